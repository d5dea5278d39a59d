package org.libraryexchange.search;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.database.Quietly;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.search.SearchedItems.Note;
import org.libraryexchange.search.SearchedItems.Row;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkFailedException;
import org.libraryexchange.worker.Worker;

/**
 * Carries what changes in the catalogue into this process's index. It begins by comparing the index with the catalogue: a
 * database that was restored may have given the same places in its log to other items.
 */
final class Indexer implements Worker {

    private static final Logger LOG = Logger.getLogger(Indexer.class);

    /** A large number of rows reads in minutes, in which one statement is at work. */
    static final String SETUP = "SET jit = off; SET idle_in_transaction_session_timeout = '60s'";

    private static final int MOST_ROWS = 500;

    /**
     * What comes one by one gathers for so long, since making it found takes some milliseconds of CPU for one item as for
     * ten. With 50 ms, indexers took a tenth of two cores at a hundred writes a second.
     */
    private static final Duration GATHERING = Duration.ofMillis(250);

    /** While much is to be put in, it is found so often. */
    private static final Duration REFRESH_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_SLEEP = Duration.ofHours(12);
    private static final Duration FORGETTING_PAUSE = Duration.ofHours(1);

    private final Handle handle;
    private final Connection session;
    private final SearchedItems items;
    private final SearchIndex index;
    private final List<String> owners;
    private final Signal changes;
    private final Duration poll;
    private final Clock clock;
    private final Lease lease;
    private IndexPosition position;
    private boolean compared;
    private int put;
    private boolean unseen;
    private long refreshNanos = System.nanoTime();
    private Instant read;
    private Instant forgot = Instant.EPOCH;

    /**
     * @param handle of a session in autocommit mode that nothing else uses
     * @param owners whose logs are followed
     * @param poll how often to look for changes that nobody announced
     */
    Indexer(
            Handle handle,
            SearchIndex index,
            List<String> owners,
            Signal changes,
            Duration poll,
            Clock clock,
            Lease lease) {
        this.handle = handle;
        this.session = handle.getConnection();
        this.items = new SearchedItems(session);
        this.index = index;
        this.owners = owners;
        this.changes = changes;
        this.poll = poll;
        this.clock = clock;
        this.lease = lease;
        this.read = clock.instant();
    }

    @Override
    public void step() {
        try {
            if (!compared) {
                compare();
            } else if (!advance()) {
                index.commitSoon();
                changes.await(poll);
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot read the catalogue for the search index", e);
        } catch (IOException e) {
            throw new WorkFailedException("cannot write the search index: " + e.getMessage(), e);
        }
    }

    /** Work within a transaction. Nothing is rolled back where it fails: then the session is closed. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException, IOException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException, IOException {
        session.setAutoCommit(false);
        T result = work.run();
        session.commit();
        session.setAutoCommit(true);
        return result;
    }

    /** Makes the index as the catalogue is at one moment. */
    private void compare() throws SQLException, IOException {
        boolean anew = index.position().isEmpty();
        long differing = inTransaction(() -> {
            handle.execute("set transaction isolation level repeatable read");
            position = new IndexPosition(items.newest(owners), items.firstAtWork());
            return index.read(this::mend);
        });
        index.refresh(position);
        index.commit();
        compared = true;
        read = clock.instant();
        if (anew || differing > 0) {
            LOG.infof("%s the search index items=%d", anew ? "made" : "mended", differing);
        }
    }

    private long mend(IndexSearcher searcher) throws SQLException, IOException {
        Comparison comparison = new Comparison(searcher.getIndexReader());
        List<Row> differing = new ArrayList<>();
        long[] count = new long[1];
        items.states(state -> {
            if (!comparison.holds(state)) {
                count[0]++;
                differing.add(state.row());
            }
            if (differing.size() == MOST_ROWS) {
                put(differing);
                differing.clear();
            }
        });
        put(differing);
        for (String key : comparison.others()) {
            count[0]++;
            index.remove(key);
        }
        return count[0];
    }

    private void put(List<Row> rows) throws SQLException, IOException {
        lease.require();
        Set<String> gone = rows.stream().map(Row::key).collect(Collectors.toSet());
        items.of(rows, item -> {
            index.put(item);
            gone.remove(Fields.key(item.id(), item.owner()));
        });
        for (String key : gone) {
            index.remove(key);
        }
    }

    /** Notes are kept for a day. Who has slept for long compares, since some of those that it needs may be gone. */
    private void keepNotesForADay() {
        Instant now = clock.instant();
        compared = Duration.between(read, now).compareTo(LONGEST_SLEEP) < 0;
        read = now;
        if (Duration.between(forgot, now).compareTo(FORGETTING_PAUSE) >= 0) {
            handle.execute("delete from item_note where noted < now() - interval '1 day'");
            forgot = now;
        }
    }

    /** Returns whether there was something to do. */
    boolean advance() throws SQLException, IOException {
        keepNotesForADay();
        put = 0;
        position = inTransaction(() -> putNoted(putLogged(position)));
        boolean all = put < MOST_ROWS;
        unseen |= put > 0;
        if (unseen && (all || System.nanoTime() - refreshNanos >= REFRESH_PAUSE.toNanos())) {
            index.refresh(position);
            refreshNanos = System.nanoTime();
            unseen = false;
        }
        if (put > 0 && all) {
            LockSupport.parkNanos(GATHERING.toNanos());
        }
        return put > 0;
    }

    private IndexPosition putLogged(IndexPosition from) throws SQLException, IOException {
        IndexPosition reached = from;
        for (Map.Entry<String, Long> newest : items.newest(owners).entrySet()) {
            String owner = newest.getKey();
            if (newest.getValue() > from.place(owner)) {
                long[] last = {from.place(owner)};
                items.after(owner, from.place(owner), item -> {
                    index.put(item);
                    last[0] = item.sequence();
                    put++;
                });
                reached = reached.with(owner, last[0]);
            }
        }
        return reached;
    }

    private IndexPosition putNoted(IndexPosition from) throws SQLException, IOException {
        long firstAtWork = items.firstAtWork();
        List<Note> noted = items.noted(from.notes(), firstAtWork);
        IndexPosition reached = from.withNotes(firstAtWork);
        for (int at = 0; at < noted.size(); at += MOST_ROWS) {
            put(noted.subList(at, Math.min(noted.size(), at + MOST_ROWS)).stream()
                    .map(Note::row)
                    .toList());
        }
        for (Note note : noted) {
            String owner = note.row().owner();
            reached = reached.with(owner, Math.min(reached.place(owner), note.removedFrom() - 1));
        }
        put += noted.size();
        return reached;
    }

    @Override
    public void close() {
        Quietly.close(handle);
    }
}
