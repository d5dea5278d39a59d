package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.catalogue.pictures.PictureTurns.Next;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;
import org.libraryexchange.exchange.nights.DailyTime;
import org.libraryexchange.exchange.nights.NightCalendar;
import org.libraryexchange.fixture.PictureForms;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;

/** When pictures take their turns, within a transaction that the node running beside it does not see. */
@QuarkusTest
@TestTransaction
class PictureTurnsIT {

    private static final Instant NOON = Instant.parse("2027-05-08T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2027-05-08T00:00:00Z");
    private static final NightCalendar NIGHTS =
            new NightCalendar(new DailyTime(ZoneOffset.UTC, LocalTime.of(22, 0)), Duration.ofHours(6));
    private static final long BYTES_A_SECOND = 16_384;
    private static final int WAITING = 10;
    private static final int AT_ONCE = 8;

    private static final String EVERYTHING_IS_SENT = """
            update publication set sent_sequence = sequence, sending_sequence = sequence, released_sequence = null
            from own_log;
            update pictures.publication set sent_sequence = sequence, sending_sequence = sequence from pictures.own_log;
            update letters.publishing set sent_sequence = counter.sequence, sending_sequence = counter.sequence
            from letters.counter where counter.partner = publishing.partner
            """;

    /** A row beyond all that was sent. */
    private static final String UNSENT = """
            insert into %s (id, owner, kind, status, version, sequence, document, sha256, languages, updated %s)
            select gen_random_uuid(), 'leeds', '%s', 'published', 1, sent_sequence + 1, '{}', sha256('{}'), '{}', now() %s
            from %s
            """;

    private final PicturePlaces places;
    private final PicturesConfig config;
    private final Jdbi database;

    PictureTurnsIT(PicturePlaces places, PicturesConfig config, Jdbi database) {
        this.places = places;
        this.config = config;
        this.database = database;
    }

    @Test
    void displayFormsFollowOneAnotherByDayAtTheRateOfTheBytesThatTravel() {
        // Given
        execute("delete from pictures.due;" + EVERYTHING_IS_SENT);
        List<PictureDocument> forms = waiting(PictureSize.DISPLAY);
        Duration one = Duration.ofSeconds(forms.get(0).document().length).dividedBy(BYTES_A_SECOND);
        assertThat(config.bytesASecondByDay().asLongValue()).isEqualTo(BYTES_A_SECOND);

        // When
        Next first = turnsAt(NOON).step(Instant.MIN);
        execute(EVERYTHING_IS_SENT);
        Next early = turnsAt(NOON.plus(one).minusNanos(1)).step(first.display());

        // Then
        assertThat(first.display()).isEqualTo(NOON.plus(one));
        assertThat(early).isEqualTo(first);
        assertThat(placed(forms)).isEqualTo(1);

        // When
        Next second = turnsAt(NOON.plus(one)).step(early.display());

        // Then
        assertThat(second.display()).isEqualTo(NOON.plus(one).plus(one));
        assertThat(placed(forms)).isEqualTo(2);
    }

    @Test
    void displayFormsDoNotWaitForOneAnotherByNight() {
        // Given
        execute("delete from pictures.due;" + EVERYTHING_IS_SENT);
        List<PictureDocument> forms = waiting(PictureSize.DISPLAY);

        // When
        Next first = turnsAt(MIDNIGHT).step(NOON);

        // Then
        assertThat(placed(forms)).isEqualTo(AT_ONCE);

        // When
        execute(EVERYTHING_IS_SENT);
        Next second = turnsAt(MIDNIGHT).step(first.display());

        // Then
        assertThat(placed(forms)).isEqualTo(WAITING);
        assertThat(second.look()).isPositive();
    }

    static Stream<Named<String>> unsent() {
        return Stream.of(
                named("an item", UNSENT.formatted("item", "", "festival", "", "publication")),
                named(
                        "a letter",
                        UNSENT.formatted("letters.post", ", partner", "letter", ", partner", "letters.publishing")),
                named("a thumbnail", UNSENT.formatted("pictures.item", "", "thumbnail", "", "pictures.publication")));
    }

    @ParameterizedTest
    @MethodSource("unsent")
    void noDisplayFormTakesAPlaceWhileAnythingElseWaits(String unsent) {
        for (Instant now : List.of(NOON, MIDNIGHT)) {
            // Given
            execute("delete from pictures.due;" + EVERYTHING_IS_SENT);
            List<PictureDocument> forms = waiting(PictureSize.DISPLAY);
            execute(unsent);

            // When
            Next next = turnsAt(now).step(Instant.MIN);

            // Then
            assertThat(placed(forms)).isZero();
            assertThat(next.display()).isEqualTo(Instant.MIN);
            assertThat(next.look()).isPositive();
        }
    }

    /** Where somebody had a thumbnail locked as its item was written. */
    @Test
    void thumbnailsThatAreDueGoFirst() {
        // Given
        execute("delete from pictures.due;" + EVERYTHING_IS_SENT);
        List<PictureDocument> forms = waiting(PictureSize.DISPLAY);
        List<PictureDocument> thumbnails = waiting(PictureSize.THUMBNAIL);

        // When
        Next next = turnsAt(MIDNIGHT).step(Instant.MIN);

        // Then
        assertThat(next).isEqualTo(new Next(Instant.MIN, Duration.ZERO));
        assertThat(placed(thumbnails)).isEqualTo(AT_ONCE);
        assertThat(placed(forms)).isZero();
    }

    private PictureTurns turnsAt(Instant now) {
        return new PictureTurns(places, NIGHTS, config, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Forms that a published item names and that have no places yet. */
    private List<PictureDocument> waiting(PictureSize size) {
        List<PictureDocument> forms = IntStream.range(0, WAITING)
                .mapToObj(n -> PictureForms.form("leeds", size, (size == PictureSize.DISPLAY ? -200 : -100) + n))
                .toList();
        database.useHandle(handle -> forms.forEach(form -> handle.execute(
                """
                with added as (
                    insert into pictures.item (id, owner, kind, status, version, document, sha256, languages, updated)
                    values (?, 'leeds', ?, 'draft', 1, ?, ?, '{}', now()) on conflict do nothing),
                    named as (insert into pictures.named (item, form, published) values (?, ?, true))
                insert into pictures.due (id, patient) values (?, ?) on conflict do nothing
                """,
                form.id(),
                form.made().form().term(),
                new String(form.document(), StandardCharsets.UTF_8),
                Sha256.of(form.document()),
                UUID.randomUUID(),
                form.id(),
                form.id(),
                size == PictureSize.DISPLAY)));
        return forms;
    }

    private long placed(List<PictureDocument> forms) {
        return database.withHandle(handle -> handle.createQuery(
                        "select count(*) from pictures.item where id = any(:ids) and sequence is not null")
                .bindArray(
                        "ids",
                        UUID.class,
                        forms.stream().map(PictureDocument::id).toList())
                .mapTo(Long.class)
                .one());
    }

    private void execute(String script) {
        database.useHandle(handle -> handle.createScript(script).execute());
    }
}
