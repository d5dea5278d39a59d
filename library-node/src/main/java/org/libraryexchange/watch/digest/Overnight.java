package org.libraryexchange.watch.digest;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.nights.Arrivals;
import org.libraryexchange.watch.digest.DigestStore.StoredDigest;

/** What has come from the partners since the morning before, for librarians. */
@Singleton
public record Overnight(LogDatabase database, DigestStore digests, NodeConfig node, Clock clock) {

    /** What came of an item, in the order in which a librarian wants to hear of it. */
    public static final List<String> SORTS = List.of("added", "cancelled", "withdrawn", "changed");

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Duration A_DAY = Duration.ofHours(24);

    /** In SQL, of the items that have come. The statement binds {@code city} and {@code since}. */
    private static final String CAME = """
            (select id, owner, sequence, case when status = 'withdrawn' then 'withdrawn'
                when status = 'published' and %s then 'cancelled'
                when status = 'published' and held_since >= :since then 'added'
                when status = 'published' then 'changed' end as what
            from item where owner <> :city and stored >= :since) as came
            """.formatted(Arrivals.CANCELLED);

    /** The documents, which are large, are read once it is known which are shown. */
    private static final String FOUND = """
            select what, id, owner, document, count from (
                select what, id, owner, count(*) over (partition by what) as count,
                    row_number() over (partition by what order by sequence desc, id) as place
                from %s where what = coalesce(cast(:sort as text), what)) as sorted
            join item using (id, owner) where place <= :most order by what, place
            """.formatted(CAME);

    /**
     * An item that has come.
     *
     * @param what one of {@link #SORTS}
     * @param document as it is stored
     */
    public record ArrivedItem(String what, UUID id, String owner, String document) {}

    /**
     * Items of one sort.
     *
     * @param items the latest of them
     */
    public record Line(String what, long count, List<ArrivedItem> items) {}

    /** How many letters without and with an offer have come. */
    public record Letters(long letters, long offers) {}

    /**
     * Pictures of partners, each counted when its large form comes or goes.
     *
     * @param unused those that no item names any more
     * @param takenDown those that are gone for good
     */
    public record Pictures(long came, long unused, long takenDown) {

        static final Pictures NONE = new Pictures(0, 0, 0);

        /** Whether all counts are zero. Jackson would show a method named isNothing. */
        public boolean nothing() {
            return came + unused + takenDown == 0;
        }
    }

    private record Found(String what, UUID id, String owner, String document, long count) {}

    /** The latest digest, unless it is older than a day. */
    public Optional<Digest> digest() {
        return digests.latest(LAST_DAY, 1).stream()
                .map(StoredDigest::digest)
                .findFirst()
                .filter(it -> it.made().isAfter(clock.instant().minus(A_DAY)));
    }

    /** The time since which everything is news: when the digest before the latest was made; a day ago without one. */
    public Instant since() {
        Instant aDayAgo = clock.instant().minus(A_DAY);
        return digest().map(Digest::since)
                .filter(since -> since.isAfter(aDayAgo.minus(A_DAY)))
                .orElse(aDayAgo);
    }

    /**
     * What has come, sort by sort; those of which nothing has come are left out.
     *
     * @param most items of each
     */
    public List<Line> items(Instant since, int most) {
        List<Found> found = found(since, Optional.empty(), most);
        return SORTS.stream()
                .map(sort ->
                        found.stream().filter(item -> item.what().equals(sort)).toList())
                .filter(items -> !items.isEmpty())
                .map(items -> new Line(
                        items.get(0).what(),
                        items.get(0).count(),
                        items.stream().map(Overnight::arrived).toList()))
                .toList();
    }

    /** The latest items of a sort. */
    public List<ArrivedItem> items(Instant since, String sort, int most) {
        return found(since, Optional.of(sort), most).stream()
                .map(Overnight::arrived)
                .toList();
    }

    private static ArrivedItem arrived(Found item) {
        return new ArrivedItem(item.what(), item.id(), item.owner(), item.document());
    }

    private List<Found> found(Instant since, Optional<String> sort, int most) {
        return database.list(
                Found.class, FOUND, Map.of("since", since, "city", node.city(), "sort", sort, "most", most));
    }

    /** The letters that have come from a partner; from all if none is named. Nothing of what they say is read. */
    public Letters letters(Optional<String> partner, Instant since) {
        return database.one(Letters.class, """
                        select count(*) filter (where not offers) as letters, count(*) filter (where offers) as offers
                        from (select position('"proposal":{' in document) > 0 as offers from letters.post
                            where kind = 'letter' and owner <> :city and status = 'sent' and held_since >= :since
                                and (cast(:partner as text) is null or partner = :partner)) as came
                        """, Map.of("city", node.city(), "since", since, "partner", partner));
    }

    /** The pictures that have come from a partner, or gone with it; of all if none is named. */
    public Pictures pictures(Optional<String> partner, Instant since) {
        return database.one(Pictures.class, """
                        select count(*) filter (where status = 'published' and held_since >= :since) as came,
                            count(*) filter (where status = 'withdrawn') as unused,
                            count(*) filter (where status = 'erased') as taken_down
                        from pictures.item where owner <> :city and kind = 'display' and stored >= :since
                            and owner = coalesce(cast(:partner as text), owner)
                        """, Map.of("city", node.city(), "since", since, "partner", partner));
    }
}
