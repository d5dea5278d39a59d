package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.database.TablesWrittenAnew;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.stack.PostgresFiles;

/** The bytes of a picture that was taken down must go from the database's disk. */
class PictureTablesIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final String TAKEN_DOWN = "WmViZWRlZUFya3dyaWdodA";
    private static final String CAMERA = "EXIF of a camera at 53.8 N";
    private static final String OTHER = "Q2FuYWxCb2F0cw";

    private static final String WRITE = """
            set library.writes_as = 'leeds';
            insert into city (name, cursor_key) values ('leeds', 'x') on conflict do nothing;
            insert into pictures.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select gen_random_uuid(), 'leeds', 'display', 'published', 1, n, '{"data":"'
                || case n %% 10 when 6 then '%1$s' else '%2$s' end || repeat(md5(n::text), 5000) || '"}', sha256('x'), '{}', now()
            from generate_series(1, 50) n;
            insert into pictures.kept (id, document) select id, document from pictures.item;
            insert into pictures.restored_item (item_id, kind, status, version, sequence, document, sha256, languages,
                updated, own_document, finding)
            select id, kind, status, 1, sequence, document, sha256, '{}', now(), document, 'conflict' from pictures.item;
            insert into pictures.rejected_record (owner, topic, topic_id, record_offset, record_time, key, headers, value,
                reason, detail)
            select 'leeds', 'pictures', 'topic', sequence, now(), convert_to(id::text, 'UTF8'), '[]',
                convert_to(document, 'UTF8'), 'invalid', ''
            from pictures.item;
            insert into import_chunk (import_id, place, content)
            select n, 0, convert_to('PK' || '%3$s' || repeat(md5(n::text), 5000), 'UTF8') from generate_series(1, 5) n
            """.formatted(TAKEN_DOWN, OTHER, CAMERA);

    private static final String TAKE_DOWN = """
            update pictures.item set status = 'erased', version = 2, sequence = 100 + sequence, document = '{}'
            where document like '{"data":"%s%%'
            """.formatted(TAKEN_DOWN);

    @Test
    void takenDownPicturesAreInNoFileOnceTheTablesAreWrittenAnew() throws SQLException {
        // Given
        try (Connection superuser = DATABASE.postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(WRITE);
            assertThat(files().holding(TAKEN_DOWN)).hasSizeGreaterThan(3);
            statement.execute(TAKE_DOWN);
            statement.execute("delete from import_chunk");
            try (ResultSet noted = statement.executeQuery("select count(*) from pictures.bytes_gone where of_import")) {
                assertThat(noted.next() && noted.getInt(1) == 1).isTrue();
            }
            statement.execute("checkpoint");
        }
        assertThat(files().holding(CAMERA)).isNotEmpty();
        assertThat(files().holding(TAKEN_DOWN))
                .as("what PostgreSQL itself leaves")
                .isNotEmpty();

        // When
        for (List<String> tables : List.of(PictureTables.TABLES, PictureTables.OF_IMPORTS)) {
            assertThat(new TablesWrittenAnew(DATABASE.sessions(), "pictures", tables, Duration.ofMinutes(1)).write())
                    .isTrue();
        }

        // Then
        assertThat(files().holding(CAMERA)).isEmpty();
        assertThat(files().holding(TAKEN_DOWN)).isEmpty();
        assertThat(files().holding(OTHER)).isNotEmpty();
    }

    private static PostgresFiles files() {
        return new PostgresFiles(DATABASE.postgres());
    }
}
