package org.libraryexchange.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.digest.Digest.NamedItem;
import org.libraryexchange.nights.Arrivals;
import org.libraryexchange.nights.Received;
import org.libraryexchange.node.NodeConfig;

/** Tells what has come from the partners. */
@ApplicationScoped
class PartnerNews {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Session database;
    private final NodeConfig node;
    private final Arrivals arrivals;
    private final ObjectMapper json;

    PartnerNews(Session database, NodeConfig node, Arrivals arrivals, ObjectMapper json) {
        this.database = database;
        this.node = node;
        this.arrivals = arrivals;
        this.json = json;
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
        Period period = new Period(partner, after, upTo, since);
        List<NamedItem> named = new ArrayList<>();
        named.addAll(named(period, "cancelled", Arrivals.CANCELLED));
        named.addAll(named(period, "withdrawn", "status = 'withdrawn'"));
        named.addAll(named(period, "added", "status = 'published' and held_since >= :since"));
        return new Digest.Arrivals(
                partner, count.added(), count.changed(), count.withdrawn(), count.cancelled(), count.erased(), named);
    }

    private record Period(String partner, long after, long upTo, Instant since) {}

    private List<NamedItem> named(Period period, String what, String condition) {
        return database
                .createNativeQuery("""
                        select id, cast(cast(document as json) -> 'title' as text) from item
                        where owner = :partner and sequence > :after and sequence <= :upto and %s
                            and :since = :since
                        order by sequence desc limit :most
                        """.formatted(condition), Object[].class)
                .setParameter("partner", period.partner())
                .setParameter("after", period.after())
                .setParameter("upto", period.upTo())
                .setParameter("since", period.since())
                .setParameter("most", Digest.MOST_NAMED)
                .getResultList()
                .stream()
                .map(row -> new NamedItem(what, (UUID) row[0], texts((String) row[1])))
                .toList();
    }

    private Map<String, String> texts(String title) {
        try {
            return json.readValue(title, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the title of a mirrored item cannot be read", e);
        }
    }
}
