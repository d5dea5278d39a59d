package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.NodeConfig;

/**
 * How many letters a city may send. They are counted in the table of letters, so that all replicas agree. A letter that
 * was erased no longer says when it was sent, and does not count.
 */
@Singleton
record SendingLimits(LogDatabase database, LettersConfig config, NodeConfig node) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Refuses one more letter if the desk or the city has sent as many as it may. */
    void require(String desk, Instant now) {
        require(Optional.of(desk), config.mostAnHour(), HOUR, now);
        require(Optional.empty(), config.mostADay(), DAY, now);
    }

    private void require(Optional<String> desk, int most, Duration within, Instant now) {
        nthLatest(desk, most, now.minus(within)).ifPresent(sent -> {
            Duration wait = Duration.between(now, sent.plus(within)).plusSeconds(1);
            throw ProblemException.retryLater(
                    ProblemType.TOO_MANY_LETTERS,
                    desk.isPresent()
                            ? "A desk may send " + most + " letters in an hour."
                            : "The city may send " + most + " letters in 24 hours.",
                    wait);
        });
    }

    /**
     * When the letter was sent whose leaving the window makes room for the next. Documents are only read if enough
     * letters have changed since, because reading one takes a hundred times as long as counting it.
     */
    private Optional<Instant> nthLatest(Optional<String> desk, int most, Instant since) {
        return database.first(
                Instant.class, """
                        with changed as not materialized (
                            select document from letters.post
                            where updated >= :since and owner = :city and kind = 'letter'
                                and status in ('sent', 'recalled')),
                        letter as (
                            select cast(letters.member(document, 'sent') as timestamptz) as sent,
                                letters.member(document, 'from', 'desk') as desk
                            from changed where exists (select from changed offset :before))
                        select sent from letter
                        where sent >= :since and (cast(:desk as text) is null or desk = :desk)
                        order by sent desc offset :before limit 1
                        """, Map.of("since", since, "city", node.city(), "desk", desk, "before", most - 1));
    }
}
