package org.libraryexchange.exchange.nights;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.LogSights;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.Releases;
import org.libraryexchange.exchange.nights.ExchangeState.Partner;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.ExchangeState.Standstill;
import org.libraryexchange.exchange.pauses.Pauses;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.proving.LogProofs;
import org.libraryexchange.exchange.proving.ProofRequests;

/** The exchange of this node's city. */
@Singleton
record CityExchange(
        Releases releases,
        ProofRequests requests,
        LogProofs proofs,
        PicturesOfANight pictures,
        LogSights sights,
        Pauses pauses)
        implements Exchange {

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
        logs().partners().stream()
                .filter(partner -> pauses.current(partner).isEmpty())
                .forEach(requests::ofPartner);
    }

    @Override
    public void askForPictures(String who) {
        pictures.ask(who);
    }

    @Override
    public void askForLetters(String partner, String who) {
        ProofRequests ofLetters = proofs.requests(proofs.logs().letters(partner));
        UUID unused = ofLetters.ofOwnCatalogue(who);
        ofLetters.ofPartner(partner);
    }

    @Override
    public ExchangeState look(ExchangeRun run) {
        return logs().inTransaction(() -> look(run, before(run)));
    }

    private ExchangeState look(ExchangeRun run, Instant before) {
        return new ExchangeState(
                releases.sentUpTo(),
                run.proof().filter(requests::isManifestSent).isPresent(),
                requests.isAtWork(),
                logs().partners().stream()
                        .sorted()
                        .map(partner -> partner(partner, run.started(), before))
                        .toList());
    }

    private Partner partner(String partner, Instant started, Instant before) {
        return new Partner(
                partner,
                proofs(requests, partner, started, before),
                letters(partner, started, before),
                proofs(proofs.requests(proofs.logs().pictures()), partner, started, before),
                new Standstill(
                        new LastProofs(logs()).isPaused(logs().city(), partner, started),
                        pauses.current(partner).isPresent()));
    }

    /** @param before when the run before started */
    Proofs letters(String partner, Instant started, Instant before) {
        return proofs(proofs.requests(proofs.logs().letters(partner)), partner, started, before);
    }

    private Proofs proofs(ProofRequests of, String partner, Instant started, Instant before) {
        String city = of.logs().city();
        LastProofs last = new LastProofs(of.logs());
        Optional<LastProof> ours = last.since(partner, city, started);
        return new Proofs(
                of.logs().own().sort().carriesAnswers()
                        && sights.isAwaited(of.logs().of(partner).topic()),
                of.isAtWork(),
                last.since(city, partner, started),
                ours,
                ours.or(() -> last.since(partner, city, before)));
    }

    /** When the run before began. For the first run, the earliest possible time, so that every proof counts. */
    private Instant before(ExchangeRun run) {
        return logs().one(Instant.class, """
                select coalesce(max(started), timestamptz 'epoch') from exchange_run
                where started < ? and outcome <> 'missed'
                """, run.started());
    }

    private LogTables logs() {
        return requests.logs();
    }
}
