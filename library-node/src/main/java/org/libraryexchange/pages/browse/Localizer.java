package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.libraryexchange.catalogue.language.LocalizedView;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.proposals.StaleTexts;
import org.libraryexchange.pages.web.Visit;

/** Reads documents in a reader's language, by the same rules as the API. Made for one request. */
final class Localizer {

    private final Visit visit;

    /** One view for all documents, because it remembers which languages match the reader's. */
    private final LocalizedView view;

    Localizer(Visit visit) {
        this.visit = visit;
        this.view = new LocalizedView(visit.asked());
    }

    Visit visit() {
        return visit;
    }

    LocalizedItem of(byte[] document) {
        return of(StoredDocument.read(document));
    }

    /** Does the same with a document that has been read. */
    LocalizedItem of(ObjectNode whole) {
        ObjectNode localized = view.of(whole);
        return new LocalizedItem(
                whole,
                localized,
                ShownTranslation.noteIn(localized, whole),
                OccurrenceView.of(whole),
                Set.of(),
                visit.language());
    }

    List<LocalizedItem> of(List<byte[]> documents) {
        return documents.stream().map(this::of).toList();
    }

    /**
     * Who translated a text that a reader sees.
     *
     * @param language of the text
     * @param by the city that translated it
     * @param credit whom to name instead of that city's library; may be empty
     */
    record ShownTranslation(String language, String by, String credit) {

        static final String MACHINE = "machine";
        static final String STALE = "stale";

        /**
         * Notes at each text of a localized document whether a machine translated it, and whether its original has changed
         * since.
         *
         * @param localized changes; each of its texts is in one language
         * @return who translated the texts, in the order of the document's notes
         */
        static List<ShownTranslation> noteIn(ObjectNode localized, ObjectNode whole) {
            List<ShownTranslation> shown = new ArrayList<>();
            whole.path("translated")
                    .properties()
                    .forEach(language -> language.getValue().properties().forEach(note -> {
                        if (note.getKey().startsWith("/")
                                && localized.at(note.getKey()) instanceof ObjectNode text
                                && text.path("language").asText().equals(language.getKey())) {
                            mark(text, note.getValue(), StaleTexts.isStale(whole, note.getKey(), note.getValue()));
                            shown.add(of(language.getKey(), note.getValue()));
                        }
                    }));
            return shown.stream().distinct().toList();
        }

        /** The same as a credit: of the language, not of its script, and to the city only if it names nobody. */
        ShownTranslation credited() {
            String spoken = Locale.forLanguageTag(language).getLanguage();
            return new ShownTranslation(spoken, credit.isEmpty() ? by : "", credit);
        }

        private static void mark(ObjectNode text, JsonNode note, boolean stale) {
            text.put(MACHINE, note.path(MACHINE).asBoolean()).put(STALE, stale);
        }

        private static ShownTranslation of(String language, JsonNode note) {
            return new ShownTranslation(
                    language, note.path("by").asText(), note.path("credit").asText());
        }
    }
}
