package org.libraryexchange.letters;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.exchange.nights.Chore;
import org.libraryexchange.letters.DueErasures.Due;
import org.libraryexchange.letters.DueErasures.Gone;

/**
 * Erases letters whose time is over or whose addressee asks for it, and what this city said about letters that are erased.
 * It looks at all own documents once in each {@link LettersConfig#eraseEvery}, some at a time. What it cannot erase waits
 * for the next look. At the end of a look it removes what is left in the database's files.
 */
@ApplicationScoped
class LetterRetention implements Chore {

    private static final int AT_A_TIME = 100;
    private static final Duration LEAST = Duration.ofDays(30);
    private static final UUID FIRST = new UUID(0, 0);

    private final DueErasures due;
    private final NodeErasures erasures;
    private final LetterFiles files;
    private final LettersConfig config;
    private UUID place = FIRST;
    private Instant next;
    private Gone removed = Gone.NOTHING;

    LetterRetention(DueErasures due, NodeErasures erasures, LetterFiles files, LettersConfig config) {
        this.due = due;
        this.erasures = erasures;
        this.files = files;
        this.config = config;
    }

    /** A slip of the hand, such as seconds for days, would erase everything for ever. */
    void check(@Observes @Priority(1) StartupEvent start) {
        if (config.keep().compareTo(LEAST) < 0) {
            throw new ConfigurationException("library.letters.keep must be at least 30d: " + config.keep());
        }
    }

    /**
     * The first look comes after one period: by then a database that was just restored has been compared with the logs,
     * and knows the last words again.
     */
    @Override
    public boolean step(Instant now) {
        if (next == null) {
            next = now.plus(config.eraseEvery());
        }
        if (now.isBefore(next)) {
            return false;
        }
        List<Due> some = due.after(place, now, AT_A_TIME);
        some.forEach(erasures::erase);
        if (some.size() == AT_A_TIME) {
            place = some.get(some.size() - 1).id();
            return true;
        }
        place = FIRST;
        next = now.plus(config.eraseEvery());
        removeLeftovers();
        return !some.isEmpty();
    }

    private void removeLeftovers() {
        Gone gone = due.gone();
        if (!gone.equals(removed) && files.writeAnew()) {
            removed = gone;
        }
    }
}
