package org.libraryexchange.stack;

import java.nio.file.Path;

/**
 * What the JVM keeps of one start to shorten the next ones: parsed and linked classes and, in newer versions of Java,
 * also what it has learnt about their methods. The archive works only with the build of Java that recorded it, and only
 * with the same jars. Any other start does not use it. The file is beside the node's jar, and the process runs in that
 * folder.
 *
 * @param file its name
 * @param use JVM option that uses the archive
 * @param recording JVM option that records it when the process ends; the name of the file follows
 */
public record StartArchive(String file, String use, String recording) {

    /** A dynamic archive of classes, JEP 350. */
    static final StartArchive CLASSES =
            new StartArchive("app-cds.jsa", "-XX:SharedArchiveFile=app-cds.jsa", "-XX:ArchiveClassesAtExit=");

    /** An ahead-of-time cache, JEP 483 and 515, recorded in one step since JEP 514. */
    static final StartArchive AHEAD_OF_TIME =
            new StartArchive("app.aot", "-XX:AOTCache=app.aot", "-XX:AOTCacheOutput=");

    private static final int FIRST_WITH_ONE_STEP = 25;

    /** The kind of archive that this program's Java makes and uses. */
    public static final StartArchive OF_THIS_JAVA = of(Runtime.version().feature());

    static StartArchive of(int javaVersion) {
        return javaVersion < FIRST_WITH_ONE_STEP ? CLASSES : AHEAD_OF_TIME;
    }

    /** The JVM option that records an archive into this file. */
    public String recordInto(Path target) {
        return recording + target.toAbsolutePath();
    }
}
