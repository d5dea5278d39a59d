package org.libraryexchange.watch.digest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.nights.Arrivals;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Text;
import org.libraryexchange.watch.digest.Digest.NamedItem;

/** Finds what has come from the partners. */
@Singleton
record PartnerNews(LogDatabase database, NodeConfig node, Arrivals arrivals, Overnight overnight) {

    private record Place(String owner, long sequence) {}

    private record Row(String what, UUID id, String document) {}

    /** For each partner, the sequence up to which its log has been applied here. */
    Map<String, Long> places() {
        Map<String, Long> places = new TreeMap<>();
        node.partners().keySet().forEach(partner -> places.put(partner, 0L));
        database.list(Place.class, "select owner, sequence from mirror_position")
                .forEach(place -> places.replace(place.owner(), place.sequence()));
        return places;
    }

    /** What came from each partner between two positions in its log. */
    List<Digest.Arrivals> between(Map<String, Long> before, Map<String, Long> now, Instant since) {
        return now.entrySet().stream()
                .map(place -> of(place.getKey(), before.getOrDefault(place.getKey(), 0L), place.getValue(), since))
                .toList();
    }

    private Digest.Arrivals of(String partner, long after, long upTo, Instant since) {
        ReceivedCounts count = arrivals.between(partner, after, upTo, since);
        Overnight.Letters letters = overnight.letters(Optional.of(partner), since);
        return new Digest.Arrivals(
                partner,
                count.added(),
                count.changed(),
                count.withdrawn(),
                count.cancelled(),
                count.erased(),
                named(partner, after, upTo, since),
                letters.letters(),
                letters.offers(),
                overnight.pictures(Optional.of(partner), since));
    }

    /** The latest few items of each sort. A cancelled or withdrawn item counts as such, whether it is new or not. */
    private List<NamedItem> named(String partner, long after, long upTo, Instant since) {
        return database
                .list(
                        Row.class,
                        """
                        select what, id, document from (
                            select *, row_number() over (partition by what order by sequence desc) as place from (
                                select id, sequence, document, case when status = 'withdrawn' then 'withdrawn'
                                    when status = 'published' and %s then 'cancelled'
                                    when status = 'published' and held_since >= :since then 'added' end as what
                                from item where owner = :partner and sequence > :after and sequence <= :upTo) came
                            where what is not null) sorted
                        where place <= :most
                        order by array_position(array['cancelled', 'withdrawn', 'added'], what), place
                        """.formatted(Arrivals.CANCELLED),
                        Map.of(
                                "partner",
                                partner,
                                "after",
                                after,
                                "upTo",
                                upTo,
                                "since",
                                since,
                                "most",
                                Digest.MOST_NAMED))
                .stream()
                .map(item -> new NamedItem(item.what(), item.id(), title(item.document())))
                .toList();
    }

    private static Map<String, String> title(String document) {
        Map<String, String> title = new LinkedHashMap<>();
        StoredDocument.read(document).path("title").properties().stream()
                .limit(Digest.MOST_LANGUAGES)
                .forEach(text ->
                        title.put(text.getKey(), Text.line(text.getValue().asText(), Digest.LONGEST_TITLE)));
        return title;
    }
}
