package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.base.text.Question;
import org.libraryexchange.base.text.Terms;
import org.libraryexchange.base.text.TextAnalyzer;

/** Finds what somebody may have meant with a word that no published item holds, or with a question that finds nothing. */
record Corrections(IndexReader reader) {

    private static final int SHORTEST = 4;
    private static final int SHORTEST_PART = 3;
    private static final int MOST_WORDS = 8;
    private static final int MOST_CORRECTIONS = 3;

    private record Alike(String term, int items) {}

    /** Returns the likeliest words for each of these that is not known. */
    Map<String, List<String>> of(List<String> words) throws IOException {
        List<String> spelled = words.stream()
                .distinct()
                .filter(word -> TextAnalyzer.stem(word).length() >= SHORTEST && Lexemes.isSpelled(word))
                .limit(MOST_WORDS)
                .toList();
        Map<String, List<String>> corrections = new TreeMap<>();
        for (String word : spelled) {
            if (!isKnown(word)) {
                List<String> apart = apart(word);
                corrections.put(
                        word, apart.isEmpty() ? nearest(Fields.WORD, word, word.length() > SHORTEST ? 2 : 1) : apart);
            }
        }
        return corrections;
    }

    /** Known as a word, or as the reading of a name. */
    private boolean isKnown(String word) throws IOException {
        if (isWord(word)) {
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

    /** As two words that stand side by side in an item; empty if none has them. */
    private List<String> apart(String word) throws IOException {
        for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_PART; cut++) {
            String first = word.substring(0, cut);
            String second = word.substring(cut);
            if (isWord(first) && isWord(second) && isPhrase(first + " " + second)) {
                return List.of(first + " " + second);
            }
        }
        return List.of();
    }

    private boolean isWord(String word) throws IOException {
        return reader.docFreq(new Term(Fields.WORD, word)) > 0;
    }

    private boolean isPhrase(String words) throws IOException {
        Optional<Query> phrase = new Question(Gazetteer.EMPTY, Map.of()).query('"' + words + '"');
        return new IndexSearcher(reader).count(phrase.orElseThrow()) > 0;
    }

    /** Returns headings of subjects that are written almost like a text. */
    List<String> headings(String text) throws IOException {
        String folded = Lexemes.subject(text);
        return nearest(Fields.SUBJECT, folded, Lexemes.mostWrong(folded)).stream()
                .filter(heading -> !heading.contains("://"))
                .map(Lexemes::unfolded)
                .toList();
    }

    /** Those with the fewest letters to change, the most frequent first; a swap of two letters counts as one. */
    private List<String> nearest(String field, String term, int mostAway) throws IOException {
        List<Alike> alike = List.of();
        for (int away = 1; away <= mostAway && alike.isEmpty(); away++) {
            alike = alike(new Term(field, term), away);
        }
        return alike.stream()
                .sorted(Comparator.comparing(Alike::items).reversed().thenComparing(Alike::term))
                .limit(MOST_CORRECTIONS)
                .map(Alike::term)
                .toList();
    }

    private List<Alike> alike(Term meant, int away) throws IOException {
        List<Alike> alike = new ArrayList<>();
        org.apache.lucene.index.Terms known = MultiTerms.getTerms(reader, meant.field());
        if (known != null) {
            FuzzyTermsEnum found = new FuzzyTermsEnum(known, meant, away, 0, true);
            for (BytesRef term = found.next(); term != null; term = found.next()) {
                alike.add(new Alike(term.utf8ToString(), found.docFreq()));
            }
        }
        return alike;
    }
}
