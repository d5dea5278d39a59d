package org.libraryexchange.base.text;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What every search is measured against: BM25 over whatever has any of the words, or any pair of Chinese characters. */
public final class AnyWord {

    private AnyWord() {}

    public static Query of(String question) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Run.of(question).stream()
                .flatMap(run -> Lexemes.plain(run).stream())
                .distinct()
                .forEach(lexeme -> any.add(new TermQuery(new Term(Terms.TEXT, lexeme)), Occur.SHOULD));
        return any.build();
    }
}
