package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.digest.Digest.NamedItem;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Text;
import org.libraryexchange.nights.Arrivals;
import org.libraryexchange.nights.Received;
import org.libraryexchange.node.NodeConfig;

/** Tells what has come from the partners. */
@ApplicationScoped
class PartnerNews {

    private final Session database;
    private final NodeConfig node;
    private final Arrivals arrivals;

    PartnerNews(Session database, NodeConfig node, Arrivals arrivals) {
        this.database = database;
        this.node = node;
        this.arrivals = arrivals;
    }

    /** Up to which place each partner's log has been applied here. */
    @Transactional
    Map<String, Long> places() {
        Map<String, Long> places = new TreeMap<>();
        node.partners().keySet().forEach(partner -> places.put(partner, 0L));
        database.createNativeQuery("select owner, sequence from mirror_position", Object[].class)
                .getResultList()
                .forEach(row -> places.replace((String) row[0], (Long) row[1]));
        return places;
    }

    /** What came from a partner between two places of its log. */
    @Transactional
    Digest.Arrivals of(String partner, long after, long upTo, Instant since) {
        Received count = arrivals.between(partner, after, upTo, since);
        return new Digest.Arrivals(
                partner,
                count.added(),
                count.changed(),
                count.withdrawn(),
                count.cancelled(),
                count.erased(),
                named(partner, after, upTo, since));
    }

    /** Of each sort the latest few; what is cancelled or withdrawn counts as that, new or not. */
    private List<NamedItem> named(String partner, long after, long upTo, Instant since) {
        return database
                .createNativeQuery("""
                        select what, id, document from (
                            select *, row_number() over (partition by what order by sequence desc) as place from (
                                select id, sequence, document, case when status = 'withdrawn' then 'withdrawn'
                                    when status = 'published' and %s then 'cancelled'
                                    when status = 'published' and held_since >= :since then 'added' end as what
                                from item where owner = :partner and sequence > :after and sequence <= :upto) came
                            where what is not null) sorted
                        where place <= :most
                        order by array_position(array['cancelled', 'withdrawn', 'added'], what), place
                        """.formatted(Arrivals.CANCELLED), Object[].class)
                .setParameter("partner", partner)
                .setParameter("after", after)
                .setParameter("upto", upTo)
                .setParameter("since", since)
                .setParameter("most", Digest.MOST_NAMED)
                .getResultList()
                .stream()
                .map(row -> new NamedItem((String) row[0], (UUID) row[1], title((String) row[2])))
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
