package org.libraryexchange.exchange.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.seal.SealCheck;

/** A city without a key tells its own records from those of others by its database. */
@QuarkusTest
class AuthorsIT {

    private static final CityLog LOG = CityLog.items("leeds");

    private final Authors authors;

    AuthorsIT(LogDatabase items) {
        authors = new Authors(new Judge(LOG, SealCheck.none()), false, items, "leeds");
    }

    @Test
    void whatTheDatabaseHasSentIsTheCitysAndNothingElse() throws SQLException {
        // Given
        String id = Api.id(Api.created(Documents.published(Documents.lightNight())));
        String document = Database.value("select document from item where id = ?", UUID.fromString(id));
        long sequence = Long.parseLong(Database.value("select sequence from item where id = ?", UUID.fromString(id)));
        Awaitility.await("it is sent")
                .until(() -> Long.parseLong(Database.value("select sending_sequence from publication")) >= sequence);
        UUID unknown = UUID.randomUUID();

        // When
        List<Long> strange = authors.strange(List.of(
                sent(UUID.fromString(id), sequence, document, 1),
                sent(UUID.fromString(id), sequence, document.replace("Light Night", "Dark Night"), 2),
                sent(UUID.fromString(id), sequence + 1, document, 3),
                sent(unknown, sequence, document.replace(id, unknown.toString()), 4),
                new RawRecord(5, Instant.EPOCH, new byte[] {'k'}, new byte[] {'{'}, List.of())));

        // Then
        assertThat(authors.canTell()).isTrue();
        assertThat(strange).containsExactly(2L, 3L, 4L, 5L);
    }

    private static RawRecord sent(UUID id, long sequence, String document, long offset) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return InMemoryLog.raw(new DocumentRecord(
                        LOG, id, sequence, sequence - 1, bytes, Sha256.of(bytes), Instant.EPOCH, Optional.empty()))
                .at(offset);
    }
}
