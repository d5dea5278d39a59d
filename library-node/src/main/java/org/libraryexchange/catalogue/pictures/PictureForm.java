package org.libraryexchange.catalogue.pictures;

import org.libraryexchange.picture.PictureDocument;

/** What is known here of a form of a picture, of this city or a partner. */
public record PictureForm(PictureDocument document, State state) {

    /** Where a form is. */
    public enum State {
        /** In its city's log, with its bytes. */
        PRESENT,
        /** Of this city, with its bytes: it has no place in the log yet. */
        WAITING,
        /** No item names it any more. It may return. */
        REMOVED,
        /** It does not return. */
        TAKEN_DOWN;

        /** Whether its bytes are here. */
        public boolean isShown() {
            return this == PRESENT || this == WAITING;
        }
    }

    public boolean isShown() {
        return state.isShown();
    }
}
