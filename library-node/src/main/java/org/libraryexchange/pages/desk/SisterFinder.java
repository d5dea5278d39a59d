package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.SimilarItems;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.letters.sisters.Sisters;
import org.libraryexchange.pages.desk.DeskSisters.ItemLine;
import org.libraryexchange.pages.desk.ItemPages.SisterChoices;
import org.libraryexchange.pages.desk.ItemPages.SisterChoices.Choice;

/** Finds items of the partners that may belong with an item, for a person to choose from. */
@Singleton
record SisterFinder(Sisters sisters, DeskSearch search, SimilarItems similar, NodeConfig node) {

    private static final int MOST_FOUND = 8;
    private static final int MOST_SUGGESTED = 5;
    private static final int MOST_SUBJECTS = 4;

    /**
     * Items of the partners that somebody may add.
     *
     * @param words that they should have; if empty, those are offered that name the item, or that seem to be about the same
     * @param ticked what was chosen before, which stays a choice
     */
    SisterChoices choices(DeskTexts in, Editing editing, String words, List<String> ticked) {
        String wanted = words.strip();
        Choices found = new Choices(
                in, new HashSet<>(DeskSisters.named(editing.values()).values()), new ArrayList<>());
        sisters.stored(DeskSisters.named(ticked))
                .values()
                .forEach(item -> found.add(StoredDocument.read(item.document()), "", true));
        if (wanted.isEmpty()) {
            suggest(editing, found);
        } else {
            partners()
                    .flatMap(partner -> search.findOf(partner, wanted, MOST_FOUND, in.visit()).stream())
                    .forEach(document -> found.add(StoredDocument.read(document), "", false));
        }
        return new SisterChoices(wanted, found.choices);
    }

    private Stream<String> partners() {
        return node.partners().keySet().stream().sorted();
    }

    private void suggest(Editing editing, Choices found) {
        sisters.naming(new ItemName(node.city(), editing.id()))
                .forEach(document -> found.add(document, "names", false));
        List<String> texts = texts(editing.values());
        String kind = editing.kind().term();
        partners()
                .flatMap(partner -> similar.of(texts, partner, 2 * MOST_SUGGESTED).stream())
                .map(StoredDocument::read)
                .sorted(Comparator.comparing(
                        document -> !document.path("kind").asText().equals(kind)))
                .filter(document -> !found.seen.contains(ItemName.of(document)))
                .limit(MOST_SUGGESTED)
                .forEach(document -> found.add(document, "", false));
    }

    /** What an item is about, in all its languages. */
    private static List<String> texts(FormValues values) {
        Stream<String> subjects = IntStream.range(0, Math.min(MOST_SUBJECTS, values.rows("/subjects")))
                .mapToObj(row -> "/subjects/" + row + "/label");
        return Stream.concat(Stream.of("/title"), subjects)
                .flatMap(pointer -> values.languages(pointer).stream().map(tag -> values.text(pointer + "/" + tag)))
                .toList();
    }

    /** What is found of other cities, each item once. */
    private record Choices(DeskTexts in, Set<ItemName> seen, List<Choice> choices) {

        private void add(ObjectNode document, String reason, boolean ticked) {
            ItemName named = ItemName.of(document);
            if (!named.owner().equals(in.own()) && seen.add(named)) {
                choices.add(new Choice(new ItemLine(in, named, document, true, reason), ticked));
            }
        }
    }
}
