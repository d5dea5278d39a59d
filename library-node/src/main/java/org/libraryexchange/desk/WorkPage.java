package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.proposals.SettledChange;
import org.libraryexchange.proposals.StaleTexts;
import org.libraryexchange.proposals.TranslationWork.Found;
import org.libraryexchange.proposals.TranslationWork.State;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.web.Address;

/**
 * What there is to translate.
 *
 * @param owner a city; empty for all
 * @param next where the items begin that follow; empty at the end
 */
record WorkPage(
        StaffFrame frame,
        DeskSpeech in,
        State state,
        String to,
        String owner,
        List<Entry> entries,
        Optional<String> next) {

    /**
     * An item.
     *
     * @param offer a letter that offers something for it
     */
    record Entry(Found found, ObjectNode document, Optional<UUID> offer) {

        public FormValues values() {
            return FormValues.of(document);
        }

        public String kind() {
            return document.path("kind").asText();
        }
    }

    public List<State> states() {
        return List.of(State.values());
    }

    /** The languages to choose from: those of the pages, and the chosen one. */
    public Set<String> languages() {
        return LetterFormViews.languages(Stream.of(to));
    }

    /** The address of a page of one of the lists. */
    public String link(State other, String cursor) {
        Address list = Address.of(TranslationsResource.ADDRESS)
                .with("state", other.term())
                .with("to", to);
        Address of = owner.isEmpty() ? list : list.with("owner", owner);
        return in.visit().link(cursor.isEmpty() ? of : of.with("cursor", cursor));
    }

    /** The names of the texts that are out of date. */
    public String stale(Entry entry) {
        return StaleTexts.of(entry.document()).stream()
                .filter(place -> place.last().equals(to))
                .map(place -> in.label(place.parent().toString()))
                .collect(Collectors.joining(in.language().comma()));
    }

    /** The address of a form for an offer. */
    public String offer(Entry entry) {
        Found found = entry.found();
        return in.visit()
                .link(LetterNewResource.offer(found.owner() + "/" + found.id()).with("to", to));
    }

    /**
     * What people had settled and the city's systems have changed.
     *
     * @param counts how many entries each list has
     * @param dismisses whether this person may take entries off the list
     * @param next link to the entries that follow; empty at the end
     */
    record Settled(
            StaffFrame frame,
            DeskSpeech in,
            boolean dismissed,
            Map<String, Long> counts,
            String state,
            List<Value> values,
            boolean dismisses,
            String next) {}

    /** A value that no longer stands, and the title of its item. */
    record Value(SettledChange change, String title) {

        /** The text that it was; empty if people had removed what was there. */
        public String text() {
            if (change.value() == null) {
                return "";
            }
            try {
                JsonNode json = StrictJson.tree(change.value().getBytes(StandardCharsets.UTF_8));
                return json.isValueNode() ? json.asText() : change.value();
            } catch (MalformedJsonException e) {
                return change.value();
            }
        }

        /** The language of the text; another one if it has none. */
        public String language(String otherwise) {
            String last = JsonPath.of(change.pointer()).last();
            return LanguageTag.canonical(last).filter(last::equals).orElse(otherwise);
        }
    }

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance translations(WorkPage page);

        static native TemplateInstance settled(Settled page);
    }
}
