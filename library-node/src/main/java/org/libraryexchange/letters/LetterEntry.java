package org.libraryexchange.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A letter in a list.
 *
 * @param letter the document as it is stored
 * @param state how far it has come
 * @param handling what its addressee did with it, as it is stored; null if nothing is known
 */
record LetterEntry(
        @JsonRawValue String letter,
        String state,
        @JsonRawValue String handling) {

    static LetterEntry of(HeldLetter held) {
        return new LetterEntry(held.document(), held.state(), held.handling());
    }
}
