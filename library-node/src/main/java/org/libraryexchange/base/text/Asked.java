package org.libraryexchange.base.text;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * What a question asks for.
 *
 * @param parts of which an item has all, or some; at least one
 * @param unwanted what it must not have in either case
 */
public record Asked(List<Part> parts, List<Query> unwanted) {

    /** Of all parts together. Lucene refuses a query of too many terms, and nobody types so many words. */
    private static final int MOST_PIECES = 50;

    /**
     * What each word counts beside its own weight: as much as a word that one item in 150 has. Without it a common word in a
     * title outweighs two words in a description.
     */
    private static final float WORD_WEIGHT = 5;

    /**
     * Words or characters that stand together, a name or a phrase.
     *
     * @param pieces what an item may have instead of the whole; a single one says the same as the whole
     */
    record Part(Query whole, List<Query> pieces) {

        /** One that is not divided. */
        static Part of(Query whole) {
            return new Part(whole, List.of(whole));
        }

        private boolean isDivided() {
            return pieces.size() > 1;
        }

        /** An item that has the whole has all pieces, and does not count twice. */
        private Query some(int most) {
            return isDivided() && most > 0
                    ? new DisjunctionMaxQuery(List.of(whole, any(pieces.subList(0, Math.min(most, pieces.size())))), 0)
                    : whole;
        }
    }

    /** Asks for what has all parts. */
    public Query all() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part.whole(), Occur.MUST));
        return wanted(all);
    }

    /** Asks for what has any part, or a piece of one; the more, the higher. Empty where that would be all. */
    public Optional<Query> some() {
        if (parts.size() == 1 && !parts.get(0).isDivided()) {
            return Optional.empty();
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        int left = MOST_PIECES;
        for (Part part : parts) {
            some.add(counted(part.some(left)), Occur.SHOULD);
            left -= part.pieces().size();
        }
        return Optional.of(wanted(some));
    }

    private Query wanted(BooleanQuery.Builder query) {
        unwanted.forEach(it -> query.add(it, Occur.MUST_NOT));
        return query.build();
    }

    private static Query any(List<Query> pieces) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        pieces.forEach(piece -> any.add(counted(piece), Occur.SHOULD));
        return any.build();
    }

    private static Query counted(Query word) {
        return new BooleanQuery.Builder()
                .add(word, Occur.MUST)
                .add(new BoostQuery(new MatchAllDocsQuery(), WORD_WEIGHT), Occur.SHOULD)
                .build();
    }
}
