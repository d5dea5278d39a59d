package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.json.Sha256;

/** Hibernate and Jdbi share one transaction. */
@QuarkusTest
class JdbiIT {

    private static final String OWNER = "leeds";

    private final Jdbi database;
    private final ItemRepository items;
    private final UUID id = UUID.randomUUID();

    JdbiIT(Jdbi database, ItemRepository items) {
        this.database = database;
        this.items = items;
    }

    @AfterEach
    void forget() {
        database.useHandle(handle -> handle.execute("delete from log_minute where city = 'jdbi-test'"));
    }

    @Test
    void oneRollbackUndoesBoth() {
        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    items.persist(draft());
                    assertThat(identify()).isEqualTo(1);
                    throw new IllegalStateException("halfway");
                }))
                .hasMessage("halfway");

        // Then
        assertThat(Database.rows("select id from item where id = ?", id)).isEmpty();
        assertThat(Database.rows("select item_id from own_identifier where item_id = ?", id))
                .isEmpty();
    }

    @Test
    void jdbiSeesWhatHibernateHasNotFlushed() {
        QuarkusTransaction.begin();
        try {
            // When
            items.persist(draft());

            // Then
            assertThat(stored()).containsExactly(id);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void statementOutsideATransactionCommitsByItself() {
        // When
        database.useHandle(handle -> handle.createUpdate(
                        "insert into log_minute (city, minute, sequence) values ('jdbi-test', :minute, 7)")
                .bind("minute", Instant.EPOCH)
                .execute());

        // Then
        assertThat(Database.rows("select sequence from log_minute where city = 'jdbi-test'"))
                .containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1582-10-04T23:59:59.999999Z", "9999-12-31T23:59:59Z"})
    void timeOfAnyYearComesBackAsItWas(Instant time) {
        assertThat(database.<Instant, RuntimeException>withHandle(handle -> handle.createQuery("select :time")
                        .bind("time", time)
                        .mapTo(Instant.class)
                        .one()))
                .isEqualTo(time);
    }

    private int identify() {
        return database.withHandle(handle ->
                handle.createUpdate("""
                        insert into own_identifier (scheme, value, item_id, owner)
                        values ('jdbi-test', 'one', :item, :owner)
                        """).bind("item", id).bind("owner", OWNER).execute());
    }

    private List<UUID> stored() {
        return database.withHandle(handle -> handle.createQuery("select id from item where id = :id")
                .bind("id", id)
                .mapTo(UUID.class)
                .list());
    }

    private ItemRow draft() {
        ItemRow row = new ItemRow(id, OWNER);
        row.kind = "festival";
        row.status = "draft";
        row.version = 1;
        row.document = "{}";
        row.sha256 = Sha256.of(row.document.getBytes(StandardCharsets.UTF_8));
        row.languages = new String[0];
        row.updated = Instant.EPOCH;
        row.stored = Instant.EPOCH;
        return row;
    }
}
