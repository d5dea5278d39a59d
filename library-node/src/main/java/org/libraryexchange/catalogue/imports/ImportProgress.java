package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.Followers;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.Seats;

/**
 * The progress of imports, also of those that other replicas write, for clients that follow them. A waiting client holds
 * neither a thread nor a database session.
 */
@ApplicationScoped
class ImportProgress {

    private final ImportConfig config;
    private final ObjectMapper json;
    private final Seats seats;
    private final Followers<Long, ImportView> followers;

    ImportProgress(Imports imports, ImportConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.seats = new Seats(
                config.mostFollowing(),
                config.mostFollowingOfAnAddress(),
                "Too many clients are following imports, in total or from one address.");
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

    /** The number of those who wait for news of an import. */
    long followers(long id) {
        return followers.count(id);
    }

    /**
     * What a follower receives.
     *
     * @param news the import as JSON if the follower has not seen it like this; empty for a sign of life
     */
    record Update(ImportView view, Optional<String> news) {}

    /**
     * The import now and after each change, until it is at rest. Each update is made only after the previous one was
     * sent.
     *
     * @param client who follows
     * @throws ProblemException if too many clients follow already
     */
    Multi<Update> follow(ImportView first, Client client) {
        return seats.whileListening(
                client,
                Multi.createBy()
                        .repeating()
                        .uni(() -> new Follower(first), Follower::next)
                        .whilst(update -> !update.view().isAtRest() && !followers.isClosing()));
    }

    /** What a follower has seen so far. */
    private final class Follower {

        private final ImportView first;
        private ImportView seen;

        private Follower(ImportView first) {
            this.first = first;
        }

        private Uni<Update> next() {
            Uni<ImportView> next =
                    seen == null ? Uni.createFrom().item(first) : followers.next(seen.id(), seen, config.heartbeat());
            return next.map(this::update);
        }

        private Update update(ImportView view) {
            boolean known = view.equals(seen);
            seen = view;
            return new Update(view, known ? Optional.empty() : Optional.of(view.json(json)));
        }
    }
}
