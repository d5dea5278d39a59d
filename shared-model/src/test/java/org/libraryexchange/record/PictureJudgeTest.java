package org.libraryexchange.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.Jpegs;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.seal.SealCheck;

/** What {@link Judge} says of the log of a city's pictures. */
class PictureJudgeTest {

    private static final CityLog LEEDS = CityLog.pictures("leeds");
    private static final Instant NOON = Instant.parse("2027-05-08T12:00:00Z");
    private static final byte[] JPEG = Jpegs.of(320, 213, 0x336699);
    private static final byte[] LARGE = Jpegs.of(640, 426, 0x336699);
    private static final PictureDocument CANAL = PictureDocument.first("leeds", PictureSize.THUMBNAIL, JPEG, NOON);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void pictureOfTheOwnerIsAcceptedInEachOfItsStates(Status status) {
        PictureDocument picture = status == Status.PUBLISHED ? CANAL : CANAL.gone(status, 2, NOON);

        assertThat(judged(of(picture)))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.summary())
                                .isEqualTo(new DocumentSummary.OfPicture(
                                        CANAL.id(), "leeds", PictureSize.THUMBNAIL, status, picture.version(), NOON)));
    }

    @Test
    void recordNamesLogAndChange() {
        DocumentRecord record = record(CANAL);

        assertThat(new String(record.headers().get(Header.SOURCE), UTF_8)).isEqualTo("/cities/leeds/pictures");
        assertThat(new String(record.headers().get(Header.ID), UTF_8)).isEqualTo("leeds/pictures/110");
        assertThat(LEEDS).hasToString("library.leeds.pictures").isNotEqualTo(CityLog.items("leeds"));
    }

    @Test
    void membersOfANewerPartnerAreKept() {
        assertThat(judged(of(CANAL).replacing("{", "{\"colour\":\"#336699\","))).isInstanceOf(Accepted.class);
    }

    static Stream<Arguments> unfit() {
        String data = Base64.getEncoder().encodeToString(JPEG);
        String other = Base64.getEncoder().encodeToString(Jpegs.of(320, 213, 0x996633));
        String gif = Base64.getEncoder().encodeToString("GIF89a".getBytes(UTF_8));
        String gone = new String(CANAL.gone(Status.WITHDRAWN, 2, NOON).document(), UTF_8);
        return Stream.of(
                arguments(
                        "bytes of another picture", of(CANAL).replacing(data, other), RejectionReason.INVALID_PICTURE),
                arguments(
                        "a digest that is not of the id",
                        of(CANAL).replacing(Sha256.hex(JPEG), Sha256.hex(LARGE)),
                        RejectionReason.WRONG_ID),
                arguments(
                        "a digest in capitals",
                        of(CANAL).replacing(Sha256.hex(JPEG), Sha256.hex(JPEG).toUpperCase(Locale.ROOT)),
                        RejectionReason.WRONG_ID),
                arguments("no Base64", of(CANAL).replacing(data, "?" + data), RejectionReason.INVALID_PICTURE),
                arguments("no data", of(CANAL).replacing("\"data\":", "\"date\":"), RejectionReason.INVALID_PICTURE),
                arguments("no text", of(CANAL).replacing("\"" + data + "\"", "7"), RejectionReason.WRONG_SHAPE),
                arguments(
                        "another width",
                        of(CANAL).replacing("\"width\":320", "\"width\":319"),
                        RejectionReason.INVALID_PICTURE),
                arguments(
                        "another length",
                        of(CANAL).replacing("\"bytes\":" + JPEG.length, "\"bytes\":1"),
                        RejectionReason.INVALID_PICTURE),
                arguments("an unknown form", of(CANAL).replacing("thumbnail", "poster"), RejectionReason.UNKNOWN_KIND),
                arguments("a draft", of(CANAL).replacing("published", "draft"), RejectionReason.INVALID_STATUS),
                arguments("another owner", of(CANAL).replacing("\"leeds\"", "\"york\""), RejectionReason.WRONG_OWNER),
                arguments(
                        "bytes of what is gone",
                        of(CANAL.gone(Status.WITHDRAWN, 2, NOON))
                                .value(gone.replace("{", "{\"data\":\"" + data + "\",")),
                        RejectionReason.INVALID_PICTURE),
                arguments(
                        "a display form that says it is a thumbnail",
                        of(PictureDocument.first("leeds", PictureSize.DISPLAY, LARGE, NOON))
                                .replacing("display", "thumbnail"),
                        RejectionReason.INVALID_PICTURE),
                arguments("no JPEG", ofBytes("GIF89a".getBytes(UTF_8), gif), RejectionReason.INVALID_PICTURE),
                arguments(
                        "too large",
                        of(CANAL).replacing(data, "A".repeat(PictureDocument.LARGEST_DOCUMENT)),
                        RejectionReason.TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfit")
    void whatIsNotThePictureOfItsKeyIsRejected(String what, Records records, RejectionReason reason) {
        assertThat(judged(records))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void pictureInALogOfItemsIsRejected() {
        assertThat(new Judge(CityLog.items("leeds"), SealCheck.none())
                        .judge(of(CANAL).raw()))
                .isInstanceOf(Rejected.class);
    }

    /** A document about bytes that no picture has, with the id and the digest of these. */
    private static Records ofBytes(byte[] bytes, String data) {
        String sha256 = Sha256.hex(bytes);
        String id = PictureDocument.idOf(sha256).toString();
        return of(CANAL)
                .replacing(CANAL.id().toString(), id)
                .replacing(Sha256.hex(JPEG), sha256)
                .replacing(Base64.getEncoder().encodeToString(JPEG), data)
                .key(id.getBytes(UTF_8))
                .header(Header.SUBJECT, id);
    }

    private static Judgement judged(Records records) {
        return new Judge(LEEDS, SealCheck.none()).judge(records.raw());
    }

    private static Records of(PictureDocument picture) {
        return Records.of(record(picture));
    }

    private static DocumentRecord record(PictureDocument picture) {
        byte[] document = picture.document();
        return new DocumentRecord(
                CityLog.pictures(picture.owner()),
                picture.id(),
                110,
                107,
                document,
                Sha256.of(document),
                NOON,
                Optional.empty());
    }
}
