package org.libraryexchange.stack;

import java.util.List;

/** When the JVM begins to optimize code that it first compiled quickly. */
public final class SecondCompiler {

    /**
     * Ten times later than by default. In the first minutes the JVM would optimize code that is hardly called later, on
     * cores that everything on the machine shares.
     */
    public static final List<String> LATER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private SecondCompiler() {}
}
