package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * All that can become of an item, done by a city to a few of its own.
 *
 * @param scheme of the items' identifiers
 */
record EveryChange(CityUnderTest city, String scheme) {

    private static final int SAMPLES_OF_A_KIND = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    void make() {
        put("texts", ItemDocuments.event("𠮷野家 🌕 Lumière \u0645\u0647\u0631\u062C\u0627\u0646 \"a\\b\" </script>"));
        put("priced", priced());
        acknowledged(city.client()
                .putWithin(
                        TRACE, scheme, "traced", ItemDocuments.event("Traced").toString()));
        put("changed", ItemDocuments.event("Before"));
        put("changed", ItemDocuments.event("After"));
        withdraw(put("withdrawn", ItemDocuments.event("Withdrawn")));
        Acknowledged back = put("back", ItemDocuments.event("Withdrawn and published again"));
        withdraw(back);
        acknowledged(city.client().publish(back.id().toString(), "*"));
        erase(put("erased", ItemDocuments.event("Erased")));
    }

    private static ObjectNode priced() {
        ObjectNode item = ItemDocuments.event("Priced");
        ((ObjectNode) item.path("event"))
                .putObject("admission")
                .put("free", false)
                .putArray("prices")
                .addObject()
                .put("amount", "12.50")
                .put("currency", "GBP");
        return item;
    }

    /** What nodes of before this version do not know. */
    Acknowledged undated() {
        ObjectNode item = ItemDocuments.event("Dates to be announced");
        item.putObject("event").put("datesToBeAnnounced", true);
        return put("undated", item);
    }

    /**
     * Imports some of the city's sample catalogue; rows of a file are sent together, under one seal.
     *
     * @param repository of the city's version, which may not know all that later samples have
     */
    void importSamples(Path repository, Path folder) {
        List<String> rows = SampleItems.KINDS.stream()
                .flatMap(kind ->
                        SampleItems.of(repository, city.name(), kind).stream().limit(SAMPLES_OF_A_KIND))
                .map(ObjectNode::toString)
                .toList();
        assertThat(imported(city, rows, folder).path("created").asInt()).isEqualTo(rows.size());
    }

    /** Sends rows as a file, and tells how the import has ended. */
    static JsonNode imported(CityUnderTest city, List<String> rows, Path folder) {
        try {
            Path file = Files.write(folder.resolve(city.name() + ".ndjson"), rows);
            return ImportUnderTest.send(city, "scheme=" + city.name() + "-sample", "application/x-ndjson", file)
                    .ended(SOON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Acknowledged put(String value, ObjectNode document) {
        return acknowledged(city.client().put(scheme, value, document.toString()));
    }

    Acknowledged read(String value) {
        return acknowledged(city.client().get("/api/v1/items/by-identifier/" + scheme + "/" + value));
    }

    void withdraw(Acknowledged item) {
        acknowledged(city.client().withdraw(item.id().toString(), "*", "Rain"));
    }

    void erase(Acknowledged item) {
        acknowledged(city.client().erase(item.id().toString(), "*"));
    }

    static Acknowledged acknowledged(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }
}
