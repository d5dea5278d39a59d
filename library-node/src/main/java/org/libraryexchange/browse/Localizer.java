package org.libraryexchange.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.libraryexchange.language.LocalizedView;
import org.libraryexchange.web.Visit;

/** Reads documents in the language of one reader, by the rules of the API. Belongs to one request. */
final class Localizer {

    private static final JsonMapper JSON = new JsonMapper();

    private final Visit visit;

    /** The same for all documents, since it remembers which of their languages is the reader's. */
    private final LocalizedView view;

    Localizer(Visit visit) {
        this.visit = visit;
        this.view = new LocalizedView(visit.asked());
    }

    LocalizedItem of(String document) {
        try {
            return new LocalizedItem(JSON.readTree(document), JSON.readTree(view.of(document)), visit);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document is damaged", e);
        }
    }

    List<LocalizedItem> of(List<String> documents) {
        return documents.stream().map(this::of).toList();
    }
}
