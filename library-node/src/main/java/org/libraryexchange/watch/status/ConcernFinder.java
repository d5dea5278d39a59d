package org.libraryexchange.watch.status;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.health.Verdict;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.status.Concern.Sort;
import org.libraryexchange.watch.status.ExchangeStatus.PartnerStatus;

/** Finds what is not as it should be. */
@Singleton
public record ConcernFinder(NodeLogs logs, ExchangeHealth health) {

    /** Records that were rejected here count whether or not their city is still a partner. */
    private static final String OF_THE_NODE = """
            select case outcome when 'missed' then 'NIGHT_MISSED' else 'NIGHT_FAILED' end as sort, null as partner, count(*),
                '' as about
            from exchange_run where outcome in ('missed', 'failed') and caught_up_by is null group by outcome
            union all select 'IMPORT_HELD', null, greatest(1, withdrawals), cast(id as text)
                from bulk_import where state = 'held'
            union all select 'REJECTED_HERE', owner, count(*), '' from rejected_record where state = 'open' group by owner
            union all select 'LETTERS_REJECTED_HERE', owner, count(*), ''
                from letters.rejected_record where state = 'open' group by owner
            union all select 'PICTURES_REJECTED_HERE', owner, count(*), ''
                from pictures.rejected_record where state = 'open' group by owner
            """;

    /** The same statement for items, for pictures and for the letters to a partner. Nobody chooses between pictures. */
    private static final String OF_A_LOG = """
            select :restored as sort, cast(:partner as text) as partner, count(*),
                    coalesce(cast(:partner as text), '') as about
                from restored_item, restoration
                where state = 'open' and finding in ('conflict', 'erasure') and outcome is null and choice is null
            union all select :damaged, cast(:partner as text), cardinality(damaged), cast(id as text)
                from (select damaged, id from own_proof where hashed is not null order by hashed desc limit 1) as latest
            """;

    /**
     * What has come to a stop, as this process sees it, and the city's logs into which somebody else has written. This is
     * known without the database.
     */
    public List<Concern> stopped() {
        List<Concern> found = stuck();
        new TreeMap<>(health.foreign()).forEach((topic, records) -> found.add(Concern.ofForeign(topic, records)));
        return found;
    }

    private List<Concern> stuck() {
        List<Concern> found = new ArrayList<>();
        health.byCity().forEach((city, verdict) -> add(found, Sort.EXCHANGE_STUCK, Optional.of(city), verdict));
        health.letters().forEach((partner, verdict) -> add(found, Sort.LETTERS_STUCK, Optional.of(partner), verdict));
        health.pictures().forEach((city, verdict) -> add(found, Sort.PICTURES_STUCK, Optional.of(city), verdict));
        add(found, Sort.IMPORTS_STUCK, Optional.empty(), health.imports());
        add(found, Sort.SEARCH_STUCK, Optional.empty(), health.search());
        return found;
    }

    private static void add(List<Concern> found, Sort sort, Optional<String> city, Verdict verdict) {
        if (verdict instanceof Stuck stuck) {
            found.add(Concern.of(sort, city, stuck));
        }
    }

    /** Everything that needs a person, the most serious first. */
    public List<Concern> needs(ExchangeStatus status) {
        List<Concern> found = stuck();
        found.removeIf(concern -> concern.sort() == Sort.IMPORTS_STUCK);
        status.log().foreignRecords().forEach(log -> found.add(Concern.ofForeign(log.topic(), log.records())));
        logs.database().inTransaction(() -> {
            found.addAll(logs.database().list(Concern.class, OF_THE_NODE));
            logs.all().map(ConcernFinder::ofLog).forEach(found::addAll);
        });
        status.partners().forEach(partner -> add(found, partner));
        found.removeIf(concern -> concern.count() == 0);
        found.sort(Comparator.comparing(Concern::sort));
        return found;
    }

    private static List<Concern> ofLog(LogTables log) {
        Optional<String> partner = log.own().to();
        Sort restored = partner.isEmpty() ? Sort.OWNER_RESTORED : Sort.LETTERS_RESTORED;
        Sort damaged = switch (log.own().sort()) {
            case LETTERS -> Sort.LETTERS_DAMAGED;
            case PICTURES -> Sort.PICTURES_DAMAGED;
            default -> Sort.ITEMS_DAMAGED;
        };
        return log.list(Concern.class, OF_A_LOG, Map.of("partner", partner, "restored", restored, "damaged", damaged));
    }

    private static void add(List<Concern> found, PartnerStatus partner) {
        String city = partner.city();
        partner.pauses().paused().map(Concern::of).ifPresent(found::add);
        partner.copies().provedThere().ifPresent(proof -> {
            found.add(Concern.of(Sort.DIFFERING_THERE, city, proof.differing(), proof));
            found.add(Concern.of(Sort.REJECTED_THERE, city, proof.rejected(), proof));
        });
        partner.letters().sent().proved().ifPresent(proof -> {
            found.add(Concern.of(Sort.LETTERS_DIFFERING_THERE, city, proof.differing(), proof));
            found.add(Concern.of(Sort.LETTERS_REJECTED_THERE, city, proof.rejected(), proof));
        });
        partner.pictures().sent().proved().ifPresent(proof -> {
            found.add(Concern.of(Sort.PICTURES_DIFFERING_THERE, city, proof.differing(), proof));
            found.add(Concern.of(Sort.PICTURES_REJECTED_THERE, city, proof.rejected(), proof));
        });
        partner.pictures()
                .received()
                .proved()
                .ifPresent(
                        proof -> found.add(Concern.of(Sort.PICTURES_DIFFERING_HERE, city, proof.differing(), proof)));
        partner.copies()
                .provedHere()
                .ifPresent(proof -> found.add(Concern.of(Sort.DIFFERING_HERE, city, proof.differing(), proof)));
        partner.letters()
                .received()
                .proved()
                .ifPresent(proof -> found.add(Concern.of(Sort.LETTERS_DIFFERING_HERE, city, proof.differing(), proof)));
    }
}
