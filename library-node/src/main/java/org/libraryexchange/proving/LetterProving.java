package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.Conversation.Listener;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.log.Position;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.node.LettersConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.worker.BackgroundWork;

/**
 * The cities' messages about letters, assembled for each worker that takes part. All messages of a pair of cities are in
 * the two logs of their letters: those about one of them are in the other.
 */
@ApplicationScoped
public class LetterProving {

    private final LetterDatabases databases;
    private final String city;
    private final LogConfig config;
    private final LettersConfig letters;
    private final Signatures signatures;
    private final Event<PublisherNeeded> needed;
    private final Event<ChangeCommitted> committed;
    private final Clock clock;
    private final Supplier<UUID> ids;

    LetterProving(
            LetterDatabases databases,
            NodeConfig node,
            LogConfig config,
            LettersConfig letters,
            Signatures signatures,
            Event<PublisherNeeded> needed,
            Event<ChangeCommitted> committed,
            Clock clock,
            Supplier<UUID> ids) {
        this.databases = databases;
        this.city = node.city();
        this.config = config;
        this.letters = letters;
        this.signatures = signatures;
        this.needed = needed;
        this.committed = committed;
        this.clock = clock;
        this.ids = ids;
    }

    /** Sends the city's messages about the letters between it and a partner, in the publisher's thread. */
    public Speaker speaker(String partner, LogHead head) {
        Pair pair = new Pair(partner);
        BackgroundWork background = new BackgroundWork("proof of letters to " + partner);
        Prover prover = new Prover(pair.ownProofs, head, pair.views, background);
        LetterSpeaker speaker = new LetterSpeaker(
                prover, AppliedTeller.of(pair.appliedHere), pair.desks.message(clock.instant()), head);
        return new Speaker() {
            @Override
            public boolean step() {
                return speaker.step();
            }

            @Override
            public void close() {
                speaker.close();
                background.close();
            }
        };
    }

    /** Listens to the messages in the log of a partner's letters, in its applier's thread. */
    public Listener listener(String partner, Position reading) {
        Pair pair = new Pair(partner);
        BackgroundWork background = new BackgroundWork("proof of letters from " + partner);
        MirrorRepairs repairs = new MirrorRepairs(pair.database);
        ProofResponder responder = new ProofResponder(city, pair.mirrored.source(), pair.mirrorProofs, repairs, clock);
        Comparer comparer = new Comparer(partner, pair.mirrorProofs, pair.views, responder, background, reading);
        LetterAnswers answers = new LetterAnswers(
                partner, new ReceiptHandler(city, pair.receipts), pair.appliedThere::note, signatures);
        return new LetterListener(
                comparer,
                noted -> {
                    pair.database.inTransaction(() -> answers.take(noted));
                    CrashPoint.hit("d1");
                },
                pair.desks::note,
                background::close);
    }

    /** What the letters between the city and one partner need. */
    private final class Pair {
        private final LogDatabase database;
        private final CityLog mirrored;
        private final PostgresViews views;
        private final PostgresOwnProofs ownProofs;
        private final PostgresReceipts receipts;
        private final PostgresMirrorProofs mirrorProofs;
        private final AppliedHere appliedHere;
        private final AppliedThere appliedThere;
        private final DeskExchange desks;

        private Pair(String partner) {
            this.database = databases.with(partner);
            this.mirrored = CityLog.letters(partner, city);
            this.views = new PostgresViews(database.sessions(), config, city);
            CityLog own = CityLog.letters(city, partner);
            MessageOutbox outbox = new MessageOutbox(database, own, signatures, needed);
            MirrorRequests requests = new MirrorRequests(outbox, city, mirrored.source(), ids);
            this.ownProofs = new PostgresOwnProofs(database, city, 1, outbox, clock);
            this.receipts = new PostgresReceipts(
                    database,
                    ownProofs,
                    new OwnProofRequests(database, needed, clock, ids),
                    new Reissues(database, own, committed),
                    needed);
            this.mirrorProofs = new PostgresMirrorProofs(database, outbox, requests, receipts, clock);
            this.appliedHere = new AppliedHere(database, signatures, mirrored, own, clock);
            this.appliedThere = new AppliedThere(database, own);
            this.desks = new DeskExchange(database, partner, letters);
        }
    }
}
