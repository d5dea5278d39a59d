package org.libraryexchange.bench.mirror;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.bench.pair.Texts;
import org.libraryexchange.pair.Database;
import org.libraryexchange.pair.Outcome;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.stack.LocalPostgres;

/** The nodes with all their work: validation, digests, provenance, search index, proofs. */
final class Exchange implements Contestant {

    static final String TITLE = "library exchange";

    private static final Duration INDEX_PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_NANOS = 100_000_000;

    private final PairUnderTest pair = PairUnderTest.start();

    /** Starts both nodes so that they make their tables, and stops them again. */
    Exchange() {
        switchOff();
    }

    PairUnderTest pair() {
        return pair;
    }

    void switchOff() {
        pair.leeds().node().stop();
        pair.hangzhou().node().stop();
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public LocalPostgres sink() {
        return pair.hangzhou().postgres();
    }

    @Override
    public void load(Corpus corpus) throws SQLException {
        try (Connection session = pair.leeds().postgres().connectAsSuperuser();
                Statement statement = session.createStatement()) {
            statement.execute("set library.writes_as = 'leeds'");
            corpus.copyInto(session, last -> statement.execute("update own_log set sequence = " + last));
        }
    }

    /**
     * The owner's node makes items searchable when they are written; only sending them is left for later. If searching
     * is not measured, the index is marked as if it had them.
     */
    @Override
    public void loadBacklog(Corpus corpus, boolean searchable) throws SQLException {
        Database leeds = pair.leeds().database();
        // A node that begins to wait for the night treats existing items as released, and would send them.
        leeds.execute("update publication set released_sequence = (select sequence from own_log)");
        load(corpus);
        if (searchable) {
            makeSearchable(corpus);
        } else {
            leeds.execute("""
                    insert into search_position (owner, sequence) values ('leeds', %d)
                    on conflict (owner) do update set sequence = excluded.sequence""".formatted(corpus.last()));
        }
        if (leeds.number("select sent_sequence from publication") >= corpus.first()) {
            throw new IllegalStateException("sent before both halves were on");
        }
    }

    private void makeSearchable(Corpus corpus) {
        pair.leeds().startNode(Map.of("LIBRARY_LOG_PUBLISHING", "overnight"));
        long end = System.nanoTime() + INDEX_PATIENCE.toNanos();
        while (pair.leeds().database().number("select max(sequence) from search_position where owner = 'leeds'")
                < corpus.last()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the owner's index is not made");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        pair.leeds().node().stop();
    }

    @Override
    public void switchOn() {
        pair.leeds().startNodeAsMeant();
        pair.hangzhou().startNodeAsMeant();
    }

    @Override
    public void awaitReady() {
        pair.leeds().awaitReady();
        pair.hangzhou().awaitReady();
    }

    @Override
    public String searchable() {
        return "select sequence from search_position where owner = 'leeds'";
    }

    /** Through the API, because only the API notifies the publisher at once. */
    @Override
    public void change(String document, long sequence) {
        Outcome outcome = pair.leeds().client().put("bench", Long.toString(sequence), Texts.asSent(document));
        if (!(outcome instanceof Acknowledged)) {
            throw new IllegalStateException("not written: " + outcome);
        }
    }

    @Override
    public long residentBytes() {
        return pair.leeds().node().residentBytes() + pair.hangzhou().node().residentBytes();
    }

    @Override
    public void close() {
        pair.close();
    }
}
