package org.libraryexchange.base.text;

import static org.libraryexchange.base.text.Clauses.any;
import static org.libraryexchange.base.text.Clauses.weighing;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What words for the same thing ask for, whichever of them is typed.
 *
 * @param words each of them, and the audiences and authorities that they mean
 * @param headings items whose subject they are
 */
record Meaning(Query words, Query headings) {

    /** An item that says a name in so many words comes before one that only has the key of its authority. */
    private static final float AUTHORITY_WEIGHT = 0.3f;

    static Meaning of(Synonyms synonyms) {
        List<Query> words = new ArrayList<>();
        List<Query> headings = new ArrayList<>();
        for (String word : synonyms.words()) {
            List<Run> runs = Run.of(word);
            if (!runs.isEmpty()) {
                words.add(Clauses.inOrder(runs));
                headings.add(new TermQuery(new Term(Terms.SUBJECT, Lexemes.subject(word))));
            }
        }
        synonyms.audiences().forEach(audience -> words.add(new TermQuery(new Term(Terms.AUDIENCE, audience))));
        synonyms.authorities().forEach(key -> words.add(weighing(AUTHORITY_WEIGHT, Clauses.authority(key))));
        return new Meaning(any(words), any(headings));
    }
}
