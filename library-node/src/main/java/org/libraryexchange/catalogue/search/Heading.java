package org.libraryexchange.catalogue.search;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.text.Lexemes;

/**
 * A subject's heading or a name in one language. Those that differ only in case, accents or script are one.
 *
 * @param folded what they have in common
 */
record Heading(String folded, String text) {

    private static final char SEPARATOR = '\0';

    static Heading of(String text) {
        return new Heading(Lexemes.subject(text), Lexemes.shortened(text));
    }

    static Heading of(BytesRef bytes) {
        String both = bytes.utf8ToString();
        int end = both.indexOf(SEPARATOR);
        return new Heading(both.substring(0, end), both.substring(end + 1));
    }

    BytesRef bytes() {
        return new BytesRef((folded + SEPARATOR + text).getBytes(StandardCharsets.UTF_8));
    }
}
