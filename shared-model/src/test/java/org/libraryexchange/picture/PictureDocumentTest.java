package org.libraryexchange.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;

class PictureDocumentTest {

    private static final Instant NOON = Instant.parse("2027-05-08T12:00:00Z");
    private static final byte[] CANAL = Jpegs.of(320, 213, 0x336699);

    private final PictureDocument canal = PictureDocument.first("leeds", PictureSize.THUMBNAIL, CANAL, NOON);

    @Test
    void documentIsCanonical() {
        String id = canal.id().toString();

        assertThat(new String(canal.document(), StandardCharsets.UTF_8))
                .isEqualTo(("{\"bytes\":%d,\"data\":\"%s\",\"form\":\"thumbnail\",\"height\":213,\"id\":\"%s\","
                                + "\"owner\":\"leeds\",\"sha256\":\"%s\",\"status\":\"published\","
                                + "\"updated\":\"2027-05-08T12:00:00Z\",\"version\":1,\"width\":320}")
                        .formatted(CANAL.length, Base64.getEncoder().encodeToString(CANAL), id, Sha256.hex(CANAL)));
    }

    @Test
    void idIsMadeFromTheDigest() {
        assertThat(PictureDocument.idOf("ffffffffffffffffffffffffffffffff" + "0".repeat(32)))
                .hasToString("ffffffff-ffff-8fff-bfff-ffffffffffff");
        assertThat(PictureDocument.idOf("0".repeat(64))).hasToString("00000000-0000-8000-8000-000000000000");
        assertThat(canal.id().version()).isEqualTo(8);
    }

    @Test
    void documentIsReadAsItWasWritten() {
        for (PictureDocument each :
                new PictureDocument[] {canal, canal.gone(Status.WITHDRAWN, 2, NOON), canal.gone(Status.ERASED, 2, NOON)
                }) {
            assertThat(PictureDocument.ofStored(each.document()).document()).isEqualTo(each.document());
        }
    }

    @Test
    void nothingOfThePictureStaysInADocumentWithoutIt() {
        PictureDocument gone = canal.gone(Status.ERASED, 2, NOON);

        assertThat(new String(gone.document(), StandardCharsets.UTF_8))
                .contains("\"status\":\"erased\"", "\"version\":2")
                .doesNotContain("data");
    }

    @ParameterizedTest
    @CsvSource({"321, 10", "10, 321"})
    void sideThatIsTooLongForTheFormIsRefused(int width, int height) {
        byte[] large = Jpegs.of(width, height, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureDocument.first("leeds", PictureSize.THUMBNAIL, large, NOON));
    }

    @Test
    void largestPictureFitsIntoARecord() {
        byte[] largest = Arrays.copyOf(Jpegs.of(1_600, 1_600, 0), PictureSize.DISPLAY.mostBytes());

        assertThat(PictureDocument.first("leeds", PictureSize.DISPLAY, largest, NOON)
                        .document())
                .hasSizeLessThan(PictureDocument.LARGEST_DOCUMENT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureDocument.first(
                        "leeds", PictureSize.DISPLAY, Arrays.copyOf(largest, largest.length + 1), NOON));
    }

    @Test
    void headIsReadOfNothingButAJpeg() {
        assertThat(JpegHead.read(CANAL)).contains(new JpegHead(320, 213));
        for (int length : new int[] {0, 1, 2, 3, 20, 100}) {
            assertThat(JpegHead.read(Arrays.copyOf(CANAL, length))).isEmpty();
        }
        assertThat(JpegHead.read("GIF89a and more of it".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }
}
