package org.libraryexchange.exchange.nights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.ExchangeState.Standstill;
import org.libraryexchange.exchange.nights.Report.Accounts;
import org.libraryexchange.exchange.nights.Report.LogCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.record.CityLog.Sort;

/**
 * The surroundings of a city, as far as its nights see them: the changes it has sent, and a partner that is away now
 * and then.
 */
final class World implements Exchange, Accounts {

    private final Random chance;
    private Instant now;
    private long sequence = 1;
    private long sent;
    private boolean brokerAway;
    private boolean partnerAway;
    private Optional<LastProof> theirs = Optional.empty();
    private Optional<LastProof> ours = Optional.empty();
    private Optional<UUID> asked = Optional.empty();
    private boolean partnerAsked;
    private boolean partnerKnowsLetters = true;
    private Standstill held = Standstill.NOWHERE;
    private boolean lettersAsked;
    private Optional<LastProof> lettersThere = Optional.empty();
    private Optional<LastProof> lettersHere = Optional.empty();
    private final List<UUID> proofs = new ArrayList<>();

    World(long seed, Instant now) {
        this.chance = new Random(seed);
        this.now = now;
    }

    /** Lets time pass, with changes, and with outages that begin and end. */
    void goOn(Instant later) {
        now = later;
        sequence += chance.nextInt(3);
        brokerAway = brokerAway ? chance.nextInt(40) > 0 : chance.nextInt(800) == 0;
        partnerAway = partnerAway ? chance.nextInt(60) > 0 : chance.nextInt(400) == 0;
        if (!brokerAway) {
            sent = sequence;
        }
        if (!brokerAway && !partnerAway) {
            answer();
        }
    }

    private void answer() {
        if (asked.isPresent()) {
            theirs = Optional.of(proof(asked.get(), sent));
            asked = Optional.empty();
        }
        if (partnerAsked) {
            ours = Optional.of(proof(new UUID(2, chance.nextLong()), 5));
            partnerAsked = false;
        }
        if (lettersAsked && partnerKnowsLetters) {
            lettersThere = Optional.of(proof(new UUID(3, chance.nextLong()), 7));
            lettersHere = Optional.of(proof(new UUID(4, chance.nextLong()), 4));
            lettersAsked = false;
        }
    }

    private LastProof proof(UUID id, long at) {
        return new LastProof(id, at, "verified", 10, 10, 0, 0, now, OptionalLong.empty());
    }

    void brokerIsAway(boolean away) {
        brokerAway = away;
    }

    void partnerIsAway(boolean away) {
        partnerAway = away;
    }

    /** Somebody has paused the exchange. */
    void isHeld(Standstill where) {
        held = where;
    }

    void partnerKnowsLetters(boolean knows) {
        partnerKnowsLetters = knows;
    }

    /** Whether a proof of the letters was asked for and is not answered. */
    boolean isAskedForLetters() {
        return lettersAsked;
    }

    /** The proofs that runs have asked for. */
    List<UUID> proofs() {
        return proofs;
    }

    @Override
    public long release() {
        return sequence;
    }

    @Override
    public UUID prove(String who) {
        UUID id = asked.orElseGet(() -> new UUID(1, chance.nextLong()));
        asked = Optional.of(id);
        proofs.add(id);
        return id;
    }

    @Override
    public void askPartners() {
        partnerAsked = true;
    }

    @Override
    public void askForPictures(String who) {
        // No run waits for pictures.
    }

    @Override
    public void askForLetters(String partner, String who) {
        lettersAsked = true;
    }

    @Override
    public ExchangeState look(ExchangeRun run) {
        boolean sentManifest = run.proof().isPresent() && !brokerAway;
        ExchangeState.Partner partner =
                new ExchangeState.Partner("partner", items(run), letters(run), letters(run), held);
        return new ExchangeState(sent, sentManifest, isProving(), List.of(partner));
    }

    private boolean isProving() {
        return asked.isPresent() && !brokerAway && !partnerAway;
    }

    private Proofs items(ExchangeRun run) {
        return new Proofs(false, isProving(), since(theirs, run.started()), since(ours, run.started()), ours);
    }

    private Proofs letters(ExchangeRun run) {
        return new Proofs(
                !partnerKnowsLetters,
                lettersAsked && !brokerAway && !partnerAway,
                since(lettersThere, run.started()),
                since(lettersHere, run.started()),
                lettersHere);
    }

    private static Optional<LastProof> since(Optional<LastProof> proof, Instant start) {
        return proof.filter(known -> !known.made().isBefore(start));
    }

    @Override
    public SentCounts sent(ExchangeRun run, long upTo) {
        return new SentCounts(1, 0, 0, 0, 0);
    }

    @Override
    public ReceivedCounts received(ExchangeRun run, String partner, long upTo) {
        return ReceivedCounts.NOTHING;
    }

    @Override
    public LogCounts of(Sort sort, ExchangeRun run, String partner, Proofs seen) {
        return new LogCounts(7, 2, 0, 4, 1);
    }
}
