package org.libraryexchange.catalogue.search;

import java.io.IOException;
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
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.WorkFailedException;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.catalogue.search.SearchedItems.Note;
import org.libraryexchange.catalogue.search.SearchedItems.Row;
import org.libraryexchange.catalogue.search.SearchedItems.SearchedItem;
import org.libraryexchange.catalogue.search.SearchedItems.State;

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

    private final SearchedItems items;
    private final SearchIndex index;
    private final RightOfWay arrival;
    private final Lull quiet;
    private final Clock clock;
    private IndexPosition position;
    private boolean compared;
    private int put;
    private boolean unseen;
    private long refreshNanos = System.nanoTime();
    private Instant read;
    private Instant forgot = Instant.EPOCH;

    /**
     * @param items read in a session in autocommit mode that nothing else uses
     * @param arrival goes first
     * @param quiet while nothing changes
     */
    Indexer(SearchedItems items, SearchIndex index, RightOfWay arrival, Lull quiet, Clock clock) {
        this.items = items;
        this.index = index;
        this.arrival = arrival;
        this.quiet = quiet;
        this.clock = clock;
        this.read = clock.instant();
    }

    @Override
    public void step() {
        try {
            if (!compared || put >= MOST_ROWS) {
                arrival.give();
            }
            if (!compared) {
                compare();
            } else if (!advance()) {
                index.commitSoon();
                index.lookSoon();
                quiet.await();
            } else {
                quiet.end();
            }
        } catch (IOException | AlreadyClosedException | InternalError e) {
            if (index.damage().isEmpty()) {
                throw new WorkFailedException("cannot write the search index: " + e.getMessage(), e);
            }
        } catch (RuntimeException e) {
            if (isOdd(e)) {
                index.doubt(e);
            }
            throw e;
        }
    }

    /** A comparison reads the index, and may have read something else than was written. */
    private static boolean isOdd(RuntimeException e) {
        return !DatabaseFaults.isOfStore(e) && !DatabaseFaults.isOutage(e) && !(e instanceof FencedException);
    }

    /** Whether the index has to be opened again, whoever has found that. */
    @Override
    public boolean isDone() {
        return !index.isOpen();
    }

    /** Work within a transaction. Nothing is rolled back where it fails: then the session is closed. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T inTransaction(Work<T> work) throws IOException {
        items.handle().begin();
        T result = work.run();
        items.handle().commit();
        return result;
    }

    /** Makes the index as the catalogue is at one moment. */
    private void compare() throws IOException {
        boolean anew = index.position().isEmpty();
        long differing = inTransaction(() -> {
            items.handle().execute("set transaction isolation level repeatable read");
            position = new IndexPosition(items.newest(), items.firstAtWork());
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

    private long mend(IndexSearcher searcher) throws IOException {
        IndexComparison comparison = new IndexComparison(searcher.getIndexReader());
        List<Row> differing = new ArrayList<>();
        long count = 0;
        try (ResultIterator<State> states = items.states()) {
            while (states.hasNext()) {
                State state = states.next();
                if (!comparison.holds(state)) {
                    count++;
                    differing.add(state.row());
                }
                if (differing.size() == MOST_ROWS) {
                    put(differing);
                    differing.clear();
                }
            }
        }
        put(differing);
        List<String> others = comparison.others();
        for (String key : others) {
            index.remove(key);
        }
        return count + others.size();
    }

    private void put(List<Row> rows) throws IOException {
        arrival.share();
        Set<String> gone = rows.stream().map(Row::key).collect(Collectors.toSet());
        try (ResultIterator<SearchedItem> found = items.of(rows)) {
            while (found.hasNext()) {
                SearchedItem item = found.next();
                index.put(item);
                gone.remove(Fields.key(item.id(), item.owner()));
            }
        }
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
            items.handle().execute("delete from item_note where noted < now() - interval '1 day'");
            forgot = now;
        }
    }

    /** Returns whether there was something to do. */
    boolean advance() throws IOException {
        keepNotesForADay();
        boolean behind = put > 0 || items.behind(position) > 0;
        put = 0;
        if (behind) {
            position = inTransaction(() -> putNoted(putLogged(position)));
        }
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

    private IndexPosition putLogged(IndexPosition from) throws IOException {
        IndexPosition reached = from;
        for (Map.Entry<String, Long> newest : items.newest().entrySet()) {
            if (newest.getValue() > from.place(newest.getKey())) {
                reached = putBehind(newest.getKey(), reached);
            }
        }
        return reached;
    }

    private IndexPosition putBehind(String owner, IndexPosition from) throws IOException {
        long last = from.place(owner);
        try (ResultIterator<SearchedItem> behind = items.after(owner, last)) {
            while (behind.hasNext()) {
                SearchedItem item = behind.next();
                index.put(item);
                last = item.sequence();
                put++;
            }
        }
        return from.with(owner, last);
    }

    private IndexPosition putNoted(IndexPosition from) throws IOException {
        long firstAtWork = items.firstAtWork();
        List<Note> noted = items.noted(from.notes(), firstAtWork);
        IndexPosition reached = from.withNotes(firstAtWork);
        for (int at = 0; at < noted.size(); at += MOST_ROWS) {
            put(noted.subList(at, Math.min(noted.size(), at + MOST_ROWS)).stream()
                    .map(Note::row)
                    .toList());
        }
        for (Note note : noted) {
            reached = reached.with(note.owner(), Math.min(reached.place(note.owner()), note.removedFrom() - 1));
        }
        put += noted.size();
        return reached;
    }

    @Override
    public void wake() {
        quiet.wake();
    }

    @Override
    public void close() {
        index.leave();
        Quietly.close(items.handle());
    }
}
