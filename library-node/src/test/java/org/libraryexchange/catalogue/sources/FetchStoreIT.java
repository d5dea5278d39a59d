package org.libraryexchange.catalogue.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.catalogue.sources.FetchStore.Progress;
import org.libraryexchange.catalogue.sources.RecordReader.End;
import org.libraryexchange.catalogue.sources.Source.Added;
import org.libraryexchange.catalogue.sources.SourceFetch.Counts;
import org.libraryexchange.exchange.log.PostgresExtension;

class FetchStoreIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final Instant NOW = Instant.parse("2026-12-01T01:00:00Z");

    @Test
    void fetchKnowsHowMuchOfItsListHasComeAndHowLongItWasAsked() {
        try (Handle session = DATABASE.sessions().open("sources", "SET library.writes_as = 'leeds'")) {
            // Given
            FetchStore store = new FetchStore(session);
            session.execute("""
                    insert into source (name, kind, address, scheme, schedule, item_status, mapping, added_by, added)
                    values ('Archive', 'oai-pmh', 'https://archive.example/', 'archive', 'nightly', 'draft', '{}', 'm', now())
                    """);
            Added source = store.sources().get(0);
            store.begin(source, true, Optional.empty(), NOW);
            SourceFetch fetch = store.next(false, NOW).orElseThrow();

            // When
            SourceFetch first = store.advance(fetch, progress(Optional.of("a"), OptionalLong.of(3)), NOW);
            store.restart(first, NOW);
            SourceFetch again = store.advance(
                    store.next(false, NOW).orElseThrow(), progress(Optional.of("b"), OptionalLong.of(3)), NOW);
            store.spend(again, Duration.ofSeconds(40));
            store.wait(again, 1, NOW, Duration.ofSeconds(20));
            store.slow(again, NOW);

            // Then
            assertThat(store.next(false, NOW)).isEmpty();
            SourceFetch slow = store.next(true, NOW).orElseThrow();
            assertThat(slow.slow()).isTrue();
            assertThat(slow.spent()).isEqualTo(60_000);
            assertThat(slow.listed()).isEqualTo(2);
            assertThat(slow.lacksRecords()).isTrue();
            SourceFetch whole = store.advance(slow, progress(Optional.empty(), OptionalLong.empty()), NOW);
            assertThat(whole.listSize()).isEqualTo(OptionalLong.of(3));
            assertThat(whole.lacksRecords()).isFalse();
        }
    }

    private static Progress progress(Optional<String> token, OptionalLong size) {
        return new Progress(false, new End(token, size), 10, 0, new Counts(2, 2, 0, 0, 0, 0, 0));
    }
}
