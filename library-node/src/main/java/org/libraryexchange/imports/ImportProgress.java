package org.libraryexchange.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.Seats;

/** Imports as they get on, for clients that follow them. Whoever waits holds neither thread nor session. */
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
     * What a follower sees.
     *
     * @param news the import as text if it is seen for the first time or has changed; empty for a sign of life
     */
    record Update(ImportView view, Optional<String> news) {}

    /**
     * The import as it stands, and again after each change, up to the one with which it comes to rest; each is made only when
     * the one before has gone out.
     *
     * @param client who follows
     * @throws ProblemException if as many follow as may
     */
    Multi<Update> follow(ImportView first, String client) {
        return seats.whileListening(
                client,
                Multi.createBy()
                        .repeating()
                        .uni(() -> new Follower(first), Follower::next)
                        .whilst(update -> !update.view().isAtRest() && !watch.isClosing()));
    }

    /** How far somebody has followed. */
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
