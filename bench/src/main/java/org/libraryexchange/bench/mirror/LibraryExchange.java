package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.libraryexchange.bench.pair.TextCatalogue;
import org.libraryexchange.bench.pair.Texts;
import org.libraryexchange.pair.DatabaseUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.LocalPostgres;

/** The nodes with all their work: validation, digests, provenance, search index, proofs. */
final class LibraryExchange implements Contestant {

    static final String TITLE = "library exchange";

    private final PairUnderTest pair;

    /**
     * Starts both nodes so that they make their tables, and stops them again.
     *
     * @param repository that the nodes are of
     */
    LibraryExchange(Path repository) {
        pair = PairUnderTest.startNodesOf(repository);
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
        DatabaseUnderTest leeds = pair.leeds().database();
        // A node that begins to wait for the night treats existing items as released, and would send them.
        leeds.execute("update publication set released_sequence = (select sequence from own_log)");
        load(corpus);
        if (searchable) {
            makeSearchable();
        }
        if (leeds.number("select sent_sequence from publication") >= corpus.first()) {
            throw new IllegalStateException("sent before both halves were on");
        }
    }

    private void makeSearchable() {
        pair.leeds().startNode(Map.of("LIBRARY_LOG_PUBLISHING", "overnight"));
        pair.leeds().awaitReady();
        TextCatalogue.awaitIndexed(pair.leeds());
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
    public boolean isSearchable() {
        return pair.hangzhou().client().searchBehind() == 0;
    }

    /** Through the API, because only the API notifies the publisher at once. */
    @Override
    public void change(String document, long sequence) {
        RequestOutcome outcome = pair.leeds().client().put("bench", Long.toString(sequence), Texts.asSent(document));
        if (!(outcome instanceof Acknowledged)) {
            throw new IllegalStateException("not written: " + outcome);
        }
    }

    @Override
    public long residentBytes() {
        return pair.leeds().node().residentBytes() + pair.hangzhou().node().residentBytes();
    }

    /** The same, without what the processes have mapped of files. */
    long anonymousBytes() {
        return pair.leeds().node().anonymousBytes() + pair.hangzhou().node().anonymousBytes();
    }

    @Override
    public void close() {
        pair.close();
    }
}
