package org.libraryexchange.watch.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;

/** Checks that the stored counts equal those that counting gives. */
@QuarkusTest
class CountsIT {

    private static final long SEED = 13;
    private static final String COUNTED =
            "select owner, kind, status, count(*) from item group by owner, kind, status order by 1, 2, 3";
    private static final String KEPT =
            "select owner, kind, status, items from counted_item where items <> 0 order by 1, 2, 3";

    private final Trends keeper;

    CountsIT(Trends keeper) {
        this.keeper = keeper;
    }

    @Test
    void sumsStayRightThroughWritesOfAllSortsAndBeingAddedUp() throws SQLException {
        // Given
        Random random = new Random(SEED);
        try (Connection session = Database.sessionOf("hangzhou")) {
            for (int i = 0; i < 60; i++) {
                // When
                write(session, random);
                if (i % 7 == 0) {
                    keeper.note();
                }

                // Then
                assertThat(Database.rows(KEPT)).as("after write %d", i).isEqualTo(Database.rows(COUNTED));
            }
            int unused = Database.execute(session, "delete from item where document = 'counts-test'");
        }
        assertThat(Database.rows(KEPT)).isEqualTo(Database.rows(COUNTED));
    }

    @Test
    void whatWasRolledBackIsNotCounted() throws SQLException {
        // Given
        List<String> before = Database.rows(KEPT);

        // When
        try (Connection session = Database.sessionOf("hangzhou")) {
            session.setAutoCommit(false);
            insert(session, 3, "published");
            session.rollback();
        }

        // Then
        assertThat(Database.rows(KEPT)).isEqualTo(before);
    }

    private static void write(Connection session, Random random) throws SQLException {
        switch (random.nextInt(4)) {
            case 0 -> insert(session, 1 + random.nextInt(5), random.nextBoolean() ? "published" : "withdrawn");
            case 1 -> {
                int unused = Database.execute(session, """
                        update item set status = case status when 'published' then 'withdrawn' else 'published' end
                        where document = 'counts-test' and ('x' || substr(md5(id::text), 1, 2))::bit(8)::int % 2 = ?
                        """, random.nextInt(2));
            }
            case 2 -> {
                int unused = Database.execute(
                        session,
                        "update item set kind = 'history-resource' where document = 'counts-test' and version % 3 = ?",
                        random.nextInt(3));
            }
            default -> {
                int unused = Database.execute(
                        session,
                        "delete from item where id in (select id from item where document = 'counts-test' limit 2)");
            }
        }
    }

    private static void insert(Connection session, int items, String status) throws SQLException {
        for (int i = 0; i < items; i++) {
            int unused = Database.execute(session, """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                    select ?, 'hangzhou', 'cultural-event', ?, ?, -1, 'counts-test', sha256('x'), '{en}', now()
                    """, UUID.randomUUID(), status, i + 1L);
        }
    }
}
