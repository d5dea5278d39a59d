package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;

/** Finds published events and festivals whose last day is over. */
@ApplicationScoped
public class FinishedItems {

    private final CurrentIndex index;

    FinishedItems(CurrentIndex index) {
        this.index = index;
    }

    /** The ids of all items of a city that ended before a day, at most so many, the latest change first. */
    public List<UUID> endedBefore(LocalDate day, String owner, int most) {
        BooleanQuery wanted = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.OWNER, owner)), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.STATUS, Status.PUBLISHED.term())), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.KIND, Kind.HISTORY_RESOURCE.term())), Occur.MUST_NOT)
                .add(
                        IntPoint.newRangeQuery(Fields.LAST_DAY, Integer.MIN_VALUE, (int) day.toEpochDay() - 1),
                        Occur.FILTER)
                .build();
        return index.read(searcher -> new IndexFinder(searcher)
                .find(wanted, Order.NEWEST, most).stream().map(IndexedKey::id).toList());
    }
}
