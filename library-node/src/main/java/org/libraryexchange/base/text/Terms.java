package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The terms of an item's texts in their order, as a field of the index takes them. */
public final class Terms {

    /** The field of all texts. */
    public static final String TEXT = "text";

    /** The field of the title alone, in all its languages. */
    public static final String TITLE = "title";

    /** The field of the addresses and headings of subjects, as {@link Lexemes#subject} makes them. */
    public static final String SUBJECT = "subject";

    /** The field of the audiences of an event, by the words that items have for them. */
    public static final String AUDIENCE = "audience";

    /** The field of the keys of the authorities that an item names. */
    public static final String AUTHORITY = "authority";

    /** Keeps phrases from reaching from one text into the next. */
    private static final int BETWEEN_TEXTS = 5;

    private final List<Term> terms = new ArrayList<>();
    private int position;

    private record Term(String lexeme, int position) {}

    /**
     * Takes in a text.
     *
     * @param readable whether its Chinese is also found by its pinyin; for names, since each term costs room
     */
    public void add(List<Run> runs, boolean readable) {
        for (Run run : runs) {
            List<String> plain = Lexemes.plain(run);
            List<String> readings = readable && run.han() ? Lexemes.readings(run) : List.of();
            for (int i = 0; i < plain.size(); i++) {
                position++;
                terms.add(new Term(plain.get(i), position));
                if (i < readings.size() && !readings.get(i).isEmpty()) {
                    terms.add(new Term(readings.get(i), position));
                    if (i == 0) {
                        terms.add(new Term(Lexemes.first(readings.get(i)), position));
                    }
                }
            }
        }
        position += BETWEEN_TEXTS;
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    public TokenStream stream() {
        return new Stream(terms);
    }

    private static final class Stream extends TokenStream {
        private final List<Term> terms;
        private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private int next;
        private int position;

        private Stream(List<Term> terms) {
            this.terms = terms;
        }

        @Override
        public void reset() {
            next = 0;
            position = 0;
        }

        @Override
        public boolean incrementToken() {
            if (next == terms.size()) {
                return false;
            }
            clearAttributes();
            Term term = terms.get(next);
            next++;
            text.append(term.lexeme());
            step.setPositionIncrement(term.position() - position);
            position = term.position();
            return true;
        }
    }
}
