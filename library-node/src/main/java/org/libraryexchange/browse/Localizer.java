package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.language.LocalizedView;
import org.libraryexchange.web.Visit;

/** Reads documents in the language of one reader, by the rules of the API. Belongs to one request. */
final class Localizer {

    private final Visit visit;

    /** The same for all documents, since it remembers which of their languages is the reader's. */
    private final LocalizedView view;

    Localizer(Visit visit) {
        this.visit = visit;
        this.view = new LocalizedView(visit.asked());
    }

    LocalizedItem of(String document) {
        ObjectNode whole = StoredDocument.read(document);
        return new LocalizedItem(whole, view.of(whole), visit);
    }

    List<LocalizedItem> of(List<String> documents) {
        return documents.stream().map(this::of).toList();
    }
}
