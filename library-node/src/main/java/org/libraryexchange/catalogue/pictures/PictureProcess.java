package org.libraryexchange.catalogue.pictures;

import jakarta.inject.Singleton;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.picture.PictureDocument.Made;
import org.libraryexchange.picture.PictureSize;

/**
 * Has files read by processes of their own, {@link PictureReading}, one for each file. Such a process has the file, bounds
 * on its memory and time, and nothing else: no settings, no secrets, no other class of the node, and no right to write.
 */
@Singleton
final class PictureProcess {

    private static final Logger LOG = Logger.getLogger(PictureProcess.class);

    /** The process may work for twenty seconds; on a machine with much to do, that takes longer. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /**
     * If memory is short, the system ends this process and not the node. All is a bound only where the system knows it.
     */
    private static final String BOUNDS =
            "echo 1000 > /proc/self/oom_score_adj; ulimit -v 1048576; ulimit -t 20; ulimit -f 0; ulimit -c 0;"
                    + " exec nice -n 5 \"$@\"";

    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xms16m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            // A picture is read before what the second compiler makes of the code could pay.
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=64m",
            "-XX:CompressedClassSpaceSize=32m",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:-UsePerfData",
            // What the virtual machine has to say is no answer.
            "-Xlog:disable",
            "-XX:+DisplayVMOutputToStderr",
            "-Djava.awt.headless=true");

    /** One class of each archive that the reading needs. */
    private static final List<Class<?>> CLASSES = List.of(
            PictureReading.class,
            PictureSize.class,
            com.twelvemonkeys.lang.Validate.class,
            com.twelvemonkeys.io.FastByteArrayOutputStream.class,
            com.twelvemonkeys.image.ImageUtil.class,
            com.twelvemonkeys.imageio.ImageReaderBase.class,
            com.twelvemonkeys.imageio.metadata.Directory.class,
            com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi.class,
            com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi.class,
            com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi.class);

    private final List<String> command = Stream.of(
                    Stream.of("sh", "-c", BOUNDS, "picture", java().toString()),
                    JAVA_OPTIONS.stream(),
                    Stream.of("-cp", classPath(), PictureReading.class.getName()))
            .flatMap(words -> words)
            .toList();

    /** Those who wait are few: each has a place for an upload, or is the only ZIP that is read. */
    private final Semaphore turn = new Semaphore(1, true);

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String classPath() {
        return CLASSES.stream()
                .map(PictureProcess::place)
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    /** Begins to hand over a file. The process holds it until it is complete. */
    Reading begin() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "MALLOC_ARENA_MAX", "1"));
        try {
            return new Reading(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the reading of pictures cannot be started", e);
        }
    }

    /** A file that is handed over and read. */
    final class Reading implements AutoCloseable {

        private final Process process;
        private final OutputStream file;

        private Reading(Process process) {
            this.process = process;
            this.file = process.getOutputStream();
        }

        /** Hands over the next piece. */
        void take(byte[] piece) {
            try {
                file.write(piece);
            } catch (IOException e) {
                throw ended(e);
            }
        }

        /**
         * Waits until no other file is being read, and reads this one.
         *
         * @param patience how long to wait
         * @return the JPEG of the display form, and that of the thumbnail
         * @throws UnusablePictureException if it becomes no picture
         * @throws ProblemException if others have had their turns for so long
         */
        List<byte[]> forms(Duration patience) {
            awaitTurn(patience);
            try (DataInputStream answer = new DataInputStream(process.getInputStream())) {
                var unused = process.onExit()
                        .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                        .exceptionally(late -> process.destroyForcibly());
                file.close();
                return forms(answer);
            } catch (IOException | IllegalArgumentException e) {
                // Whatever a file has made of the process, its answer is checked.
                throw ended(e);
            } finally {
                turn.release();
            }
        }

        private void awaitTurn(Duration patience) {
            try {
                if (turn.tryAcquire(patience.toSeconds(), TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw ProblemException.retryLater(
                    ProblemType.BUSY, "The node has many pictures to read right now.", RETRY_AFTER);
        }

        private static List<byte[]> forms(DataInputStream answer) throws IOException {
            String refusal = answer.readUTF();
            if (!refusal.equals(PictureReading.READ)) {
                throw new UnusablePictureException(PictureRefusal.valueOf(refusal));
            }
            List<byte[]> forms = new ArrayList<>();
            for (PictureSize size : PictureSize.values()) {
                byte[] jpeg = new byte[Math.max(0, Math.min(answer.readInt(), size.mostBytes()))];
                answer.readFully(jpeg);
                var unused = Made.of(size, jpeg);
                forms.add(jpeg);
            }
            return forms;
        }

        /** The process has ended without an answer: it was too slow, took too much memory, or failed. */
        private RuntimeException ended(Exception cause) {
            process.destroyForcibly();
            LOG.warnf(
                    "picture not read code=%s cause=%s", process.onExit().join().exitValue(), cause.getMessage());
            return new UnusablePictureException(PictureRefusal.TOO_COSTLY);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
