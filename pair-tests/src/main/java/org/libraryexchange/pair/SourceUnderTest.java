package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * A source that a node fetches maps from.
 *
 * @param path of it in the API
 */
public record SourceUnderTest(CityUnderTest city, String path) {

    private static final String SOURCES = "/api/v1/sources";

    /** What a head librarian says of a source. Each record has an identifier and an English title. */
    public static ObjectNode of(String kind, URI address, String scheme, String identifier, String title) {
        ObjectNode source = JsonNodeFactory.instance
                .objectNode()
                .put("name", "Third catalogue")
                .put("kind", kind)
                .put("address", address.toString())
                .put("scheme", scheme)
                .put("schedule", "nightly")
                .put("status", "published");
        source.putObject("columns").put(identifier, "identifier").put(title, "title.en");
        source.putObject("all")
                .put("kind", "history-resource")
                .put("originalLanguage", "en")
                .put("history.form", "map")
                .put("licence", "https://creativecommons.org/publicdomain/zero/1.0/");
        return source;
    }

    /** Adds a source, which the node must accept and fetches at once. */
    public static SourceUnderTest add(CityUnderTest city, ObjectNode source) {
        RequestOutcome outcome =
                new NodeClient(city.api(), city.token("head-librarian")).post(SOURCES, source.toString());
        if (outcome instanceof Acknowledged added) {
            return new SourceUnderTest(
                    city, SOURCES + "/" + added.json().path("id").asText());
        }
        throw new IllegalStateException("not taken: " + outcome);
    }

    /** The latest fetch, once it has ended well. */
    public JsonNode finished(Duration within) {
        return Awaitility.await()
                .atMost(within)
                .until(() -> ((Acknowledged) city.client().get(path)).json().at("/fetches/0"), fetch -> {
                    String state = fetch.path("state").asText();
                    if (state.equals("failed")) {
                        throw new IllegalStateException("not fetched: " + fetch);
                    }
                    return state.equals("finished");
                });
    }
}
