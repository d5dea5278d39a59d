package org.libraryexchange.bench.pair;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.ManyPictures;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.TopicUnderTest;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog;

/** Pictures: how fast they are uploaded, what they take on their way, and what items notice of a backlog of them. */
record PictureMeasures(PairUnderTest pair, MeasureReport report) {

    private static final int CLIENTS = 2;
    /** A comment of JPEG: its marker, its length without the marker, and a number. */
    private static final int COMMENT_BYTES = 12;

    private static final int SHAPES = 3_000;
    private static final int DISPLAY_BYTES = 150_000;
    private static final int THUMBNAIL_BYTES = 15_000;
    private static final String HERE =
            "select count(*) from pictures.item where owner = 'leeds' and sequence is not null";

    void measure(Sizes sizes) {
        upload(sizes.uploads);
        CityUnderTest leeds = pair.leeds();
        leeds.runWith(Map.of("LIBRARY_NIGHTS_OPENS", anHourAgo(), "LIBRARY_NIGHTS_LASTS", "PT8H"));
        leeds.awaitReady();
        long before = pair.hangzhou().database().number(HERE);
        TopicUnderTest log = new TopicUnderTest(pair.kafka(), CityLog.pictures("leeds"));
        long bytes = log.sizeOnDisk();
        try (NodeMemory memory = NodeMemory.watching(leeds, pair.hangzhou())) {
            double seconds = TimedWork.seconds(() -> {
                Crowd.each(2, sizes.pictures, this::add);
                report.line("beside a backlog of pictures", "%d, by night:", sizes.pictures);
                new DelayMeasures(pair, report).measure(sizes);
                Waiting.until(pair.hangzhou().database(), before + 2L * sizes.pictures, HERE);
            });
            report.line(
                    "pictures through the log",
                    "%d of %d and %d bytes in %.0f s, %d MB in the log",
                    sizes.pictures,
                    DISPLAY_BYTES,
                    THUMBNAIL_BYTES,
                    seconds,
                    (log.sizeOnDisk() - bytes) / 1_000_000);
            report.line("resident memory meanwhile", "%s", memory);
        }
        leeds.runWith(Map.of());
        leeds.awaitReady();
    }

    private static String anHourAgo() {
        return LocalTime.now(ZoneId.of("Europe/London"))
                .minusHours(1)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private void add(long number) {
        ManyPictures.add(
                pair.leeds(),
                ManyPictures.form(pair.leeds(), PictureSize.DISPLAY, DISPLAY_BYTES, 2 * number),
                ManyPictures.form(pair.leeds(), PictureSize.THUMBNAIL, THUMBNAIL_BYTES, 2 * number + 1));
    }

    private void upload(int uploads) {
        byte[] file = photograph();
        CityUnderTest leeds = pair.leeds();
        try (ChildMemory children = new ChildMemory(leeds.node().pid());
                NodeMemory memory = NodeMemory.watching(leeds)) {
            double seconds = TimedWork.seconds(() -> Crowd.each(CLIENTS, uploads, number -> {
                RequestOutcome outcome = leeds.client().upload(another(file, number));
                if (!(outcome instanceof Acknowledged)) {
                    throw new IllegalStateException("picture " + number + " is not taken: " + outcome);
                }
            }));
            report.line(
                    "uploads of 12 megapixels",
                    "%.2f a second (%d of %d kB)",
                    uploads / seconds,
                    uploads,
                    file.length / 1_000);
            report.line(
                    "resident memory meanwhile",
                    "%s; the process that reads pictures %d MB at most",
                    memory,
                    children.most.get() >> 10);
        }
    }

    /** Another file with the same picture, and the number as a comment at its beginning. */
    private static byte[] another(byte[] file, long number) {
        return ByteBuffer.allocate(file.length + COMMENT_BYTES)
                .put(file, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (COMMENT_BYTES - 2))
                .putLong(number)
                .put(file, 2, file.length - 2)
                .array();
    }

    /** About as hard to compress as what a phone takes. */
    private static byte[] photograph() {
        BufferedImage image = new BufferedImage(4_000, 3_000, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(53);
        Graphics2D pen = image.createGraphics();
        for (int n = 0; n < SHAPES; n++) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fillOval(
                    random.nextInt(4_000), random.nextInt(3_000), 20 + random.nextInt(300), 20 + random.nextInt(300));
        }
        pen.dispose();
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest memory of any process that another one has started, in kilobytes. */
    private static final class ChildMemory implements AutoCloseable {

        private final AtomicLong most = new AtomicLong();
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

        private ChildMemory(long parent) {
            var unused = clock.scheduleAtFixedRate(
                    () -> ProcessHandle.of(parent).stream()
                            .flatMap(ProcessHandle::descendants)
                            .forEach(child -> most.accumulateAndGet(kilobytes(child.pid()), Math::max)),
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
        }

        private static long kilobytes(long pid) {
            try {
                return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(0);
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
