package org.libraryexchange.stack;

import java.nio.file.Path;

/**
 * What the JVM keeps of one start to make the next ones shorter: classes as they are once parsed and linked, and in
 * newer versions of Java also what was learnt of their methods. It serves only the build of Java that recorded it, and
 * only the jars as they were then; any other start goes without. It lies beside the node's jar, and the process runs
 * there.
 *
 * @param file its name
 * @param use JVM option that starts with it
 * @param recording JVM option that records it when the process ends, before the name of the file to write
 */
public record StartArchive(String file, String use, String recording) {

    /** A dynamic archive of classes, JEP 350. */
    static final StartArchive CLASSES =
            new StartArchive("app-cds.jsa", "-XX:SharedArchiveFile=app-cds.jsa", "-XX:ArchiveClassesAtExit=");

    /** An ahead-of-time cache, JEP 483 and 515, recorded in one step since JEP 514. */
    static final StartArchive AHEAD_OF_TIME =
            new StartArchive("app.aot", "-XX:AOTCache=app.aot", "-XX:AOTCacheOutput=");

    private static final int FIRST_WITH_ONE_STEP = 25;

    /** The kind that the Java that runs this program makes and uses. */
    public static final StartArchive OF_THIS_JAVA = of(Runtime.version().feature());

    static StartArchive of(int javaVersion) {
        return javaVersion < FIRST_WITH_ONE_STEP ? CLASSES : AHEAD_OF_TIME;
    }

    /** The JVM option that records one into this file. */
    public String recordInto(Path target) {
        return recording + target.toAbsolutePath();
    }
}
