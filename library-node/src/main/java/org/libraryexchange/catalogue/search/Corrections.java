package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.base.text.Question;
import org.libraryexchange.base.text.Terms;

/** Finds what a word may have been meant to be that no published item holds. */
record Corrections(IndexReader reader) {

    private static final int SHORTEST = 4;
    private static final int MOST_WORDS = 8;
    private static final int MOST_CORRECTIONS = 3;

    private record Alike(String word, int items) {}

    /** Returns the likeliest words for each of these that is not known. */
    Map<String, List<String>> of(List<String> words) throws IOException {
        List<String> spelled = words.stream()
                .distinct()
                .filter(word -> word.length() >= SHORTEST && Lexemes.isSpelled(word))
                .limit(MOST_WORDS)
                .toList();
        Map<String, List<String>> corrections = new TreeMap<>();
        for (String word : spelled) {
            if (!isKnown(word)) {
                corrections.put(word, nearest(word));
            }
        }
        return corrections;
    }

    /** Known as a word, or as the reading of a name. */
    private boolean isKnown(String word) throws IOException {
        if (reader.docFreq(new Term(Fields.WORD, word)) > 0) {
            return true;
        }
        for (List<String> reading : Question.readings(word)) {
            boolean all = true;
            for (String lexeme : reading) {
                all &= reader.docFreq(new Term(Terms.TEXT, lexeme)) > 0;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    /** Those with the fewest letters to change, the most frequent first; a swap of two letters counts as one. */
    private List<String> nearest(String word) throws IOException {
        int mostAway = word.length() > SHORTEST ? 2 : 1;
        List<Alike> alike = List.of();
        for (int away = 1; away <= mostAway && alike.isEmpty(); away++) {
            alike = alike(word, away);
        }
        return alike.stream()
                .sorted(Comparator.comparing(Alike::items).reversed().thenComparing(Alike::word))
                .limit(MOST_CORRECTIONS)
                .map(Alike::word)
                .toList();
    }

    private List<Alike> alike(String word, int away) throws IOException {
        List<Alike> alike = new ArrayList<>();
        org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, Fields.WORD);
        if (known != null) {
            FuzzyTermsEnum found = new FuzzyTermsEnum(known, new Term(Fields.WORD, word), away, 0, true);
            for (BytesRef term = found.next(); term != null; term = found.next()) {
                alike.add(new Alike(term.utf8ToString(), found.docFreq()));
            }
        }
        return alike;
    }
}
