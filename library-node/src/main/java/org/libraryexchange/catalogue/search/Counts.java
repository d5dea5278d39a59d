package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/**
 * How many items a query finds, and how they fall into groups.
 *
 * @param counted how many were looked at; the counts are of these
 * @param complete whether that is all there are
 * @param groups by the facet's name, the largest first
 */
public record Counts(
        int counted, boolean complete, @JsonProperty("by") Map<String, List<Group>> groups) {

    /** Items of a group. */
    public record Group(String value, int count) {}

    private static final int MOST_GROUPS = 50;

    /** More take too long: each is looked up in each facet. */
    static final int MOST_COUNTED = 100_000;

    /** Counts what a query finds. */
    static Counts of(IndexSearcher searcher, Query query, List<Facet> facets, TitleOrder titles) throws IOException {
        Counter counter = searcher.search(query, new CollectorManager<Counter, Counter>() {
            @Override
            public Counter newCollector() {
                return new Counter(facets, titles);
            }

            /** One, since the index is searched by the thread of the request alone. */
            @Override
            public Counter reduce(Collection<Counter> counters) {
                return counters.iterator().next();
            }
        });
        Map<String, List<Group>> groups = new LinkedHashMap<>();
        facets.forEach(facet -> groups.put(facet.term(), counter.groups(facet)));
        return new Counts(Math.min(counter.items, MOST_COUNTED), counter.items <= MOST_COUNTED, groups);
    }

    /** Counts in each segment by the numbers of its values, and adds them up by the values themselves. */
    private static final class Counter extends SimpleCollector {
        private final List<Facet> facets;
        private final TitleOrder titles;
        private final Map<Facet, Map<BytesRef, Integer>> counts = new HashMap<>();
        private final List<SortedSetDocValues> values = new ArrayList<>();
        private final List<int[]> ofSegment = new ArrayList<>();
        private int items;

        private Counter(List<Facet> facets, TitleOrder titles) {
            this.facets = facets;
            this.titles = titles;
            facets.forEach(facet -> counts.put(facet, new HashMap<>()));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext segment) throws IOException {
            values.clear();
            ofSegment.clear();
            for (Facet facet : facets) {
                SortedSetDocValues of = DocValues.getSortedSet(segment.reader(), facet.field(titles));
                values.add(of);
                ofSegment.add(new int[(int) of.getValueCount()]);
            }
        }

        @Override
        public void collect(int item) throws IOException {
            items++;
            if (items > MOST_COUNTED) {
                throw new CollectionTerminatedException();
            }
            for (int i = 0; i < values.size(); i++) {
                SortedSetDocValues of = values.get(i);
                if (of.advanceExact(item)) {
                    for (int left = of.docValueCount(); left > 0; left--) {
                        ofSegment.get(i)[(int) of.nextOrd()]++;
                    }
                }
            }
        }

        @Override
        public void finish() throws IOException {
            for (int i = 0; i < values.size(); i++) {
                Map<BytesRef, Integer> sum = counts.get(facets.get(i));
                int[] numbers = ofSegment.get(i);
                for (int ord = 0; ord < numbers.length; ord++) {
                    if (numbers[ord] > 0) {
                        sum.merge(BytesRef.deepCopyOf(values.get(i).lookupOrd(ord)), numbers[ord], Integer::sum);
                    }
                }
            }
        }

        private List<Group> groups(Facet facet) {
            Map<String, Group> groups = new HashMap<>();
            counts.get(facet).forEach((value, count) -> {
                Heading heading =
                        facet.isShown() ? Heading.of(value) : new Heading(value.utf8ToString(), value.utf8ToString());
                groups.merge(heading.folded(), new Group(heading.text(), count), Counter::sum);
            });
            return groups.values().stream()
                    .sorted(Comparator.comparing(Group::count).reversed().thenComparing(Group::value))
                    .limit(MOST_GROUPS)
                    .toList();
        }

        /** Under the form of the name that most items have. */
        private static Group sum(Group one, Group other) {
            boolean first = one.count() > other.count()
                    || (one.count() == other.count() && one.value().compareTo(other.value()) < 0);
            return new Group(first ? one.value() : other.value(), one.count() + other.count());
        }
    }
}
