package org.libraryexchange.catalogue.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.base.worker.WorkFailedException;

/** The index of this process, from when it is opened until the process ends. One that is damaged is made anew. */
@ApplicationScoped
class CurrentIndex {

    private static final Logger LOG = Logger.getLogger(CurrentIndex.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** How often to look whether the index is to be checked, which takes no time if it is not. */
    private static final Duration CHECK_PAUSE = Duration.ofSeconds(1);

    private final SearchConfig config;
    private final GazetteerFiles gazetteers;
    private final Cities cities;
    private final Counter damages;
    private final IndexRetries retries = new IndexRetries(System::nanoTime);

    /** The one that the indexer writes; null when it has to open one. Only its thread uses it. */
    private SearchIndex written;

    /** The one that searches read: that of before, until another can be opened. */
    private volatile SearchIndex index;

    private volatile Optional<IndexDamage> damage = Optional.empty();

    private String failure = "";

    CurrentIndex(SearchConfig config, GazetteerFiles gazetteers, Cities cities, MeterRegistry registry) {
        this.config = config;
        this.gazetteers = gazetteers;
        this.cities = cities;
        this.damages = Counter.builder("library.search.index.damaged")
                .description("How often this process has found its search index damaged")
                .register(registry);
    }

    /**
     * Opens it, or opens it again where writing it has failed. The indexer alone does so.
     *
     * @throws WorkFailedException if it cannot be opened, or while it is too early after several failures
     */
    SearchIndex open() {
        // Dictionaries are loaded here, so that the first search does not wait for them.
        Gazetteer unused = places();
        if (written != null && !written.isOpen()) {
            giveUp(written);
            written = null;
        }
        if (written == null) {
            requirePatience();
            close();
            try {
                written = opened();
            } catch (IOException e) {
                throw new WorkFailedException("cannot open the search index in " + config.folder() + ": " + e, e);
            }
            index = written;
        }
        return written;
    }

    /** The places that questions to it know. */
    Gazetteer places() {
        return gazetteers.places();
    }

    /** How soon to look for changes that nobody announced. */
    Duration poll() {
        return config.poll();
    }

    /** What the catalogue holds for it. */
    SearchedItems catalogue(Handle session) {
        return new SearchedItems(session, cities.names());
    }

    /** How many changes it lacks, as a session sees them; all there are while it is being made. */
    long behind(Handle session) {
        return catalogue(session).behind(position().orElse(IndexPosition.NOTHING));
    }

    /**
     * How it stands to the catalogue, as a session sees that: asked before the index is read, which only moves forward.
     *
     * @throws ProblemException while it is being opened or made
     */
    IndexState state(Handle session) {
        if (isBeingMade()) {
            throw beingMade();
        }
        long behind = behind(session);
        SearchIndex now = index;
        boolean whole = behind == 0 && now != null && now.isFollowed();
        return new IndexState(
                behind,
                whole
                        ? Optional.of(read(searcher ->
                                searcher.getIndexReader().getReaderCacheHelper().getKey()))
                        : Optional.empty());
    }

    private void giveUp(SearchIndex failed) {
        retries.failed();
        failure = failed.failure().orElse("");
        failed.damage().ifPresentOrElse(this::tell, () -> damage = damage.filter(it -> isBeingMade()));
    }

    private void tell(IndexDamage found) {
        damage = Optional.of(found);
        failure = found.cause();
        damages.increment();
        LOG.warnf("the search index is damaged, and is made anew cause=%s", found.cause());
    }

    private void requirePatience() {
        Duration left = retries.left();
        if (!left.isZero()) {
            throw new WorkFailedException("the search index has failed several times in a row and is opened again in "
                    + left.toSeconds() + " s: " + failure);
        }
    }

    private SearchIndex opened() throws IOException {
        if (damage.isEmpty()) {
            try {
                return SearchIndex.open(config.folder());
            } catch (IOException | RuntimeException | InternalError e) {
                Optional<IndexDamage> found = IndexDamage.behind(e);
                if (found.isEmpty()) {
                    throw e;
                }
                retries.failed();
                tell(found.get());
            }
        }
        return SearchIndex.openAnew(config.folder());
    }

    /** How much it holds; empty while it is being opened or made. */
    Optional<IndexPosition> position() {
        SearchIndex now = index;
        return now == null ? Optional.empty() : now.position();
    }

    private boolean isBeingMade() {
        return position().isEmpty();
    }

    /** The damage because of which it is being made anew; empty if it is whole, or being made for the first time. */
    Optional<IndexDamage> damage() {
        SearchIndex now = index;
        Optional<IndexDamage> met = now == null ? Optional.empty() : now.damage();
        return met.or(() -> damage.filter(it -> isBeingMade()));
    }

    /**
     * Reads the index.
     *
     * @throws ProblemException while it is being opened or made
     */
    <T, E extends Exception> T read(SearchIndex.Reading<T, E> reading) throws E {
        SearchIndex now = index;
        if (now == null || now.position().isEmpty()) {
            throw beingMade();
        }
        try {
            return now.read(reading);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | AlreadyClosedException | InternalError e) {
            LOG.debugf(e, "a search has met an index that is being opened again");
            throw beingMade();
        } catch (RuntimeException e) {
            now.doubt(e);
            throw now.isInDoubt() ? beingMade() : e;
        }
    }

    private static ProblemException beingMade() {
        return ProblemException.retryLater(
                ProblemType.SEARCH_STARTING,
                "Search will be ready in about a minute. Lists without words, dates, places and counts work already.",
                RETRY_AFTER);
    }

    @Produces
    PeriodicTask checking() {
        return new PeriodicTask("search index check", CHECK_PAUSE, this::check);
    }

    /** Checks what is on the disk, where that is due. */
    void check() {
        SearchIndex now = index;
        if (now == null) {
            return;
        }
        try {
            now.checkIfDue();
        } catch (IOException | AlreadyClosedException | InternalError e) {
            LOG.debugf(e, "the search index does not stand the check");
        }
        if (now.isProved()) {
            retries.succeeded();
        }
    }

    @PreDestroy
    void close() {
        SearchIndex last = index;
        index = null;
        if (last != null) {
            try {
                last.close();
            } catch (IOException | AlreadyClosedException e) {
                // Nothing of a damaged one is used again.
                LOG.logf(
                        last.damage().isPresent() ? Level.DEBUG : Level.WARN,
                        "the search index was not closed in order, and is read again from where it was cause=%s",
                        e);
            }
        }
    }
}
