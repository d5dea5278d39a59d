package org.libraryexchange.search;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.item.Status;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.Worker;

/** Carries what changes in the catalogue into the projection, a piece at a time. */
final class Indexer implements Worker {

    private static final Logger LOG = Logger.getLogger(Indexer.class);

    /** To be raised whenever the same text gives other terms than before. */
    static final int READING = 2;

    /** How many pieces there are between two looks at how much is still to be done. */
    private static final int PIECES_BETWEEN_LOOKS = 50;

    /** An index over millions of items takes minutes, in which the database says nothing. */
    private static final int INDEXING_PATIENCE_SECONDS = 3_600;

    private final Sessions sessions;
    private final Lease lease;
    private final Handle session;
    private final SearchedItems items;
    private final SearchIndex index;
    private final Signal changes;
    private final Duration poll;
    private final Influx influx = new Influx();
    private final Gathering gathering = new Gathering();
    private int piecesSinceLook = PIECES_BETWEEN_LOOKS;

    /** Opens sessions for this worker. */
    @FunctionalInterface
    interface Sessions {
        /**
         * Opens one in autocommit mode.
         *
         * @param patienceSeconds after which a session that gives no answer counts as broken
         */
        Handle open(int patienceSeconds);
    }

    /**
     * @param owners whose logs are followed
     * @param poll how often to look for changes that nobody announced
     */
    Indexer(Sessions sessions, Lease lease, Collection<String> owners, Signal changes, Duration poll)
            throws SQLException {
        this.sessions = sessions;
        this.lease = lease;
        this.session = sessions.open(DatabaseSessions.USUAL_PATIENCE_SECONDS);
        this.items = new SearchedItems(session.getConnection());
        this.index = new SearchIndex(session.getConnection());
        this.changes = changes;
        this.poll = poll;
        try {
            index.follow(owners);
        } catch (SQLException e) {
            Quietly.close(session);
            throw e;
        }
    }

    @Override
    public void step() {
        try {
            LockSupport.parkNanos(gathering.left(System.nanoTime()));
            if (!advance() && !changes.await(poll)) {
                index.settle();
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot keep the search index", e);
        }
    }

    /** Returns whether there was something to do. */
    boolean advance() throws SQLException {
        Map<String, SearchIndex.Reached> reached = index.reached();
        if (isBetterLeftForLater(reached.values())) {
            return false;
        }
        boolean behind = reached.values().stream().anyMatch(log -> log.behind() > 0);
        if (isWorthRebuilding(behind)) {
            rebuild();
            return true;
        }
        int put = 0;
        for (Map.Entry<String, SearchIndex.Reached> owner : reached.entrySet()) {
            put += putLogged(owner.getKey(), owner.getValue());
        }
        put += putNoted();
        if (put > 0) {
            gathering.hasPut(put, System.nanoTime());
        }
        return behind || put > 0;
    }

    private int putLogged(String owner, SearchIndex.Reached reached) throws SQLException {
        if (reached.behind() == 0) {
            return 0;
        }
        SearchedItems.Piece read = items.after(owner, reached.place());
        index.put(piece(read.items()), owner, reached.place(), read.last());
        return read.items().size();
    }

    private int putNoted() throws SQLException {
        SearchedItems.Noted noted = items.noted();
        if (!noted.stamps().isEmpty()) {
            index.put(piece(latest(noted.items())).without(noted.gone()), noted.stamps());
        }
        return noted.stamps().size();
    }

    private boolean isBetterLeftForLater(Collection<SearchIndex.Reached> logs) {
        long behind = logs.stream().mapToLong(SearchIndex.Reached::behind).sum();
        long newest = logs.stream().mapToLong(SearchIndex.Reached::newest).sum();
        boolean streaming = influx.isStreaming(behind, newest, System.nanoTime());
        if (streaming) {
            piecesSinceLook = PIECES_BETWEEN_LOOKS;
        }
        return streaming;
    }

    /** Looked at once in the beginning, and then now and then while there is much to do. */
    private boolean isWorthRebuilding(boolean behind) throws SQLException {
        piecesSinceLook += behind ? 1 : 0;
        if (piecesSinceLook < PIECES_BETWEEN_LOOKS) {
            return false;
        }
        piecesSinceLook = 0;
        return index.isOutdated(READING) || index.isFarBehind();
    }

    private void rebuild() throws SQLException {
        LOG.info("rebuilding the search index");
        try (Handle writer = sessions.open(INDEXING_PATIENCE_SECONDS)) {
            new Rebuilding(session.getConnection(), writer.getConnection(), lease).run(READING);
        }
        LOG.info("rebuilt the search index");
    }

    /** An item that was noted several times was read as often. */
    private static Collection<SearchedItem> latest(List<SearchedItem> items) {
        Map<List<Object>, SearchedItem> latest = new LinkedHashMap<>();
        items.forEach(item -> latest.put(List.of(item.id(), item.owner()), item));
        return latest.values();
    }

    private static SearchIndex.Piece piece(Collection<SearchedItem> read) {
        Map<Boolean, List<SearchedItem>> byErased = read.stream()
                .collect(Collectors.partitioningBy(item -> item.status().equals(Status.ERASED.term())));
        return new SearchIndex.Piece(byErased.get(false), byErased.get(true));
    }

    @Override
    public void close() {
        Quietly.close(session);
    }
}
