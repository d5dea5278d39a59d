package org.libraryexchange.catalogue.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.PressProfile;
import org.libraryexchange.picture.PictureDocument.Made;
import org.libraryexchange.picture.PictureSize;

/** Reads each file as the node does: in a process of its own. */
class PictureReadingTest {

    private static final PictureProcess PROCESS = new PictureProcess();

    private static List<byte[]> forms(byte[] file) {
        try (PictureProcess.Reading reading = PROCESS.begin()) {
            reading.take(file);
            return reading.forms(Duration.ofMinutes(1));
        }
    }

    private static BufferedImage display(byte[] file) {
        return PictureFiles.read(forms(file).get(0));
    }

    @Test
    void bothFormsAreWithinTheirBounds() {
        // When
        List<byte[]> forms = forms(PictureFiles.written("jpeg", PictureFiles.noise(2_400, 1_600, 1)));

        // Then
        Made display = Made.of(PictureSize.DISPLAY, forms.get(0));
        Made thumbnail = Made.of(PictureSize.THUMBNAIL, forms.get(1));
        assertThat(display.bytes()).isBetween(250_000, 400_000);
        assertThat(1.0 * display.width() / display.height()).isBetween(1.49, 1.51);
        assertThat(thumbnail.bytes()).isBetween(10_000, 40_000);
    }

    @Test
    void aSmallPictureIsNotMadeLarger() {
        // When
        BufferedImage display = display(PictureFiles.png(200, 100));

        // Then
        assertThat(display.getWidth()).isEqualTo(200);
        assertThat(display.getHeight()).isEqualTo(100);
        assertCorners(display, Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("jpeg", PictureFiles.jpeg(400, 300)),
                Arguments.of("png", PictureFiles.png(400, 300)),
                Arguments.of("tiff", PictureFiles.written("tiff", PictureFiles.corners(400, 300))),
                Arguments.of("png of 16 bits", PictureFiles.written("png", PictureFiles.deep(400, 300, 3))),
                Arguments.of("transparent png of 16 bits", PictureFiles.written("png", PictureFiles.deep(400, 300, 4))),
                Arguments.of("tiff of 16 bits", PictureFiles.written("tiff", PictureFiles.deep(400, 300, 3))),
                Arguments.of(
                        "jpeg with a long comment",
                        PictureFiles.withSegment(PictureFiles.jpeg(400, 300), 0xfe, new byte[60_000])),
                Arguments.of(
                        "jpeg with a second picture",
                        PictureFiles.joined(PictureFiles.jpeg(400, 300), PictureFiles.jpeg(800, 600))),
                Arguments.of("jpeg with huge EXIF", PictureFiles.withHugeMetadata(PictureFiles.jpeg(400, 300), 100)),
                Arguments.of(
                        "png with much text",
                        PictureFiles.withChunk(
                                PictureFiles.png(400, 300), "zTXt", PictureFiles.bomb("Comment\0\0", 100 << 20))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void eachSortShowsTheSame(String name, byte[] file) {
        assertCorners(display(file), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    @Test
    void webpIsRead() {
        // When
        BufferedImage display = display(PictureFiles.webp());

        // Then
        assertLike(display.getRGB(32, 3), Color.RED);
        assertLike(display.getRGB(32, 44), Color.BLUE);
    }

    @Test
    void greyStaysAsLightAsItWas() {
        // Given
        BufferedImage grey = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster()
                .setSamples(
                        0,
                        0,
                        100,
                        100,
                        0,
                        IntStream.generate(() -> 100).limit(10_000).toArray());

        // When, Then
        for (String format : List.of("jpeg", "png", "tiff")) {
            assertLike(display(PictureFiles.written(format, grey)).getRGB(50, 50), new Color(100, 100, 100));
        }
    }

    @Test
    void whatIsTransparentIsWhite() {
        // Given
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);

        // When, Then
        assertLike(display(PictureFiles.written("png", clear)).getRGB(50, 50), Color.WHITE);
    }

    @Test
    void coloursAreThoseOfTheWeb() {
        // Given
        BufferedImage plain = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        plain.setRGB(
                0, 0, 100, 100, IntStream.generate(() -> 0x404040).limit(10_000).toArray(), 0, 100);

        // When
        BufferedImage display = display(PictureFiles.withLinearProfile(PictureFiles.written("jpeg", plain)));

        // Then
        assertLike(display.getRGB(50, 50), new Color(137, 137, 137));
    }

    @Test
    void coloursForAPressAreThoseThatItsProfileTells() {
        assertCorners(
                display(PictureFiles.cmykWithProfile(400, 300)),
                PressProfile.RED,
                PressProfile.GREEN,
                PressProfile.BLUE,
                Color.WHITE);
    }

    /** Clockwise from the upper left, as EXIF numbers the ways to hold a camera. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isUpright(int orientation) {
        // Given
        Color[] red = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        int[][] corners = {
            {0, 1, 2, 3},
            {1, 0, 3, 2},
            {2, 3, 0, 1},
            {3, 2, 1, 0},
            {0, 3, 2, 1},
            {3, 0, 1, 2},
            {2, 1, 0, 3},
            {1, 2, 3, 0}
        };
        int[] at = corners[orientation - 1];

        // When
        BufferedImage display = display(PictureFiles.turned(PictureFiles.jpeg(400, 300), orientation));

        // Then
        assertThat(display.getWidth()).isEqualTo(orientation < 5 ? 400 : 300);
        assertCorners(display, red[at[0]], red[at[1]], red[at[2]], red[at[3]]);
    }

    @Test
    void nothingOfTheFileStaysButWhatIsSeen() {
        // Given
        byte[] html = "<html><script>alert(1)</script>".getBytes(UTF_8);
        byte[] zip = "PK\u0003\u0004 ../../etc/passwd".getBytes(ISO_8859_1);
        byte[] jpeg = PictureFiles.turned(PictureFiles.jpeg(400, 300), 1);
        byte[] file = PictureFiles.joined(PictureFiles.withSegment(jpeg, 0xe1, html), zip);

        // When, Then
        for (byte[] form : forms(file)) {
            assertThat(new String(form, ISO_8859_1))
                    .doesNotContain("Exif", "GPS", "script", "passwd")
                    .endsWith("\u00ff\u00d9");
        }
    }

    static Stream<Arguments> bombs() {
        // Of 25 megapixels and 16 bits for each colour: 200 MB in a file of 200 kB.
        byte[] zeros = PictureFiles.bomb("", 5_000L * (1 + 5_000 * 8));
        return Stream.of(
                Arguments.of("as many pixels as are read", PictureFiles.pngHead(5_000, 5_000, 16, 6, zeros)),
                Arguments.of("too many", PictureFiles.pngHead(30_000, 30_000, PictureFiles.bomb("", 20 << 20))),
                Arguments.of("narrow", PictureFiles.pngHead(1, 100_000, PictureFiles.bomb("", 400_000))),
                Arguments.of(
                        "much text",
                        PictureFiles.withChunk(
                                PictureFiles.png(400, 300), "zTXt", PictureFiles.bomb("Comment\0\0", 200 << 20))));
    }

    /** Looks at what the system has counted for the process until it ends. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombTakesNoMoreMemoryThanAPhotograph(String name, byte[] file) {
        try (PictureProcess.Reading reading = PROCESS.begin()) {
            // Given: those of earlier tests may still be ending.
            long process = ProcessHandle.current()
                    .children()
                    .max(Comparator.comparing(
                            child -> child.info().startInstant().orElse(Instant.MIN)))
                    .orElseThrow()
                    .pid();
            AtomicLong most = new AtomicLong();

            // When
            CompletableFuture<?> read = CompletableFuture.runAsync(() -> {
                reading.take(file);
                var unused = reading.forms(Duration.ofMinutes(1));
            });
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> {
                        most.accumulateAndGet(kilobytes(process), Math::max);
                        return read.isDone();
                    });

            // Then
            assertThat(most.get()).isBetween(20_000L, 260_000L);
        }
    }

    /** The most resident memory of a process so far; none if it has ended. */
    private static long kilobytes(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = PictureFiles.jpeg(400, 300);
        byte[] png = PictureFiles.png(400, 300);
        byte[] tiff = PictureFiles.written("tiff", PictureFiles.noise(400, 300, 1));
        byte[] noise = PictureFiles.written("jpeg", PictureFiles.noise(400, 300, 1));
        return Stream.of(
                Arguments.of("text", "Once upon a time there was".getBytes(UTF_8), PictureRefusal.NO_PICTURE),
                Arguments.of(
                        "svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8), PictureRefusal.NO_PICTURE),
                Arguments.of("gif", PictureFiles.written("gif", PictureFiles.corners(40, 30)), PictureRefusal.GIF),
                Arguments.of(
                        "page that is a gif",
                        PictureFiles.joined("GIF89a/*".getBytes(UTF_8), "*/<html>".getBytes(UTF_8)),
                        PictureRefusal.GIF),
                Arguments.of("heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1), PictureRefusal.HEIC),
                Arguments.of("moving webp", PictureFiles.animatedWebp(), PictureRefusal.ANIMATED),
                Arguments.of("moving png", PictureFiles.withChunk(png, "acTL", new byte[8]), PictureRefusal.ANIMATED),
                Arguments.of("pages", PictureFiles.pages(40, 30, 2), PictureRefusal.SEVERAL),
                Arguments.of("cmyk", PictureFiles.cmyk(400, 300), PictureRefusal.COLOURS),
                Arguments.of(
                        "fractional samples",
                        PictureFiles.written("tiff", PictureFiles.fractional(40, 30)),
                        PictureRefusal.COLOURS),
                Arguments.of("cut jpeg", PictureFiles.cut(noise, noise.length / 2), PictureRefusal.DAMAGED),
                Arguments.of("cut head of a jpeg", PictureFiles.cut(jpeg, 40), PictureRefusal.DAMAGED),
                Arguments.of("cut png", PictureFiles.cut(png, png.length / 2), PictureRefusal.DAMAGED),
                Arguments.of("cut webp", PictureFiles.cut(PictureFiles.webp(), 100), PictureRefusal.DAMAGED),
                Arguments.of("cut tiff", PictureFiles.cut(tiff, tiff.length / 2), PictureRefusal.DAMAGED),
                Arguments.of("changed png", changed(png), PictureRefusal.DAMAGED),
                Arguments.of(
                        "other type",
                        PictureFiles.joined("\u00ff\u00d8\u00ff".getBytes(ISO_8859_1), png),
                        PictureRefusal.DAMAGED),
                Arguments.of(
                        "narrow",
                        PictureFiles.pngHead(1, 100_000, PictureFiles.bomb("", 400_000)),
                        PictureRefusal.SHAPE),
                Arguments.of("tiny", PictureFiles.png(15, 15), PictureRefusal.SHAPE),
                Arguments.of(
                        "bomb",
                        PictureFiles.pngHead(30_000, 30_000, PictureFiles.bomb("", 20 << 20)),
                        PictureRefusal.TOO_MANY_PIXELS),
                Arguments.of(
                        "head as large as cameras make it",
                        PictureFiles.pngHead(6_250, 4_000, new byte[20]),
                        PictureRefusal.DAMAGED),
                Arguments.of(
                        "head of a few pixels more",
                        PictureFiles.pngHead(6_251, 4_000, new byte[20]),
                        PictureRefusal.TOO_MANY_PIXELS),
                Arguments.of(
                        "head of a bomb",
                        PictureFiles.pngHead(Integer.MAX_VALUE, Integer.MAX_VALUE, new byte[20]),
                        PictureRefusal.TOO_MANY_PIXELS));
    }

    private static byte[] changed(byte[] png) {
        byte[] changed = png.clone();
        for (int i = 45; i < 120; i++) {
            changed[i] ^= 0x55;
        }
        return changed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void eachBadFileHasItsAnswer(String name, byte[] file, PictureRefusal refusal) {
        assertThatThrownBy(() -> forms(file))
                .isInstanceOfSatisfying(
                        UnusablePictureException.class,
                        e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private static void assertCorners(BufferedImage image, Color... colours) {
        int right = image.getWidth() - 8;
        int low = image.getHeight() - 8;
        int[][] places = {{8, 8}, {right, 8}, {right, low}, {8, low}};
        for (int i = 0; i < places.length; i++) {
            assertLike(image.getRGB(places[i][0], places[i][1]), colours[i]);
        }
    }

    private static void assertLike(int rgb, Color colour) {
        Color seen = new Color(rgb);
        assertThat(Math.abs(seen.getRed() - colour.getRed())
                        + Math.abs(seen.getGreen() - colour.getGreen())
                        + Math.abs(seen.getBlue() - colour.getBlue()))
                .as("%s like %s", seen, colour)
                .isLessThan(40);
    }
}
