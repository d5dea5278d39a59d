package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.language.LocalizedView;
import org.libraryexchange.web.Visit;

/** Reads documents in a reader's language, by the same rules as the API. Made for one request. */
final class Localizer {

    private final Visit visit;

    /** One view for all documents, because it remembers which languages match the reader's. */
    private final LocalizedView view;

    Localizer(Visit visit) {
        this.visit = visit;
        this.view = new LocalizedView(visit.asked());
    }

    LocalizedItem of(byte[] document) {
        return of(StoredDocument.read(document));
    }

    /** Does the same with a document that has been read. */
    LocalizedItem of(ObjectNode whole) {
        ObjectNode localized = view.of(whole);
        return new LocalizedItem(whole, localized, ShownTranslation.noteIn(localized, whole), visit.language());
    }

    List<LocalizedItem> of(List<byte[]> documents) {
        return documents.stream().map(this::of).toList();
    }
}
