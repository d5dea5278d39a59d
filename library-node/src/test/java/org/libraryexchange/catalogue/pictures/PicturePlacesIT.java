package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.PictureForms;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog;

/** The city's pictures on their way into its log, in a running node. */
@QuarkusTest
class PicturePlacesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static int next = 530;

    @Inject
    PicturePlaces places;

    @Inject
    Event<ChangeCommitted> committed;

    private final UUID item = UUID.randomUUID();
    private PictureDocument display;
    private PictureDocument thumbnail;

    @BeforeEach
    void upload() throws SQLException {
        display = uploaded(PictureSize.DISPLAY);
        thumbnail = uploaded(PictureSize.THUMBNAIL);
    }

    @Test
    void namedFormsAreSentTheThumbnailFirstAndReachTheBroker() throws SQLException {
        // When
        name(true);

        // Then
        await().atMost(PATIENCE).until(() -> state(display).equals("published"));
        assertThat(sequence(thumbnail)).isLessThan(sequence(display));
        await().atMost(PATIENCE)
                .until(() -> Database.rows("select sent_sequence from pictures.publication")
                        .get(0)
                        .equals(Database.rows("select sequence from pictures.own_log")
                                .get(0)));
        assertThat(Database.rows(
                        "select sha256 = sha256(convert_to(document, 'UTF8')) from pictures.item where id = ?",
                        display.id()))
                .containsExactly("t");
    }

    @Test
    void pictureThatNobodyNamesLeavesAndReturnsWithItsBytes() throws SQLException {
        // Given
        name(true);
        await().atMost(PATIENCE).until(() -> state(display).equals("published"));

        // When
        name(false);

        // Then
        await().atMost(PATIENCE)
                .until(() ->
                        state(display).equals("withdrawn") && state(thumbnail).equals("withdrawn"));
        assertThat(document(display)).doesNotContain("\"data\"").contains("\"version\":2");

        // When
        name(true);

        // Then
        await().atMost(PATIENCE).until(() -> state(display).equals("published"));
        assertThat(PictureDocument.ofStored(document(display).getBytes(StandardCharsets.UTF_8))
                        .jpeg())
                .hasValueSatisfying(
                        jpeg -> assertThat(jpeg).isEqualTo(display.jpeg().orElseThrow()));
        assertThat(document(display)).contains("\"version\":3");
        assertThat(Database.rows("select count(*) from pictures.kept where id = ?", display.id()))
                .containsExactly("0");
    }

    @Test
    void takenDownPictureIsGoneForGood() throws SQLException {
        // Given
        name(true);
        await().atMost(PATIENCE).until(() -> state(display).equals("published"));
        List<String> forms = List.of(display.made().sha256(), thumbnail.made().sha256());

        // When
        boolean taken = places.takeDown(forms);

        // Then
        assertThat(taken).isTrue();
        assertThat(state(display)).isEqualTo("erased");
        assertThat(document(display) + document(thumbnail)).doesNotContain("\"data\"");
        assertThat(places.takeDown(forms)).isFalse();

        // When
        name(true);

        // Then
        await().atMost(PATIENCE)
                .until(() -> Database.rows("select count(*) from pictures.due")
                        .get(0)
                        .equals("0"));
        assertThat(state(display)).isEqualTo("erased");
    }

    @Test
    void erasedItemTakesTheBytesAlong() throws SQLException {
        // Given
        name(true);
        await().atMost(PATIENCE).until(() -> state(display).equals("published"));

        // When
        execute("delete from pictures.named where item = '" + item + "'");
        due(true, false);

        // Then
        await().atMost(PATIENCE).until(() -> state(display).equals("withdrawn"));
        await().atMost(PATIENCE)
                .until(() -> Database.rows("select count(*) from pictures.kept where id = ?", display.id())
                        .get(0)
                        .equals("0"));
    }

    /** Somebody who writes items and names it again may have a form, and wait for the counter. */
    @Test
    void formThatSomebodyHasLockedHoldsUpNoOther() throws SQLException {
        // Given
        name(true);
        await().atMost(PATIENCE).until(() -> state(display).equals("published"));
        try (Connection writer = Database.sessionOf("leeds")) {
            writer.setAutoCommit(false);
            try (PreparedStatement held =
                    writer.prepareStatement("select from pictures.item where id = ? for key share")) {
                held.setObject(1, display.id());
                held.execute();
            }

            // When
            name(false);

            // Then
            await().atMost(PATIENCE).until(() -> state(thumbnail).equals("withdrawn"));
            assertThat(state(display)).isEqualTo("published");
            writer.rollback();
        }
        wake();
        await().atMost(PATIENCE).until(() -> state(display).equals("withdrawn"));
    }

    /** As the trigger on items does. */
    private void name(boolean published) throws SQLException {
        for (PictureDocument form : List.of(display, thumbnail)) {
            execute("insert into pictures.named (item, form, published) values ('%s', '%s', %s)"
                            .formatted(item, form.id(), published)
                    + " on conflict (item, form) do update set published = excluded.published");
        }
        due(false, published);
    }

    private void due(boolean erased, boolean published) throws SQLException {
        for (PictureDocument form : List.of(display, thumbnail)) {
            execute("insert into pictures.due (id, erased, patient) values ('%s', %s, %s) on conflict do nothing"
                    .formatted(form.id(), erased, published && form.equals(display)));
        }
        wake();
    }

    /** As a write of an item does. */
    private void wake() {
        QuarkusTransaction.requiringNew().run(() -> committed.fire(new ChangeCommitted(CityLog.items("leeds"))));
    }

    private static String state(PictureDocument form) {
        return Database.rows("select status from pictures.item where id = ?", form.id())
                .get(0);
    }

    private static long sequence(PictureDocument form) {
        return Long.parseLong(Database.rows("select sequence from pictures.item where id = ?", form.id())
                .get(0));
    }

    private static String document(PictureDocument form) {
        return Database.rows("select document from pictures.item where id = ?", form.id())
                .get(0);
    }

    private static PictureDocument uploaded(PictureSize size) throws SQLException {
        PictureDocument form = PictureForms.form("leeds", size, next++);
        byte[] document = form.document();
        try (Connection session = Database.sessionOf("leeds")) {
            int added = Database.execute(session, """
                    insert into pictures.item (id, owner, kind, status, version, document, sha256, languages, updated)
                    values (?, 'leeds', ?, 'draft', 1, convert_from(?, 'UTF8'), sha256(?), '{}', now())
                    """, form.id(), size.term(), document, document);
            assertThat(added).isEqualTo(1);
        }
        return form;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.sessionOf("leeds")) {
            int unused = Database.execute(session, sql);
        }
    }
}
