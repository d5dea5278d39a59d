package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;

/** What a question is made of: lexemes that an item has in its texts, one by one or in their order. */
final class Clauses {

    private static final float TITLE_WEIGHT = 2;

    private Clauses() {}

    static Query term(String lexeme) {
        return weighted(new TermQuery(new Term(Terms.TEXT, lexeme)), new TermQuery(new Term(Terms.TITLE, lexeme)));
    }

    /** What has the key of an authority. */
    static Query authority(String key) {
        return new TermQuery(new Term(Terms.AUTHORITY, key));
    }

    static Query terms(List<String> lexemes) {
        return all(lexemes.stream().map(Clauses::term).toList());
    }

    static Query beginning(String prefix) {
        return weighted(new PrefixQuery(new Term(Terms.TEXT, prefix)), new PrefixQuery(new Term(Terms.TITLE, prefix)));
    }

    static Query phrase(List<String> lexemes) {
        return lexemes.size() == 1
                ? term(lexemes.get(0))
                : weighted(
                        new PhraseQuery(Terms.TEXT, lexemes.toArray(String[]::new)),
                        new PhraseQuery(Terms.TITLE, lexemes.toArray(String[]::new)));
    }

    /** What stands side by side in a text. */
    static Query inOrder(List<Run> runs) {
        List<String> lexemes = new ArrayList<>();
        for (Run run : runs) {
            lexemes.addAll(Lexemes.plain(run));
        }
        Run last = runs.get(runs.size() - 1);
        if (last.tokens().size() > 1) {
            // Its last character stands alone only at the end of a run, and the text may go on.
            lexemes.remove(lexemes.size() - 1);
        }
        return phrase(lexemes);
    }

    /** Lexemes in their order, give or take one place, but for some of them. */
    static Query phraseWithout(int from, int to, List<String> lexemes) {
        PhraseQuery.Builder text = new PhraseQuery.Builder().setSlop(1);
        PhraseQuery.Builder title = new PhraseQuery.Builder().setSlop(1);
        for (int at = 0; at < lexemes.size(); at++) {
            if (at < from || at >= to) {
                text.add(new Term(Terms.TEXT, lexemes.get(at)), at);
                title.add(new Term(Terms.TITLE, lexemes.get(at)), at);
            }
        }
        return weighted(text.build(), title.build());
    }

    /** What stands anywhere in the item, and counts more where it stands in the title. */
    private static Query weighted(Query anywhere, Query inTitle) {
        return preferring(anywhere, weighing(TITLE_WEIGHT, inTitle));
    }

    /** What counts more if something else is there as well. */
    static Query preferring(Query wanted, Query welcome) {
        return new BooleanQuery.Builder()
                .add(wanted, Occur.MUST)
                .add(welcome, Occur.SHOULD)
                .build();
    }

    static Query weighing(float weight, Query query) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    static Query all(List<Query> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(part -> all.add(part, Occur.MUST));
        return all.build();
    }

    /** An item counts for the choice that fits it best, so that one in two languages is not twice as good. */
    static Query any(List<Query> choices) {
        List<Query> distinct = choices.stream()
                .flatMap(query ->
                        query instanceof DisjunctionMaxQuery some ? some.getDisjuncts().stream() : Stream.of(query))
                .distinct()
                .toList();
        return distinct.size() == 1 ? distinct.get(0) : new DisjunctionMaxQuery(distinct, 0);
    }

    /** How many there are, as Lucene counts them, which refuses too many. */
    static int count(List<Query> queries) {
        AtomicInteger count = new AtomicInteger();
        QueryVisitor counting = new QueryVisitor() {
            @Override
            public void consumeTerms(Query query, Term... terms) {
                count.incrementAndGet();
            }
        };
        queries.forEach(query -> query.visit(counting));
        return count.get();
    }
}
