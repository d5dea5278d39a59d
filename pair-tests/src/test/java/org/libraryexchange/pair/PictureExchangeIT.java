package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.item.Status;
import org.libraryexchange.pair.Planted.Kind;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;

/** Pictures travel between both nodes, apart from the items that name them. */
@Tag("long")
@ExtendWith(SharedPair.class)
class PictureExchangeIT {

    private static final Duration SENT = Duration.ofMinutes(2);
    private static final Duration ARRIVED = Duration.ofSeconds(30);
    private static final Duration PROVED = Duration.ofMinutes(1);
    private static final long BYTES_A_SECOND = 16_384;
    private static final String REJECTED = "select count(*) from pictures.rejected_record";

    @Test
    void pictureOfLeedsIsAtHangzhouByteForByteUntilItIsTakenDown(PairUnderTest pair) {
        // Given
        DatabaseUnderTest leeds = pair.leeds().database();
        DatabaseUnderTest hangzhou = pair.hangzhou().database();
        PictureDocument display = ManyPictures.form(pair.leeds(), PictureSize.DISPLAY, 300_000, -1);
        PictureDocument thumbnail = ManyPictures.form(pair.leeds(), PictureSize.THUMBNAIL, 15_000, -2);

        long rejected = hangzhou.number(REJECTED);

        // When
        ManyPictures.add(pair.leeds(), display, thumbnail);

        // Then
        for (PictureDocument form : List.of(thumbnail, display)) {
            Awaitility.await()
                    .atMost(SENT)
                    .untilAsserted(() -> assertThat(document(hangzhou, form)).isEqualTo(ManyPictures.text(form)));
        }
        assertThat(sequence(leeds, thumbnail)).isLessThan(sequence(leeds, display));
        assertThat(hangzhou.query("select 1 from item where id = ?", row -> 1, display.id()))
                .isEmpty();

        // When
        takeDown(leeds, display);

        // Then
        Awaitility.await()
                .atMost(ARRIVED)
                .untilAsserted(() -> assertThat(document(hangzhou, display))
                        .contains("\"status\":\"erased\"")
                        .doesNotContain("\"data\""));
        assertThat(hangzhou.number(REJECTED)).isEqualTo(rejected);
        assertThat(new TopicUnderTest(pair.kafka(), CityLog.pictures("leeds")).setting("cleanup.policy"))
                .isEqualTo("compact");

        // When
        leeds.execute("""
                insert into pictures.own_proof (id, origin, requested, requested_by, chain, round, state)
                values (?, 'operator', now(), 'test', ?, 0, 'requested')
                """, display.id(), display.id());

        // Then
        Awaitility.await()
                .atMost(PROVED)
                .untilAsserted(() -> assertThat(leeds.query(
                                "select outcome, differing from pictures.receipt where owner = 'leeds' and proof_id ="
                                        + " ?",
                                row -> row.getString(1) + row.getLong(2),
                                display.id()))
                        .contains("verified0"));
    }

    /** Bytes flipped, rows gone, rows too many, and whatever else may befall a row. */
    @Test
    void everyDifferenceOfTheMirroredPicturesIsNamedAndRepaired(PairUnderTest both) {
        // Given
        PairUnderTest pair = both.in(Sort.PICTURES);
        List<UUID> forms = CrashPointsIT.published(pair, "pictures-bent");
        try (Planted planted = Planted.in(pair, forms, Kind.repairableIn(Sort.PICTURES))) {

            // When
            Proved proved = Proved.of(pair.leeds());

            // Then
            assertThat(proved.named()).isEqualTo(planted.sorts());
            assertThat(proved.last().path("outcome").asText()).isEqualTo("verified");
            CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        }
    }

    @Test
    void takenDownAtItsOwnerItIsGoneAtBothCities(PairUnderTest pair) throws IOException {
        // Given
        NodeClient leeds = pair.leeds().client();
        NodeClient hangzhou = pair.hangzhou().client();
        ObjectNode picture = (ObjectNode) acknowledged(leeds.upload(noise())).json();
        picture.putObject("alt").put("en", "Noise");
        ObjectNode document = ItemDocuments.event("Noise to look at");
        document.withArray("/pictures").add(picture);
        String display = picture.path("sha256").asText();
        List<String> forms = List.of(
                "/media/" + display, "/media/" + picture.at("/thumbnail/sha256").asText());
        String item = acknowledged(leeds.put("noise", UUID.randomUUID().toString(), document.toString()))
                .id()
                .toString();
        for (String form : forms) {
            Awaitility.await().atMost(SENT).until(() -> hangzhou.get(form) instanceof Acknowledged);
        }

        // When
        String down = acknowledged(leeds.takeDown(display, "It shows a child."))
                .json()
                .path("reason")
                .asText();

        // Then
        assertThat(down).isEqualTo("It shows a child.");
        for (String form : forms) {
            assertThat(leeds.get(form))
                    .isInstanceOfSatisfying(
                            Refused.class, gone -> assertThat(gone.status()).isEqualTo(410));
            Awaitility.await()
                    .atMost(PROVED)
                    .until(() -> hangzhou.get(form) instanceof Refused gone && gone.status() == 410);
        }
        assertThat(hangzhou.get("/api/v1/items/" + item)).isInstanceOf(Acknowledged.class);
    }

    private static byte[] noise() throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 400, 300, new Random().ints(400 * 300).toArray(), 0, 400);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", file);
        return file.toByteArray();
    }

    @Test
    void displayFormsFollowEachOtherSlowlyByDay(PairUnderTest pair) {
        // Given
        PictureDocument first = ManyPictures.form(pair.leeds(), PictureSize.DISPLAY, 150_000, -3);
        PictureDocument second = ManyPictures.form(pair.leeds(), PictureSize.DISPLAY, 150_000, -4);
        DatabaseUnderTest leeds = pair.leeds().database();

        // When
        ManyPictures.add(pair.leeds(), first, second);

        // Then
        Awaitility.await().atMost(SENT).until(() -> sequence(leeds, first) > 0 && sequence(leeds, second) > 0);
        assertThat(leeds.number(
                        "select extract(epoch from max(stored) - min(stored)) from pictures.item where id in (?, ?)",
                        first.id(),
                        second.id()))
                .isGreaterThanOrEqualTo(ManyPictures.text(first).length() / BYTES_A_SECOND);
    }

    private static void takeDown(DatabaseUnderTest leeds, PictureDocument form) {
        String gone = ManyPictures.text(form.gone(Status.ERASED, 2, Instant.parse("2027-02-01T10:00:00Z")));
        leeds.executeAs("leeds", """
                with taken as (update pictures.own_log set sequence = sequence + 1 returning sequence)
                update pictures.item set status = 'erased', version = 2, sequence = taken.sequence, document = ?,
                    sha256 = sha256(convert_to(?, 'UTF8')) from taken where id = ?
                """, gone, gone, form.id());
    }

    private static String document(DatabaseUnderTest city, PictureDocument form) {
        return city
                .query("select document from pictures.item where id = ?", row -> row.getString(1), form.id())
                .stream()
                .findFirst()
                .orElse("");
    }

    private static long sequence(DatabaseUnderTest city, PictureDocument form) {
        return city.number("select sequence from pictures.item where id = ?", form.id());
    }
}
