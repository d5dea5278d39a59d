package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.fixture.PictureForms;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

/** What the database does with the pictures of an item, whoever writes the item. */
class PictureNamesIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final UUID CANAL = new UUID(1, 1);
    private static final UUID MILL = new UUID(1, 2);
    private static final PictureDocument DISPLAY = PictureForms.form("leeds", PictureSize.DISPLAY, 1);
    private static final PictureDocument THUMBNAIL = PictureForms.form("leeds", PictureSize.THUMBNAIL, 2);

    private Connection session;

    @BeforeEach
    void open() throws SQLException {
        DATABASE.execute("insert into city (name, cursor_key) values ('leeds', 'x')");
        session = DATABASE.postgres().connect();
        execute("set library.writes_as = 'leeds'");
        upload(DISPLAY);
        upload(THUMBNAIL);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void idIsThatOfTheContract() throws SQLException {
        Random random = new Random(53);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            String sha256 = Sha256.hex(bytes);
            assertThat(rows("select pictures.form_of(?)", sha256))
                    .containsExactly(PictureDocument.idOf(sha256).toString());
        }
        assertThat(rows("select pictures.form_of('no digest')")).containsExactly("null");
    }

    @Test
    void thumbnailIsSentWithItsItemAndTheDisplayFormWaits() throws SQLException {
        // When
        write(CANAL, "published", DISPLAY, THUMBNAIL);

        // Then
        assertThat(rows("select kind, status, sequence from pictures.item order by kind"))
                .containsExactly("display draft null", "thumbnail published 1");
        assertThat(rows("select id, patient from pictures.due")).containsExactly(DISPLAY.id() + " t");
        assertThat(rows("select sequence from pictures.own_log")).containsExactly("1");
        assertThat(rows("select sequence from own_log")).containsExactly("0");
    }

    @Test
    void draftSendsNothingAndItsPicturesAreKept() throws SQLException {
        // When
        write(CANAL, "draft", DISPLAY, THUMBNAIL);

        // Then
        assertThat(rows("select count(*) from pictures.item where status = 'draft'"))
                .containsExactly("2");
        assertThat(rows("select count(*) from pictures.due")).containsExactly("0");
        assertThat(rows("select count(*) from pictures.named where not published"))
                .containsExactly("2");

        // When
        execute("delete from item");

        // Then
        assertThat(rows("select count(*) from pictures.named")).containsExactly("0");
    }

    @Test
    void pictureThatTheItemDropsIsDueUnlessItNeverLeft() throws SQLException {
        // Given
        write(CANAL, "published", DISPLAY, THUMBNAIL);
        execute("delete from pictures.due");

        // When
        write(CANAL, "published");

        // Then
        assertThat(rows("select id, erased from pictures.due")).containsExactly(THUMBNAIL.id() + " f");
        assertThat(rows("select count(*) from pictures.named where not published"))
                .containsExactly("2");
    }

    @Test
    void erasedItemLeavesItsPicturesToNobody() throws SQLException {
        // Given
        write(CANAL, "published", DISPLAY, THUMBNAIL);
        write(MILL, "draft", THUMBNAIL);

        // When
        write(CANAL, "erased");

        // Then
        assertThat(rows("select id, erased, patient from pictures.due order by erased, id"))
                .containsExactlyInAnyOrder(DISPLAY.id() + " t f", THUMBNAIL.id() + " t f");
        assertThat(rows("select item from pictures.named")).containsExactly(MILL.toString());
    }

    @Test
    void pictureThatComesAfterItsItemIsDue() throws SQLException {
        // Given
        execute("delete from pictures.item");
        write(CANAL, "published", DISPLAY, THUMBNAIL);
        assertThat(rows("select count(*) from pictures.due")).containsExactly("0");

        // When
        upload(THUMBNAIL);
        upload(DISPLAY);

        // Then
        assertThat(rows("select id, patient from pictures.due order by patient"))
                .containsExactly(THUMBNAIL.id() + " f", DISPLAY.id() + " t");
    }

    /** As often as the worker looks, with pictures of a large collection that wait for the night. */
    @Test
    void whatIsDueIsFoundWithoutLookingAtAllThatWaits() throws SQLException {
        // Given
        execute("""
            insert into pictures.item (id, owner, kind, status, version, document, sha256, languages, updated)
            select gen_random_uuid(), 'leeds', 'display', 'draft', 1, '{}', sha256('x'), '{}', now()
            from generate_series(1, 20000);
            insert into pictures.due (id, patient) select id, true from pictures.item;
            analyze pictures.due; analyze pictures.item; set search_path to pictures, public
            """);
        for (String patient : List.of("true", "false")) {
            // When
            List<String> plan = rows("explain (analyze, buffers) "
                    + PicturePlaces.DUE
                            .replace(":city", "'leeds'")
                            .replace(":patient", patient)
                            .replace(":most", "8"));

            // Then
            String all = String.join("\n", plan);
            assertThat(all).contains("due_order").doesNotContain("Seq Scan", "Sort");
            assertThat(Pattern.compile("Buffers: shared hit=(\\d+)")
                            .matcher(all)
                            .results()
                            .findFirst()
                            .map(found -> Integer.parseInt(found.group(1))))
                    .as(all)
                    .hasValueSatisfying(pages -> assertThat(pages).isLessThan(100));
        }
    }

    @Test
    void whatIsNotedOfPeopleGoesWithTheLastBytesOfTheirPicture() throws SQLException {
        // Given
        write(CANAL, "published", DISPLAY, THUMBNAIL);
        execute("insert into picture_people values ('" + DISPLAY.made().sha256() + "', 'children', true, true)");

        // When
        execute("update pictures.item set status = 'published', sequence = 2 where kind = 'display'");
        execute("update pictures.item set status = 'withdrawn', document = '{}', sequence = 3 where kind = 'display'");

        // Then
        assertThat(rows("select people from picture_people")).containsExactly("children");

        // When
        execute("update pictures.item set status = 'published', sequence = 4 where kind = 'display'");

        // Then
        assertThat(rows("select people from picture_people")).containsExactly("children");

        // When
        execute("update pictures.item set status = 'withdrawn', document = '{}', sequence = 5 where kind = 'display'");
        execute("delete from pictures.kept");

        // Then
        assertThat(rows("select people from picture_people")).isEmpty();
    }

    @Test
    void whatIsNotedOfPeopleGoesWithATakedownAndAPictureThatNobodyNames() throws SQLException {
        for (String gone :
                List.of("update pictures.item set status = 'erased', sequence = 7", "delete from pictures.item")) {
            // Given
            execute("insert into picture_people values ('" + DISPLAY.made().sha256() + "', 'adults', true, false)");

            // When
            execute(gone + " where kind = 'thumbnail'");
            assertThat(rows("select people from picture_people")).hasSize(1);
            execute(gone + " where kind = 'display'");

            // Then
            assertThat(rows("select people from picture_people")).isEmpty();
        }
    }

    @Test
    void partnersItemsNameNothingHere() throws SQLException {
        // When
        execute("set library.writes_as = 'hangzhou'");
        write(CANAL, "hangzhou", "published", DISPLAY, THUMBNAIL);

        // Then
        assertThat(rows("select count(*) from pictures.named")).containsExactly("0");
        assertThat(rows("select count(*) from pictures.item where sequence is not null"))
                .containsExactly("0");
    }

    @Test
    void othersPicturesAndThoseThatWereTakenDownDoNotChange() {
        assertThatThrownBy(() -> execute("insert into pictures.item select id, 'york', kind, status, version, sequence,"
                        + " document, sha256 from pictures.item"))
                .hasMessageContaining("writes as leeds");
        assertThatThrownBy(() -> execute("truncate pictures.item")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("update pictures.item set status = 'erased', sequence = 7;"
                        + "update pictures.item set status = 'published'"))
                .hasMessageContaining("does not return");
    }

    private void write(UUID id, String status, PictureDocument... names) throws SQLException {
        write(id, "leeds", status, names);
    }

    private void write(UUID id, String owner, String status, PictureDocument... names) throws SQLException {
        List<String> digests = new ArrayList<>();
        for (PictureDocument each : names) {
            digests.add("\"" + each.made().sha256() + "\"");
        }
        String pictures = names.length == 2
                ? "\"pictures\":[{\"sha256\":%s,\"thumbnail\":{\"sha256\":%s}}]".formatted(digests.toArray())
                : "\"pictures\":["
                        + String.join(
                                ",",
                                digests.stream()
                                        .map("{\"sha256\":%s}"::formatted)
                                        .toList()) + "]";
        try (PreparedStatement statement = session.prepareStatement("""
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values (?, ?, 'festival', ?, 1, case when ? <> 'draft' then 1 end, ?, sha256('x'), '{}', now())
                on conflict (id, owner) do update set status = excluded.status, document = excluded.document,
                    sequence = excluded.sequence, version = item.version + 1
                """)) {
            statement.setObject(1, id);
            statement.setString(2, owner);
            statement.setString(3, status);
            statement.setString(4, status);
            statement.setString(5, names.length == 0 ? "{}" : "{" + pictures + "}");
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void upload(PictureDocument form) throws SQLException {
        byte[] document = form.document();
        try (PreparedStatement statement = session.prepareStatement("""
                insert into pictures.item (id, owner, kind, status, version, document, sha256, languages, updated)
                values (?, 'leeds', ?, 'draft', 1, convert_from(?, 'UTF8'), sha256(?), '{}', now())
                """)) {
            statement.setObject(1, form.id());
            statement.setString(2, form.made().form().term());
            statement.setBytes(3, document);
            statement.setBytes(4, document);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        columns.add(row.getString(i));
                    }
                    rows.add(String.join(" ", columns));
                }
            }
            return rows;
        }
    }
}
