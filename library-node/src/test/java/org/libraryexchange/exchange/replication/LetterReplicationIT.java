package org.libraryexchange.exchange.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** The workers for the letters between Leeds and Hangzhou, beside those for the items. */
@QuarkusTest
class LetterReplicationIT {

    private static final int ITEMS = 40;

    private final LogConfig config;

    LetterReplicationIT(LogConfig config) {
        this.config = config;
    }

    @Test
    void changesOfItemsDoNotWakeThePublisherOfLetters() {
        // Given
        Set<String> looks = new HashSet<>(latestLook());
        long begun = System.nanoTime();

        // When
        for (int i = 0; i < ITEMS; i++) {
            Api.created(Documents.published(Documents.lightNight()));
            looks.addAll(latestLook());
        }

        // Then
        long unasked = Duration.ofNanos(System.nanoTime() - begun).dividedBy(config.outboxPoll());
        assertThat(looks).isNotEmpty().hasSizeLessThanOrEqualTo((int) unasked + 2);
    }

    /** When the publisher last looked for letters; empty while it looks. */
    private static List<String> latestLook() {
        return Database.rows("""
                select query_start from pg_stat_activity
                where application_name = 'library-node letters hangzhou publisher leeds' and state = 'idle'
                """);
    }
}
