package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.desk.DeskSisters.ItemLine;
import org.libraryexchange.desk.ItemPage.SisterChoices;
import org.libraryexchange.desk.ItemPage.SisterChoices.Choice;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.search.SimilarItems;
import org.libraryexchange.sisters.SisterItem.Named;
import org.libraryexchange.sisters.Sisters;
import org.libraryexchange.web.City;
import org.libraryexchange.web.CityTitles;

/** Finds items of the partners that may belong with an item, for a person to choose from. */
@ApplicationScoped
class SisterFinder {

    private static final int MOST_FOUND = 8;
    private static final int MOST_SUGGESTED = 5;
    private static final int MOST_SUBJECTS = 4;

    private final Sisters sisters;
    private final DeskSearch search;
    private final SimilarItems similar;
    private final CityTitles cities;
    private final NodeConfig node;

    SisterFinder(Sisters sisters, DeskSearch search, SimilarItems similar, CityTitles cities, NodeConfig node) {
        this.sisters = sisters;
        this.search = search;
        this.similar = similar;
        this.cities = cities;
        this.node = node;
    }

    /**
     * Items of the partners that somebody may add.
     *
     * @param words that they should have; if empty, those are offered that name the item, or that seem to be about the same
     * @param ticked what was chosen before, which stays a choice
     */
    SisterChoices choices(DeskSpeech speech, Editing editing, String words, List<String> ticked) {
        String wanted = words.strip();
        Set<Named> seen = new HashSet<>(DeskSisters.named(editing.values()).values());
        List<Choice> choices = new ArrayList<>();
        sisters.stored(DeskSisters.named(ticked)).values().stream()
                .map(item -> StoredDocument.read(item.document()))
                .forEach(document -> add(speech, document, "", true, seen, choices));
        if (wanted.isEmpty()) {
            suggest(speech, editing, seen, choices);
        } else {
            node.partners().keySet().stream()
                    .sorted()
                    .flatMap(partner -> search.findOf(partner, wanted, MOST_FOUND, speech.visit()).stream())
                    .map(StoredDocument::read)
                    .forEach(document -> add(speech, document, "", false, seen, choices));
        }
        return new SisterChoices(wanted, choices);
    }

    private void suggest(DeskSpeech speech, Editing editing, Set<Named> seen, List<Choice> choices) {
        sisters.naming(new Named(node.city(), editing.id()))
                .forEach(document -> add(speech, document, "names", false, seen, choices));
        List<String> texts = texts(editing.values());
        String kind = editing.kind().term();
        List<ObjectNode> found = node.partners().keySet().stream()
                .sorted()
                .flatMap(partner -> similar.of(texts, partner, 2 * MOST_SUGGESTED).stream())
                .map(StoredDocument::read)
                .toList();
        Stream.concat(
                        found.stream().filter(document -> isOf(kind, document)),
                        found.stream().filter(document -> !isOf(kind, document)))
                .filter(document -> !seen.contains(named(document)))
                .limit(MOST_SUGGESTED)
                .forEach(document -> add(speech, document, "", false, seen, choices));
    }

    private static boolean isOf(String kind, ObjectNode document) {
        return document.path("kind").asText().equals(kind);
    }

    /** What an item is about, in all its languages. */
    private static List<String> texts(FormValues values) {
        Stream<String> subjects = IntStream.range(0, Math.min(MOST_SUBJECTS, values.rows("/subjects")))
                .mapToObj(row -> "/subjects/" + row + "/label");
        return Stream.concat(Stream.of("/title"), subjects)
                .flatMap(pointer -> values.languages(pointer).stream().map(tag -> values.text(pointer + "/" + tag)))
                .toList();
    }

    private static Named named(ObjectNode document) {
        return new Named(
                document.path("owner").asText(),
                Parameters.uuid(document.path("id").asText()).orElse(null));
    }

    private void add(
            DeskSpeech speech,
            ObjectNode document,
            String reason,
            boolean ticked,
            Set<Named> seen,
            List<Choice> choices) {
        Named named = named(document);
        if (named.owner().equals(node.city()) || !seen.add(named)) {
            return;
        }
        City city = cities.of(named.owner(), speech.language());
        choices.add(new Choice(
                new ItemLine(
                        named.owner(),
                        named.id().toString(),
                        ShownTitle.of(speech, document),
                        city,
                        speech.link("/items/" + named.id()),
                        reason.isEmpty() ? "" : speech.words().sisterState(reason, city.title())),
                speech.terms().kind(document.path("kind").asText()),
                ticked));
    }
}
