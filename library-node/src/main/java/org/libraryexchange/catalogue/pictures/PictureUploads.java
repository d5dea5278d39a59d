package org.libraryexchange.catalogue.pictures;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.PublicFetch;
import org.libraryexchange.base.http.PublicFetch.Answer;
import org.libraryexchange.base.http.PublicFetch.Ask;
import org.libraryexchange.base.http.PublicFetch.FetchFailedException;
import org.libraryexchange.base.http.PublicFetch.Sink;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.http.TokenBuckets;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;
import org.libraryexchange.json.Sha256;

/**
 * Receives files that people upload as pictures, and fetches some from their addresses. A file goes to the process that
 * reads it as it comes, so that it is never in this one's memory.
 */
@ApplicationScoped
public class PictureUploads {

    private static final int PIECE = 64 * 1024;

    private static final int BYTES_OF_A_TOKEN = 100_000;
    private static final int MOST_NAMES = 1_000;
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(60);

    /** Somebody waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Longer than all who can be before it take, since many files would be lost with the one. */
    private static final Duration PATIENCE_WITH_MANY = Duration.ofMinutes(15);

    private static final int OK = 200;

    private final PictureProcess process;
    private final PictureStore store;
    private final PublicFetch fetch;
    private final Actor actor;
    private final Seats seats;
    private final TokenBuckets allowances;

    PictureUploads(PictureProcess process, PictureStore store, PublicFetch fetch, Actor actor, PicturesConfig config) {
        this.process = process;
        this.store = store;
        this.fetch = fetch;
        this.actor = actor;
        this.seats = new Seats(
                config.uploads(),
                config.uploadsOfAnAddress(),
                "The node receives too many pictures right now, in total or from one address.");
        int hourly = (int) (config.hourly().asLongValue() / BYTES_OF_A_TOKEN);
        this.allowances = new TokenBuckets((double) hourly / Duration.ofHours(1).toSeconds(), hourly, MOST_NAMES);
    }

    /** Sends a file, piece by piece. */
    @FunctionalInterface
    public interface Sender {
        void sendTo(Sink sink) throws IOException;

        /** Sends what a stream holds. */
        static Sender of(InputStream file) {
            return sink -> {
                for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
                    sink.take(piece);
                }
            };
        }
    }

    /**
     * Receives and reads a file.
     *
     * @throws UnusablePictureException if it becomes no picture
     * @throws ProblemException if the person has uploaded too much, or too many files are being received
     * @throws IOException if the sender fails
     */
    public NewPicture receive(Client client, Sender sender) throws IOException {
        allow();
        Seat seat = seats.take(client);
        try (seat) {
            return read(sender, PATIENCE);
        }
    }

    /**
     * Reads one of many files that the node already has. It counts as uploaded; whether the person {@linkplain #allow may
     * upload} is asked once, before the first. The caller sees to it that few are read at a time.
     *
     * @throws UnusablePictureException if it becomes no picture
     */
    public NewPicture readOneOfMany(Sender sender) throws IOException {
        allowances.charge(actor.name(), 1, System.nanoTime());
        return read(sender, PATIENCE_WITH_MANY);
    }

    private NewPicture read(Sender sender, Duration patience) throws IOException {
        try (Arrival arrival = new Arrival()) {
            sender.sendTo(arrival);
            return arrival.read(patience);
        }
    }

    /**
     * Fetches and reads the file at an address, once.
     *
     * @throws UnusablePictureException if there is none, or it becomes no picture
     * @throws ProblemException as {@link #receive}
     */
    public NewPicture fetch(Client client, String url) {
        try {
            return receive(client, sink -> fetch(URI.create(url), sink));
        } catch (FetchFailedException e) {
            throw new UnusablePictureException(
                    switch (e.fault()) {
                        case ADDRESS, PRIVATE -> PictureRefusal.NOT_PUBLIC;
                        case TOO_LARGE -> PictureRefusal.TOO_LARGE;
                        default -> PictureRefusal.NOT_FETCHED;
                    });
        } catch (IllegalArgumentException e) {
            throw new UnusablePictureException(PictureRefusal.NOT_PUBLIC);
        } catch (IOException e) {
            throw new UnusablePictureException(PictureRefusal.NOT_FETCHED);
        }
    }

    private void fetch(URI address, Sink sink) throws IOException {
        Map<String, String> headers = Map.of("Accept", "image/jpeg, image/png, image/webp, image/tiff");
        Answer answer = fetch.fetch(
                new Ask(HttpMethod.GET, address, headers, at -> Map.of(), PictureRefusal.MOST_BYTES, LONGEST_FETCH),
                sink);
        PictureRefusal.NOT_FETCHED.unless(answer.status() == OK);
    }

    /**
     * Counts a file that the person is about to upload.
     *
     * @throws ProblemException if they have uploaded too much
     */
    public void allow() {
        long nanos = allowances.take(actor.name(), System.nanoTime());
        if (nanos > 0) {
            throw ProblemException.retryLater(
                    ProblemType.TOO_MANY_REQUESTS,
                    "You have uploaded as many pictures as the node takes in an hour.",
                    Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds() + 1));
        }
    }

    /** A file that arrives. One that is refused is still received, because its sender reads no answer before. */
    private final class Arrival implements Sink, AutoCloseable {

        private final MessageDigest digest = Sha256.running();
        private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        private PictureProcess.Reading reading;
        private long bytes;
        private Optional<UnusablePictureException> refused = Optional.empty();

        @Override
        public void take(byte[] piece) {
            if (refused.isEmpty()) {
                try {
                    add(piece);
                } catch (UnusablePictureException e) {
                    refused = Optional.of(e);
                    close();
                }
            }
        }

        private void add(byte[] piece) {
            bytes += piece.length;
            PictureRefusal.TOO_LARGE.unless(bytes <= PictureRefusal.MOST_BYTES);
            digest.update(piece);
            if (reading == null) {
                beginning.writeBytes(piece);
                if (beginning.size() >= PictureKind.BEGINNING) {
                    begin();
                }
            } else {
                reading.take(piece);
            }
        }

        private void begin() {
            byte[] begun = beginning.toByteArray();
            var unused = PictureKind.of(begun);
            reading = process.begin();
            reading.take(begun);
        }

        private NewPicture read(Duration patience) {
            if (refused.isPresent()) {
                throw refused.get();
            }
            PictureRefusal.NO_PICTURE.unless(reading != null);
            allowances.charge(actor.name(), bytes / BYTES_OF_A_TOKEN, System.nanoTime());
            String upload = HexFormat.of().formatHex(digest.digest());
            return new NewPicture(upload, store.touch(upload) ? List.of() : reading.forms(patience));
        }

        @Override
        public void close() {
            if (reading != null) {
                reading.close();
            }
        }
    }
}
