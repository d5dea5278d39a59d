package org.libraryexchange.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Kafka's programs under the names that they have in Kafka's own folder: the build brings their classes alone. */
final class KafkaTools {

    private static final Map<String, String> CLASSES = Map.of(
            "kafka-acls.sh", "org.apache.kafka.tools.AclCommand",
            "kafka-configs.sh", "kafka.admin.ConfigCommand");

    private KafkaTools() {}

    /** Puts them into the folder and returns the environment in which commands find them. */
    static Map<String, String> in(Path folder) {
        CLASSES.forEach((name, program) -> write(folder.resolve(name), program));
        return Map.of("PATH", folder + ":" + System.getenv("PATH"), "CLASSPATH", System.getProperty("java.class.path"));
    }

    private static void write(Path file, String program) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "#!/bin/bash\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %s \"$@\"\n"
                            .formatted(java, program));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
