package org.libraryexchange.catalogue.search;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;

/** Finds items in the index for other parts of the node, the latest change first. */
@Singleton
public record ItemLookup(CurrentIndex index) {

    /** The published events and festivals of a city whose last day was before a day, at most so many. */
    public List<UUID> endedBefore(LocalDate day, String owner, int most) {
        int last = (int) day.toEpochDay() - 1;
        return find(
                new BooleanQuery.Builder()
                        .add(Filters.term(Fields.OWNER, owner), Occur.FILTER)
                        .add(Filters.term(Fields.STATUS, Status.PUBLISHED.term()), Occur.FILTER)
                        .add(Filters.term(Fields.KIND, Kind.HISTORY_RESOURCE.term()), Occur.MUST_NOT)
                        .add(IntPoint.newRangeQuery(Fields.LAST_DAY, Integer.MIN_VALUE, last), Occur.FILTER),
                most);
    }

    /** The items of a city, whatever their status, with a date on some of these days, at most so many. */
    public List<UUID> within(Optional<LocalDate> from, Optional<LocalDate> to, String owner, int most) {
        int first = from.map(day -> (int) day.toEpochDay()).orElse(Integer.MIN_VALUE);
        int last = to.map(day -> (int) day.toEpochDay()).orElse(Integer.MAX_VALUE);
        return first > last
                ? List.of()
                : find(
                        new BooleanQuery.Builder()
                                .add(Filters.term(Fields.OWNER, owner), Occur.FILTER)
                                .add(
                                        IntRange.newIntersectsQuery(Fields.DAYS, new int[] {first}, new int[] {last}),
                                        Occur.FILTER),
                        most);
    }

    /** The items that begin on one of these days, at most so many: the published ones of any city, and drafts of one. */
    public List<UUID> beginningOn(Collection<LocalDate> days, Kind kind, String drafting, int most) {
        int[] numbers = days.stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        Query drafts = new BooleanQuery.Builder()
                .add(Filters.term(Fields.STATUS, Status.DRAFT.term()), Occur.FILTER)
                .add(Filters.term(Fields.OWNER, drafting), Occur.FILTER)
                .build();
        return find(
                new BooleanQuery.Builder()
                        .add(
                                new BooleanQuery.Builder()
                                        .add(Filters.term(Fields.STATUS, Status.PUBLISHED.term()), Occur.SHOULD)
                                        .add(drafts, Occur.SHOULD)
                                        .build(),
                                Occur.FILTER)
                        .add(Filters.term(Fields.KIND, kind.term()), Occur.FILTER)
                        .add(IntPoint.newSetQuery(Fields.FIRST_DAY, numbers), Occur.FILTER),
                most);
    }

    /** A city's item to which it has given the identifier; the latest where it has given one to several. */
    public Optional<UUID> identified(String owner, Identifier identifier) {
        String own = Lexemes.identifier(identifier.scheme(), identifier.value());
        return find(
                        new BooleanQuery.Builder()
                                .add(Filters.term(Fields.IDENTIFIER, own), Occur.FILTER)
                                .add(Filters.term(Fields.OWNER, owner), Occur.FILTER)
                                .add(Filters.term(Fields.STATUS, Status.DRAFT.term()), Occur.MUST_NOT),
                        1)
                .stream()
                .findFirst();
    }

    /** The published items of other cities that have one of these identifiers, at most so many. */
    public List<UUID> identifiedElsewhere(Collection<Identifier> identifiers, String owner, int most) {
        List<BytesRef> lexemes = identifiers.stream()
                .map(it -> new BytesRef(Lexemes.identifier(it.scheme(), it.value())))
                .toList();
        return find(
                new BooleanQuery.Builder()
                        .add(new TermInSetQuery(Fields.IDENTIFIER, lexemes), Occur.FILTER)
                        .add(Filters.term(Fields.STATUS, Status.PUBLISHED.term()), Occur.FILTER)
                        .add(Filters.term(Fields.OWNER, owner), Occur.MUST_NOT),
                most);
    }

    /**
     * The items of a city that have all words of a text, whatever their status, the best first.
     *
     * @throws ProblemException if there is no word in the text
     */
    public List<UUID> ofWords(String text, String owner, LocalDate today) {
        return index.read(searcher -> new IndexSearch(searcher, index.places(), today)
                .ofAllWords(text, Filters.term(Fields.OWNER, owner)).stream()
                        .map(IndexedKey::id)
                        .toList());
    }

    /** Whether a published item has an identifier of one of these schemes; empty while the index is being made. */
    public Optional<Boolean> anyIdentified(Set<String> schemes) {
        BooleanQuery.Builder identified = new BooleanQuery.Builder();
        schemes.forEach(scheme -> identified.add(
                new PrefixQuery(new Term(Fields.IDENTIFIER, Lexemes.identifier(scheme, ""))), Occur.SHOULD));
        return index.position()
                .map(made -> !find(
                                new BooleanQuery.Builder()
                                        .add(identified.build(), Occur.FILTER)
                                        .add(Filters.term(Fields.STATUS, Status.PUBLISHED.term()), Occur.FILTER),
                                1)
                        .isEmpty());
    }

    private List<UUID> find(BooleanQuery.Builder wanted, int most) {
        return index.read(searcher -> new IndexFinder(searcher)
                .find(wanted.build(), Order.NEWEST, most).stream()
                        .map(IndexedKey::id)
                        .toList());
    }
}
