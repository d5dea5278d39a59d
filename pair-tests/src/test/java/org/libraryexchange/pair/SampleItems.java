package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The sample catalogues that the nodes come with. */
final class SampleItems {

    static final List<String> KINDS = List.of("events", "festivals", "history");

    private SampleItems() {}

    /** A city's samples of one of {@link #KINDS}, in their order. */
    static List<ObjectNode> of(String city, String kind) {
        return of(Repository.root(), city, kind);
    }

    /** The same in a checkout of another version. */
    static List<ObjectNode> of(Path repository, String city, String kind) {
        Path file = repository.resolve(city + "-node/sample-catalogue/" + kind + ".json");
        try {
            List<ObjectNode> samples = new ArrayList<>();
            for (JsonNode sample : Json.read(Files.readString(file))) {
                samples.add((ObjectNode) sample);
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
