package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.stack.PostgresFiles;

/** What an erased letter said must go from the database's disk. */
class LetterFilesIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final String WORD = "Zebedee Arkwright";

    /** Two of ten are about him, one short and one long. A long text stands in another file, in pieces. */
    private static final String WRITE = """
            set library.writes_as = 'leeds';
            insert into city (name, cursor_key) values ('leeds', 'x') on conflict do nothing;
            create temporary table written as
            select gen_random_uuid() as id, n, json_build_object('text', case when n %% 10 in (6, 7) then '%s' else 'boats' end
                || (select string_agg(md5(n || ' ' || m), ' ') from generate_series(1, case n %% 2 when 0 then 5 else 200 end) m)
                )::text as document
            from generate_series(1, 300) n;
            insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256, languages,
                updated)
            select id, 'leeds', 'hangzhou', 'letter', 'sent', 1, n, document, sha256('x'), '{en}', now() from written
            order by n;
            insert into idempotency_key (actor, key, fingerprint, status, body, item_id, stored)
            select 'tester', n, 'x', 200, convert_to(document, 'UTF8'), id, now() from written;
            insert into letters.restored_post (partner, item_id, kind, status, version, sequence, document, sha256,
                languages, updated, own_document, finding)
            select 'hangzhou', id, 'letter', 'sent', 1, n, document, sha256('x'), '{}', now(), document, 'conflict'
            from written;
            insert into letters.rejected_record (owner, topic, topic_id, record_offset, record_time, key, headers, value,
                reason, detail)
            select 'leeds', 'letters', 'topic', n, now(), convert_to(id::text, 'UTF8'), '[]',
                convert_to(document, 'UTF8'), 'invalid', ''
            from written;
            drop table written;
            analyze
            """.formatted(WORD);

    private static final String ERASE = """
            update letters.post set status = 'erased', version = 2, sequence = 1000 + sequence, document = '{}'
            where document like '%Zebedee%'
            """;

    private Connection superuser;

    @BeforeEach
    void open() throws SQLException {
        superuser = DATABASE.postgres().connectAsSuperuser();
        execute(WRITE);
    }

    @AfterEach
    void close() throws SQLException {
        superuser.close();
    }

    @Test
    void erasedLettersAreInNoFileOnceTheTablesAreWrittenAnew() throws SQLException {
        // Given
        assertThat(files().holding(WORD)).hasSizeGreaterThan(3);
        execute(ERASE);
        execute("vacuum");
        assertThat(files().holding(WORD)).as("what PostgreSQL itself leaves").isNotEmpty();

        // When
        boolean written = new LetterFiles(DATABASE.sessions()).writeAnew();

        // Then
        assertThat(written).isTrue();
        assertThat(files().holding(WORD)).isEmpty();
        assertThat(files().holding("boats")).isNotEmpty();
    }

    @Test
    void nobodyWaitsLongForATableThatSomebodyHolds() throws SQLException {
        // Given
        superuser.setAutoCommit(false);
        execute("select from letters.post limit 1");

        // When
        boolean written = new LetterFiles(DATABASE.sessions()).writeAnew();

        // Then
        assertThat(written).isFalse();
    }

    @Tag("long")
    @Test
    void nothingIsWrittenAnewWhileSomebodyMayReadWhatWasErased() throws SQLException {
        // Given
        LetterFiles letters = new LetterFiles(DATABASE.sessions());
        try (Connection reader = DATABASE.postgres().connectAsSuperuser();
                Statement reading = reader.createStatement()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            reading.execute("select");
            execute(ERASE);

            // When
            boolean written = letters.writeAnew();

            // Then
            assertThat(written).isFalse();
        }
        assertThat(letters.writeAnew()).isTrue();
        assertThat(files().holding(WORD)).isEmpty();
    }

    private static PostgresFiles files() {
        return new PostgresFiles(DATABASE.postgres());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
