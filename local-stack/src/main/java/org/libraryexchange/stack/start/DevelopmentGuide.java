package org.libraryexchange.stack.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.libraryexchange.stack.PrivateFile;
import org.libraryexchange.stack.pair.CitySettings;
import org.libraryexchange.stack.pair.PairSettings;
import org.libraryexchange.stack.pair.Services;

/** How to run the nodes by hand with running services: one file with the environment for each node. */
record DevelopmentGuide(PairSettings settings, Services services, Style style) {

    private static final int FIRST_DEBUG_PORT = 5005;

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(style.bold("PostgreSQL and Kafka are ready"));
        lines.add("");
        lines.add("  Kafka       " + services.kafka().bootstrapServers());
        settings.cities()
                .forEach(city -> lines.add("  " + pad(city.title())
                        + services.postgres(city.name()).jdbcUrl()));
        lines.add("");
        lines.add(style.bold("Run a node") + ", each in its own terminal, in the repository:");
        int debugPort = FIRST_DEBUG_PORT;
        for (CitySettings city : settings.cities()) {
            lines.add("  ( set -a; . %s; mvn quarkus:dev -pl %s -am -Ddebug=%d )"
                    .formatted(
                            Summary.shown(writeEnvironment(city)), city.module().getFileName(), debugPort++));
        }
        return String.join("\n", lines);
    }

    private Path writeEnvironment(CitySettings city) {
        Map<String, String> environment = services.environment(city);
        Path file = settings.data().resolve(city.name() + ".env");
        PrivateFile.write(
                file,
                environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
                        .collect(Collectors.joining()));
        return file;
    }

    private static String pad(String title) {
        return title + " ".repeat(Math.max(1, 12 - title.length()));
    }
}
