package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.digest.NeedFact.Sort;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.pauses.Pauses;
import org.libraryexchange.proving.LastProof;
import org.libraryexchange.proving.LastProofs;

/** Finds what needs a person. */
@ApplicationScoped
class NeedReader {

    private static final String COUNTED = """
            select 'OWNER_RESTORED' as sort, null as partner, count(*), '' as about from restored_item, restoration
                where state = 'open' and finding in ('conflict', 'erasure') and outcome is null and choice is null
            union all select 'FOREIGN_RECORDS', null, foreign_records, topic from watched_log
            union all select 'ITEMS_DAMAGED', null, cardinality(damaged), cast(id as text)
                from (select damaged, id from own_proof where hashed is not null order by hashed desc limit 1) latest
            union all select case outcome when 'missed' then 'NIGHT_MISSED' else 'NIGHT_FAILED' end, null, count(*), ''
                from exchange_run where outcome in ('missed', 'failed') and caught_up_by is null group by outcome
            union all select 'IMPORT_HELD', null, greatest(1, withdrawals), cast(id as text) from bulk_import where state = 'held'
            union all select 'REJECTED_HERE', owner, count(*), '' from rejected_record where state = 'open' group by owner
            """;

    private final Jdbi database;
    private final NodeConfig node;
    private final LastProofs proofs;
    private final ExchangeHealth health;
    private final Pauses pauses;
    private final LetterNeeds letters;

    NeedReader(
            Jdbi database,
            NodeConfig node,
            LastProofs proofs,
            ExchangeHealth health,
            Pauses pauses,
            LetterNeeds letters) {
        this.database = database;
        this.node = node;
        this.proofs = proofs;
        this.health = health;
        this.pauses = pauses;
        this.letters = letters;
    }

    /** Everything that needs a person now, the most serious first. */
    @Transactional
    List<NeedFact> read() {
        List<NeedFact> needs = new ArrayList<>(counted());
        health.byCity().forEach((city, verdict) -> {
            if (verdict instanceof Stuck stuck) {
                needs.add(new NeedFact(
                        Sort.EXCHANGE_STUCK, Optional.of(city), 1, stuck.cause().term()));
            }
        });
        if (health.search() instanceof Stuck stuck) {
            needs.add(new NeedFact(
                    Sort.SEARCH_STUCK, Optional.empty(), 1, stuck.cause().term()));
        }
        node.partners().keySet().forEach(partner -> {
            proofs.of(node.city(), partner)
                    .ifPresent(proof -> add(needs, partner, proof, Sort.DIFFERING_THERE, Sort.REJECTED_THERE));
            // The query above has already counted the records that this city rejected.
            proofs.of(partner, node.city())
                    .filter(proof -> proof.differing() > 0)
                    .ifPresent(proof -> needs.add(need(partner, proof, Sort.DIFFERING_HERE, proof.differing())));
        });
        node.partners()
                .keySet()
                .forEach(partner -> pauses.current(partner).map(NeedFact::of).ifPresent(needs::add));
        needs.addAll(letters.read());
        needs.sort(Comparator.comparing(NeedFact::sort));
        return needs;
    }

    private List<NeedFact> counted() {
        return database.withHandle(handle -> handle.createQuery(COUNTED)
                .map(ConstructorMapper.of(NeedFact.class))
                .filter(need -> need.count() > 0)
                .list());
    }

    static void add(List<NeedFact> needs, String partner, LastProof proof, Sort differing, Sort rejected) {
        if (proof.differing() > 0) {
            needs.add(need(partner, proof, differing, proof.differing()));
        }
        if (proof.rejected() > 0) {
            needs.add(need(partner, proof, rejected, proof.rejected()));
        }
    }

    static NeedFact need(String partner, LastProof proof, Sort sort, long count) {
        return new NeedFact(sort, Optional.of(partner), count, proof.proof().toString());
    }
}
