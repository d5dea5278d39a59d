package org.libraryexchange.search;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

/** The index of this process, from when it is opened until the process ends. */
@ApplicationScoped
class CurrentIndex {

    private static final Logger LOG = Logger.getLogger(CurrentIndex.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final SearchConfig config;
    private volatile SearchIndex index;

    CurrentIndex(SearchConfig config) {
        this.config = config;
    }

    /** Opens it, or opens it again where writing it has failed. */
    SearchIndex open() throws IOException {
        if (index != null && !index.isOpen()) {
            close();
        }
        if (index == null) {
            index = SearchIndex.open(config.folder());
        }
        return index;
    }

    /** How much it holds; empty while it is being opened or made. */
    Optional<IndexPosition> position() {
        SearchIndex now = index;
        return now == null ? Optional.empty() : now.position();
    }

    /**
     * Reads the index.
     *
     * @throws ProblemException while it is being opened or made
     */
    <T, E extends Exception> T read(SearchIndex.Reading<T, E> reading) throws E {
        SearchIndex now = index;
        if (now == null || now.position().isEmpty()) {
            throw ProblemException.retryLater(
                    ProblemType.SEARCH_STARTING,
                    "Lists without words, dates, places and counts are there already.",
                    RETRY_AFTER);
        }
        try {
            return now.read(reading);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read", e);
        }
    }

    @PreDestroy
    void close() {
        SearchIndex last = index;
        index = null;
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                LOG.warnf("the search index was not closed in order, and is read again from where it was cause=%s", e);
            }
        }
    }
}
