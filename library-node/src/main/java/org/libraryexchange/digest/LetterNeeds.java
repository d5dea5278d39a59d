package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.digest.NeedFact.Sort;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.health.Verdict.Stuck;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.LastProofs;
import org.libraryexchange.proving.LetterProofs;

/** Finds what needs a person about the exchange of letters, within the caller's transaction. Only numbers are read. */
@ApplicationScoped
class LetterNeeds {

    private static final String COUNTED = """
            select 'LETTERS_RESTORED' as sort, partner, count(*), partner as about
                from letters.restored_post join letters.restoring using (partner)
                where restoring.state = 'open' and finding in ('conflict', 'erasure') and outcome is null
                    and choice is null
                group by partner
            union all select 'LETTERS_DAMAGED', partner, cardinality(damaged), cast(id as text)
                from (select distinct on (partner) partner, damaged, id from letters.proof where hashed is not null
                    order by partner, hashed desc) as latest
            union all select 'LETTERS_REJECTED_HERE', owner, count(*), '' from letters.rejected_record
                where state = 'open' group by owner
            """;

    private final Jdbi database;
    private final NodeConfig node;
    private final LetterProofs letters;
    private final ExchangeHealth health;

    LetterNeeds(Jdbi database, NodeConfig node, LetterProofs letters, ExchangeHealth health) {
        this.database = database;
        this.node = node;
        this.letters = letters;
        this.health = health;
    }

    List<NeedFact> read() {
        List<NeedFact> needs = new ArrayList<>(counted());
        health.letters().forEach((partner, verdict) -> {
            if (verdict instanceof Stuck stuck) {
                needs.add(new NeedFact(
                        Sort.LETTERS_STUCK,
                        Optional.of(partner),
                        1,
                        stuck.cause().term()));
            }
        });
        node.partners().keySet().forEach(partner -> addProved(needs, partner));
        return needs;
    }

    private List<NeedFact> counted() {
        return database.withHandle(handle -> handle.createQuery(COUNTED)
                .map(ConstructorMapper.of(NeedFact.class))
                .filter(need -> need.count() > 0)
                .list());
    }

    private void addProved(List<NeedFact> needs, String partner) {
        LastProofs proofs = letters.last(partner);
        proofs.of(node.city(), partner)
                .ifPresent(proof -> NeedReader.add(
                        needs, partner, proof, Sort.LETTERS_DIFFERING_THERE, Sort.LETTERS_REJECTED_THERE));
        // The query above has already counted the records that this city rejected.
        proofs.of(partner, node.city())
                .filter(proof -> proof.differing() > 0)
                .ifPresent(proof ->
                        needs.add(NeedReader.need(partner, proof, Sort.LETTERS_DIFFERING_HERE, proof.differing())));
    }
}
