package org.libraryexchange.stack;

import java.util.List;

/** When the JVM begins to compile for good what it has compiled in a hurry. */
public final class SecondCompiler {

    /**
     * Ten times later than it would by itself: in the first minutes it would compile what is hardly called after them, on the
     * cores that everything on a machine shares.
     */
    public static final List<String> LATER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private SecondCompiler() {}
}
