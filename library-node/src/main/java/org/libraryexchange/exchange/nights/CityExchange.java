package org.libraryexchange.exchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.log.postgres.Releases;
import org.libraryexchange.exchange.nights.ExchangeState.Held;
import org.libraryexchange.exchange.nights.ExchangeState.Partner;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.proving.ProofRequests;

/** The exchange of this node's city. */
@ApplicationScoped
class CityExchange implements Exchange {

    private final Jdbi database;
    private final NodeConfig node;
    private final Releases releases;
    private final ProofRequests requests;
    private final LastProofs proofs;
    private final LettersWatch letters;
    private final Pauses pauses;

    CityExchange(
            Jdbi database,
            NodeConfig node,
            Releases releases,
            ProofRequests requests,
            LastProofs proofs,
            LettersWatch letters,
            Pauses pauses) {
        this.database = database;
        this.node = node;
        this.releases = releases;
        this.requests = requests;
        this.proofs = proofs;
        this.letters = letters;
        this.pauses = pauses;
    }

    @Override
    public long release() {
        return releases.releaseAll();
    }

    @Override
    public UUID prove(String who) {
        return requests.ofOwnCatalogue(who);
    }

    @Override
    public void askPartners() {
        node.partners().keySet().stream()
                .filter(partner -> pauses.current(partner).isEmpty())
                .forEach(requests::ofPartner);
    }

    @Override
    public void askForLetters(String partner, String who) {
        letters.ask(partner, who);
    }

    @Override
    @Transactional
    public ExchangeState look(ExchangeRun run) {
        Instant before = before(run);
        return new ExchangeState(
                releases.sentUpTo(),
                run.proof().filter(requests::isManifestSent).isPresent(),
                requests.isAtWork(),
                node.partners().keySet().stream()
                        .sorted()
                        .map(partner -> partner(partner, run, before))
                        .toList());
    }

    private Partner partner(String partner, ExchangeRun run, Instant before) {
        String city = node.city();
        Optional<LastProof> ours = proofs.since(partner, city, run.started());
        return new Partner(
                partner,
                proofs.since(city, partner, run.started()),
                ours,
                ours.or(() -> proofs.since(partner, city, before)),
                letters.look(partner, run.started(), before),
                new Held(
                        proofs.isPaused(city, partner, run.started()),
                        pauses.current(partner).isPresent()));
    }

    /** When the run before began. For the first run, the earliest possible time, so that every proof counts. */
    private Instant before(ExchangeRun run) {
        return database.withHandle(
                handle -> handle.select("""
                        select coalesce(max(started), timestamptz 'epoch') from exchange_run
                        where started < ? and outcome <> 'missed'
                        """, run.started()).mapTo(Instant.class).one());
    }
}
