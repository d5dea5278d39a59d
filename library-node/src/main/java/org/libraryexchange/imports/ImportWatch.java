package org.libraryexchange.imports;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.http.Followers;

/** Looks at imports on behalf of all who follow one, also at what other replicas write. */
@ApplicationScoped
class ImportWatch {

    private final ImportConfig config;
    private final Followers<Long, ImportView> followers;

    ImportWatch(Imports imports, ImportConfig config) {
        this.config = config;
        this.followers = new Followers<>(
                "import watch",
                ids -> imports.read(ids).stream().collect(Collectors.toMap(ImportView::id, Function.identity())),
                (seen, now) -> !now.equals(seen));
    }

    void start(@Observes StartupEvent start) {
        followers.start(config.followPoll());
    }

    /** Ends the waiting before the server waits for its open requests, which would otherwise not end by themselves. */
    void endSoon(@Observes ShutdownDelayInitiatedEvent stop) {
        followers.release();
    }

    void end(@Observes ShutdownEvent stop) {
        followers.end();
    }

    boolean isClosing() {
        return followers.isClosing();
    }

    Uni<ImportView> next(ImportView seen, Duration longest) {
        return followers.next(seen.id(), seen, longest);
    }

    /** The number of followers of an import. */
    long followers(long id) {
        return followers.count(id);
    }
}
