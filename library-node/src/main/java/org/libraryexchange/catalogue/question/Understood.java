package org.libraryexchange.catalogue.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;

/**
 * What a question was taken to mean.
 *
 * @param words what is left of it to be sought as words; may be empty
 * @param filters none if they found nothing, so that all of it was sought as words
 */
public record Understood(String words, List<Phrase> filters) {

    /** The parameter that has a question sought as words, and its only value. */
    public static final String AS = "as";

    public static final String WORDS = "words";

    /**
     * Part of a question that stands for filters.
     *
     * @param parameters of a list
     * @param alone the question without the other parts that stand for filters
     */
    public record Phrase(
            String phrase,
            Map<String, String> parameters,
            @JsonIgnore String alone) {}

    /** The same list by its parameters, with the filters among them instead of the words that stand for them. */
    public MultivaluedMap<String, String> narrowed(Map<String, List<String>> list) {
        MultivaluedMap<String, String> narrowed = new MultivaluedHashMap<>();
        narrowed.putAll(list);
        filters.forEach(filter -> filter.parameters().forEach((name, value) -> narrowed.put(name, List.of(value))));
        if (!words.isEmpty()) {
            narrowed.put("q", List.of(words));
            narrowed.put(AS, List.of(WORDS));
            return narrowed;
        }
        narrowed.remove("q");
        // Without words nothing fits better than the rest.
        narrowed.computeIfPresent("sort", (name, order) -> order.contains("relevance") ? null : order);
        narrowed.putIfAbsent("sort", List.of(narrowed.containsKey("from") ? "date" : "-updated"));
        return narrowed;
    }
}
