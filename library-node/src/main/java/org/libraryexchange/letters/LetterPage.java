package org.libraryexchange.letters;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Some letters of a list.
 *
 * @param next cursor of the next page; empty on the last
 */
public record LetterPage(List<LetterRecord> letters, Optional<String> next) {

    /** The most letters that one request looks at, and about the most characters that it reads and returns. */
    static final int MOST_LOOKED_AT = 2_000;

    private static final long MOST_READ = 16L * 1024 * 1024;
    private static final long MOST_RETURNED = 4L * 1024 * 1024;

    /**
     * Takes letters until the page is full, or until the request has read as much as it may. So a page of a narrow list
     * may be short, or even empty, and still not be the last.
     *
     * @param most letters on the page
     * @param cursor of the letters after one
     */
    static LetterPage of(
            Iterator<LetterRecord> all,
            Predicate<LetterRecord> wanted,
            int most,
            Function<LetterRecord, String> cursor) {
        List<LetterRecord> found = new ArrayList<>();
        long read = 0;
        long returned = 0;
        LetterRecord last = null;
        for (int looked = 0; all.hasNext(); looked++) {
            if (found.size() >= most || looked >= MOST_LOOKED_AT || read >= MOST_READ || returned >= MOST_RETURNED) {
                return new LetterPage(
                        List.copyOf(found), Optional.ofNullable(last).map(cursor));
            }
            last = all.next();
            read += last.document().text().length();
            if (wanted.test(last)) {
                found.add(last);
                returned += last.document().text().length();
            }
        }
        return new LetterPage(List.copyOf(found), Optional.empty());
    }

    List<LetterEntry> entries() {
        return letters.stream().map(LetterEntry::of).toList();
    }

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

        static LetterEntry of(LetterRecord letter) {
            return new LetterEntry(
                    letter.document().text(),
                    letter.state(),
                    letter.handling().map(LetterDocument::text).orElse(null));
        }
    }
}
