package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.text.Snippets;
import org.libraryexchange.catalogue.search.ItemFinder.ListItem;
import org.libraryexchange.item.StoredDocument;

/**
 * Why an item was found.
 *
 * @param snippets of its texts that match, the title first
 * @param document of the item, which has been read for them
 */
public record Hit(
        UUID id,
        Matched matched,
        List<Snippet> snippets,
        @JsonIgnore ObjectNode document) {

    /** Part of a text; cut into pieces, so that nobody has to trust markup in it. */
    public record Snippet(String pointer, List<Snippets.Part> parts) {

        /** The language of the text. */
        public String language() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }

    private static final int MOST_SNIPPETS = 3;

    /** Longer texts are searched for snippets only up to here. */
    private static final int MOST_CHARACTERS = 10_000;

    /**
     * Says where a query's words stand in an item.
     *
     * @param reader the language that is shown where a text matches in several
     */
    static Hit of(ListItem item, Matched matched, Snippets snippets, TitleOrder reader) {
        ObjectNode document = StoredDocument.read(item.document());
        Hit hit = new Hit(item.id(), matched, new ArrayList<>(), document);
        Marking names = text -> snippets.of(text, true);
        Marking prose = text -> snippets.of(text, false);
        hit.add(reader, "/title", document.path("title"), names);
        hit.addEach(reader, "/subjects", document.path("subjects"), "label", names);
        hit.add(reader, "/place/name", document.path("place").path("name"), names);
        hit.addEach(reader, "/history/creators", document.path("history").path("creators"), "name", names);
        hit.add(reader, "/summary", document.path("summary"), prose);
        hit.add(reader, "/description", document.path("description"), prose);
        return hit;
    }

    /** Marks what matches in a text; nothing if nothing does. */
    @FunctionalInterface
    private interface Marking {
        Optional<List<Snippets.Part>> of(String text);
    }

    private void addEach(TitleOrder reader, String pointer, JsonNode elements, String member, Marking marking) {
        for (int i = 0; i < elements.size(); i++) {
            add(reader, pointer + "/" + i + "/" + member, elements.path(i).path(member), marking);
        }
    }

    private void add(TitleOrder reader, String pointer, JsonNode byLanguage, Marking marking) {
        if (snippets.size() == MOST_SNIPPETS) {
            return;
        }
        byLanguage.properties().stream()
                .sorted(Comparator.comparing(text -> !reader.reads(text.getKey())))
                .flatMap(text -> marking
                        .of(shortened(text.getValue().asText()))
                        .map(parts -> new Snippet(pointer + "/" + text.getKey(), parts))
                        .stream())
                .findFirst()
                .ifPresent(snippets::add);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST_CHARACTERS)));
    }
}
