package org.libraryexchange.search;

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
import org.libraryexchange.text.Lexemes;
import org.libraryexchange.text.Question;
import org.libraryexchange.text.Terms;

/** Finds what a word may have been meant to be that no published item holds. */
record Corrections(IndexReader reader) {

    private static final int SHORTEST = 4;
    private static final int MOST_WORDS = 8;
    private static final int MOST_CORRECTIONS = 3;

    private record Alike(String word, int away, int items) {}

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
        org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, Fields.WORD);
        if (known == null) {
            return List.of();
        }
        int mostAway = word.length() > SHORTEST ? 2 : 1;
        FuzzyTermsEnum found = new FuzzyTermsEnum(known, new Term(Fields.WORD, word), mostAway, 0, true);
        List<Alike> alike = new ArrayList<>();
        for (BytesRef term = found.next(); term != null; term = found.next()) {
            String other = term.utf8ToString();
            alike.add(new Alike(other, away(found.getBoost(), word, other), found.docFreq()));
        }
        int least = alike.stream().mapToInt(Alike::away).min().orElse(0);
        return alike.stream()
                .filter(it -> it.away() == least)
                .sorted(Comparator.comparing(Alike::items).reversed().thenComparing(Alike::word))
                .limit(MOST_CORRECTIONS)
                .map(Alike::word)
                .toList();
    }

    /** The letters that differ, which Lucene tells as a share of the shorter word. */
    private static int away(float boost, String word, String other) {
        int shorter = Math.min(word.codePointCount(0, word.length()), other.codePointCount(0, other.length()));
        return Math.round((1 - boost) * shorter);
    }
}
