package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.item.Status;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.nights.NightStatus;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.ExchangeStatus.NightsStatus;
import org.libraryexchange.ops.ExchangeStatus.OwnLogStatus;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.ops.ExchangeStatus.SearchStatus;
import org.libraryexchange.proving.LastProofs;
import org.libraryexchange.record.Topics;
import org.libraryexchange.replication.Replication;
import org.libraryexchange.search.Searching;

/** Puts the status together: numbers from the database, so that every replica tells the same; states from here. */
@ApplicationScoped
public class StatusReader {

    /**
     * Without sequential scans, as the planner cannot know that next to nothing lies behind the cursors; the offsets keep
     * it from reading whole catalogues for the sake of a join.
     */
    private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true)";

    private static final String OWN_LOG = """
            select own_log.sequence, sent_sequence,
                (select count(*) from (select from item where owner = :city and item.sequence > sent_sequence
                    and item.sequence <= coalesce(released_sequence, item.sequence)
                    order by item.sequence offset 0) as waiting),
                (select count(*) from (select from item where owner = :city and item.sequence > released_sequence
                    order by item.sequence offset 0) as held)
            from own_log, publication
            """;

    private static final String SEARCH = """
            select (select count(*) from search_position position cross join lateral (
                    select from item where item.owner = position.owner and item.sequence > position.sequence
                    order by item.sequence offset 0) as lacking)
                + (select count(*) from search_pending)
            """;

    private final Session database;
    private final NodeConfig node;
    private final CityKeys keys;
    private final Replication replication;
    private final LastProofs proofs;
    private final Searching searching;
    private final NightStatus nights;
    private final ImportsReader imports;
    private final ExchangeHealth health;

    StatusReader(
            Session database,
            NodeConfig node,
            CityKeys keys,
            Replication replication,
            LastProofs proofs,
            Searching searching,
            NightStatus nights,
            ImportsReader imports,
            ExchangeHealth health) {
        this.database = database;
        this.node = node;
        this.keys = keys;
        this.replication = replication;
        this.proofs = proofs;
        this.searching = searching;
        this.nights = nights;
        this.imports = imports;
        this.health = health;
    }

    /** How the exchange stands now. */
    @Transactional
    public ExchangeStatus read() {
        database.createNativeQuery(BY_INDEX, String.class).getSingleResult();
        Map<String, Map<String, Long>> counts = counts();
        return new ExchangeStatus(
                node.city(),
                counts.getOrDefault(node.city(), zeros()),
                ownLog(),
                node.partners().keySet().stream()
                        .sorted()
                        .map(partner -> partner(partner, counts.getOrDefault(partner, zeros())))
                        .toList(),
                search(),
                nights(),
                imports.read(),
                HealthStatus.of(health.byTopic()));
    }

    private OwnLogStatus ownLog() {
        Object[] row = database.createNativeQuery(OWN_LOG, Object[].class)
                .setParameter("city", node.city())
                .getSingleResult();
        return new OwnLogStatus(
                Topics.items(node.city()),
                number(row[0]),
                number(row[1]),
                number(row[2]),
                number(row[3]),
                keys.own().map(key -> key.id().toString()),
                replication.publisher().state(),
                replication.publisher().lastError());
    }

    private SearchStatus search() {
        long behind = database.createNativeQuery(SEARCH, Long.class).getSingleResult();
        return new SearchStatus(
                behind, searching.indexer().state(), searching.indexer().lastError());
    }

    private NightsStatus nights() {
        return new NightsStatus(
                nights.atWork(),
                nights.last(),
                nights.nextOpens(),
                nights.keeper().state(),
                nights.keeper().lastError());
    }

    private PartnerStatus partner(String partner, Map<String, Long> items) {
        List<Object[]> rows = database.createNativeQuery(
                        "select sequence, gap_after, catching_up, dropped from mirror_position where owner = :partner",
                        Object[].class)
                .setParameter("partner", partner)
                .getResultList();
        Object[] rejected = database.createNativeQuery(
                        "select count(*), count(*) filter (where state = 'open') from rejected_record where owner = :partner",
                        Object[].class)
                .setParameter("partner", partner)
                .getSingleResult();
        return new PartnerStatus(
                partner,
                Topics.items(partner),
                items,
                rows.isEmpty() ? 0 : number(rows.get(0)[0]),
                replication.progress(partner).recordsBehind(),
                replication.progress(partner).secondsBehind(),
                rows.isEmpty() || (Boolean) rows.get(0)[2],
                rows.isEmpty() ? Optional.empty() : Optional.ofNullable((Long) rows.get(0)[1]),
                proofs.of(partner, node.city()),
                proofs.of(node.city(), partner),
                keys.of(partner).stream().map(key -> key.id().toString()).toList(),
                rows.isEmpty() ? 0 : number(rows.get(0)[3]),
                number(rejected[0]),
                number(rejected[1]),
                replication.applier(partner).state(),
                replication.applier(partner).lastError());
    }

    private Map<String, Map<String, Long>> counts() {
        List<Object[]> rows = database.createNativeQuery(
                        "select owner, status, sum(items) from counted_item group by owner, status", Object[].class)
                .getResultList();
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        rows.forEach(
                row -> counts.computeIfAbsent((String) row[0], owner -> zeros()).put((String) row[1], number(row[2])));
        return counts;
    }

    private static Map<String, Long> zeros() {
        Map<String, Long> zeros = new LinkedHashMap<>();
        Arrays.stream(Status.values()).forEach(status -> zeros.put(status.term(), 0L));
        return zeros;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
