package org.libraryexchange.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.libraryexchange.http.Client;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.Seats;

/**
 * The progress of imports, for clients that follow them. A waiting client holds neither a thread nor a database
 * session.
 */
@ApplicationScoped
class ImportProgress {

    private final ImportWatch watch;
    private final ImportConfig config;
    private final ImportJson json;
    private final Seats seats;

    ImportProgress(ImportWatch watch, ImportConfig config, ImportJson json) {
        this.watch = watch;
        this.config = config;
        this.json = json;
        this.seats = new Seats(
                config.mostFollowing(),
                config.mostFollowingOfAnAddress(),
                "Too many clients are following imports, in total or from one address.");
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
                        .whilst(update -> !update.view().isAtRest() && !watch.isClosing()));
    }

    /** What a follower has seen so far. */
    private final class Follower {

        private final ImportView first;
        private ImportView seen;

        private Follower(ImportView first) {
            this.first = first;
        }

        private Uni<Update> next() {
            Uni<ImportView> next = seen == null ? Uni.createFrom().item(first) : watch.next(seen, config.heartbeat());
            return next.map(this::update);
        }

        private Update update(ImportView view) {
            boolean known = view.equals(seen);
            seen = view;
            return new Update(view, known ? Optional.empty() : Optional.of(json.of(view)));
        }
    }
}
