package org.libraryexchange.exchange.proving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs.Lowering;
import org.libraryexchange.exchange.proving.StoredItems.Stored;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Leaf;

class MirrorRepairsIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final ProofStep AT_100 = new ProofStep("hangzhou", new UUID(9, 9), 2, 100);

    private StoredItems mirror;
    private MirrorRepairs repairs;

    @BeforeEach
    void open() throws SQLException {
        mirror = new StoredItems(DATABASE, "hangzhou");
        repairs = new MirrorRepairs(DATABASE.sessions());
        mirror.insert(Stored.published(FIRST, "hangzhou", 10, "first"));
        mirror.insert(Stored.published(SECOND, "hangzhou", 20, "second"));
    }

    @AfterEach
    void close() throws SQLException {
        mirror.close();
    }

    @Test
    void damagedRowGetsThePlaceBelowTheOwnersAndStays() throws SQLException {
        // When
        repairs.giveWay(AT_100, List.of(new Lowering(seen(FIRST, 10, "first"), 9)));

        // Then
        assertThat(rows()).isEqualTo("1:9:first 2:20:second");
    }

    @Test
    void rowThatHasChangedSinceIsLeftAlone() throws SQLException {
        // When
        repairs.giveWay(
                AT_100,
                List.of(new Lowering(seen(FIRST, 9, "first"), 1), new Lowering(seen(SECOND, 20, "as it was"), 1)));
        repairs.remove(AT_100, List.of(seen(FIRST, 9, "first"), seen(SECOND, 20, "as it was")));

        // Then
        assertThat(rows()).isEqualTo("1:10:first 2:20:second");
    }

    @Test
    void extraRowUpToThePlaceIsRemoved() throws SQLException {
        // When
        repairs.remove(AT_100, List.of(seen(FIRST, 10, "first")));

        // Then
        assertThat(rows()).isEqualTo("2:20:second");
    }

    @Test
    void extraRowBeyondThePlaceOnlyGivesWay() throws SQLException {
        // Given
        mirror.execute("update item set sequence = case id when '" + FIRST + "' then 100 else 101 end");

        // When
        repairs.remove(AT_100, List.of(seen(FIRST, 100, "first"), seen(SECOND, 101, "second")));

        // Then
        assertThat(rows()).isEqualTo("2:100:second");

        // When
        repairs.remove(AT_100, List.of(seen(SECOND, 100, "second")));

        // Then
        assertThat(rows()).isEmpty();
    }

    @Test
    void itemsOfOthersAreNeverTouched() throws SQLException {
        // Given
        try (StoredItems own = new StoredItems(DATABASE, "leeds")) {
            own.insert(Stored.published(FIRST, "leeds", 10, "first"));
        }

        // When
        repairs.remove(AT_100, List.of(seen(FIRST, 10, "first")));
        repairs.giveWay(AT_100, List.of(new Lowering(seen(FIRST, 10, "first"), 9)));

        // Then
        assertThat(mirror.value("select string_agg(owner || sequence, ' ' order by owner) from item"))
                .isEqualTo("hangzhou20 leeds10");
    }

    @Test
    void repairOfManyIsOneStatement() throws SQLException {
        // Given
        mirror.execute(
                "insert into item (id, owner, sequence, version, kind, status, document, sha256, languages, updated)"
                        + " select gen_random_uuid(), 'hangzhou', n, 1, 'festival', 'published', 'x', sha256('x'), '{}', now()"
                        + " from generate_series(1, 4000) n");
        List<Lowering> all = Arrays.stream(
                        mirror.value("select string_agg(id || ' ' || sequence, ',') from item where document = 'x'")
                                .split(",", -1))
                .map(line -> line.split(" ", -1))
                .map(words -> new Lowering(seen(UUID.fromString(words[0]), Long.parseLong(words[1]), "x"), 0))
                .toList();

        // When
        repairs.giveWay(AT_100, all);

        // Then
        assertThat(mirror.value("select count(*) from item where sequence = 0")).isEqualTo("4000");
    }

    @Test
    void nothingToDoNeedsNoSession() throws SQLException {
        repairs.remove(AT_100, List.of());
        repairs.giveWay(AT_100, List.of());

        assertThat(rows()).isEqualTo("1:10:first 2:20:second");
    }

    private static Leaf seen(UUID id, long sequence, String document) {
        return new Leaf(id, sequence, 1, "festival", "published", Sha256.of(document.getBytes(UTF_8)));
    }

    private String rows() throws SQLException {
        String rows = mirror.value("select string_agg(concat_ws(':', right(id::text, 1), sequence, document), ' '"
                + " order by id) from item where owner = 'hangzhou'");
        return rows == null ? "" : rows;
    }
}
