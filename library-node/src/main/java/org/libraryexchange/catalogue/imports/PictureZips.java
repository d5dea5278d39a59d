package org.libraryexchange.catalogue.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.PublicFetch.Sink;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.catalogue.imports.Spool.SpooledBody;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.catalogue.pictures.PictureUploads;
import org.libraryexchange.catalogue.pictures.PictureUploads.Sender;
import org.libraryexchange.catalogue.pictures.UnusablePictureException;
import org.libraryexchange.exchange.log.postgres.PicturesConfig;
import org.libraryexchange.json.Sha256;

/**
 * Takes ZIPs with pictures, to which rows of tables refer by the names of files. A ZIP is stored piece by piece and read
 * twice: it is first inflated without keeping anything, with every byte counted, so that nothing comes of a bomb.
 */
@ApplicationScoped
public class PictureZips {

    static final int MOST_FILES = 100;

    private static final int PIECE = 64 * 1024;

    private static final Duration PURGE = Duration.ofHours(1);

    /** What systems put beside files. */
    private static final String OF_SYSTEM = "__MACOSX/";

    private static final String NAME = "[^/\\\\\\p{Cntrl}]{1,200}";

    /** Where a name is not in UTF-8, a Chinese Windows has written it. */
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final Jdbi database;
    private final DatabaseSessions sessions;
    private final Spool spool;
    private final PictureUploads uploads;
    private final PictureStore store;
    private final PicturesConfig pictures;
    private final Clock clock;
    private final Seats seats = new Seats(1, 1, "The node reads the pictures of another ZIP right now.");

    PictureZips(
            Jdbi database,
            DatabaseSessions sessions,
            Spool spool,
            PictureUploads uploads,
            PictureStore store,
            PicturesConfig pictures,
            Clock clock) {
        this.database = database;
        this.sessions = sessions;
        this.spool = spool;
        this.uploads = uploads;
        this.store = store;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Produces
    @Singleton
    PeriodicTask purging() {
        return new PeriodicTask("pictures of tables purge", PURGE, this::purge);
    }

    /** Forgets what came of a ZIP when its pictures go that nothing names. */
    void purge() {
        database.useHandle(handle -> handle.execute(
                "delete from zipped_picture where received < ?", clock.instant().minus(pictures.keepUnnamed())));
    }

    /**
     * A ZIP that was read.
     *
     * @param pictures names it in an import
     */
    public record Zip(String pictures, List<ZippedPicture> files) {

        /** How many of them are pictures. */
        public int usable() {
            return files.size() - refused().size();
        }

        public List<ZippedPicture> refused() {
            return files.stream().filter(file -> file.picture() == null).toList();
        }
    }

    /**
     * Receives a ZIP, and reads each picture in it.
     *
     * @throws org.libraryexchange.base.http.ProblemException if it is refused as a whole, see {@link ZipRefusal}; nothing of
     *     it is kept
     * @throws IOException if the sender fails
     */
    @RolesAllowed(Roles.CATALOGUER)
    public Zip receive(Client client, Sender sender) throws IOException {
        Seat seat = seats.take(client);
        try (seat;
                Handle session = sessions.open("pictures of a table", "")) {
            long id = SpooledRows.nextId(session);
            try {
                Arrival arrival = new Arrival(new SpooledRows(session, id, 0));
                sender.sendTo(arrival);
                String zip = arrival.end();
                List<ZippedPicture> files = read(session, id, client);
                database.useHandle(handle -> keep(handle, HexFormat.of().parseHex(zip), files));
                return new Zip(zip, files);
            } finally {
                spool.forget(id);
            }
        }
    }

    /** Reads in a session of its own, because each picture is kept in a transaction of the node's. */
    private List<ZippedPicture> read(Handle session, long id, Client client) throws IOException {
        try {
            return pictures(session, id, checked(session, id), client);
        } catch (ZipException | EOFException e) {
            throw ZipRefusal.NO_ZIP.problem();
        }
    }

    /** Finds out how names are written. */
    private static Charset checked(Handle handle, long id) throws IOException {
        for (Charset charset : CHARSETS) {
            if (isWritten(handle, id, charset)) {
                return charset;
            }
        }
        throw ZipRefusal.NO_ZIP.problem();
    }

    private static boolean isWritten(Handle handle, long id, Charset names) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new SpooledBody(handle, id, 0), names)) {
            check(zip);
            return true;
        } catch (IllegalArgumentException e) {
            // The name of a file is in no such charset.
            return false;
        }
    }

    private static void check(ZipInputStream zip) throws IOException {
        Set<String> names = new HashSet<>();
        byte[] piece = new byte[PIECE];
        long all = 0;
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            // A Mac puts one beside each.
            ZipRefusal.TOO_MANY_FILES.unless(++entries <= 2 * MOST_FILES);
            String name = entry.getName();
            if (!name.startsWith(OF_SYSTEM)) {
                ZipRefusal.FOLDERS.unless(name.matches(NAME));
                ZipRefusal.REPEATED_NAME.unless(names.add(ZippedPictures.name(name)));
            }
            long bytes = 0;
            for (int read = zip.read(piece); read > 0; read = zip.read(piece)) {
                bytes += read;
                all += read;
                ZipRefusal.TOO_LARGE_ZIP.unless(bytes <= PictureRefusal.MOST_BYTES && all <= BodyLimits.LARGEST_ZIP);
            }
        }
        ZipRefusal.TOO_MANY_FILES.unless(names.size() <= MOST_FILES);
        ZipRefusal.NO_ZIP.unless(!names.isEmpty());
    }

    private List<ZippedPicture> pictures(Handle handle, long id, Charset charset, Client client) throws IOException {
        List<ZippedPicture> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new SpooledBody(handle, id, 0), charset)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().startsWith(OF_SYSTEM)) {
                    files.add(picture(ZippedPictures.name(entry.getName()), zip, client));
                }
            }
        }
        return files;
    }

    private ZippedPicture picture(String name, InputStream file, Client client) throws IOException {
        try {
            return ZippedPicture.of(name, store.keep(uploads.receive(client, Sender.of(file))));
        } catch (UnusablePictureException e) {
            return ZippedPicture.refused(name, e.refusal());
        }
    }

    private void keep(Handle handle, byte[] zip, List<ZippedPicture> files) {
        PreparedBatch rows = handle.prepareBatch("""
            insert into zipped_picture (zip, file, picture, rule, received) values (:zip, :file, :json, :rule, :now)
            on conflict (zip, file) do update
                set picture = excluded.picture, rule = excluded.rule, received = excluded.received
            """);
        files.forEach(file -> rows.bind("zip", zip)
                .bind("file", file.file())
                .bind("json", file.json())
                .bind("rule", file.rule())
                .bind("now", clock.instant())
                .add());
        rows.execute();
    }

    /** A ZIP that arrives. One that is too large is still received, because its sender reads no answer before. */
    private static final class Arrival implements Sink {

        private final SpooledRows pieces;
        private final MessageDigest digest = Sha256.running();
        private long bytes;

        private Arrival(SpooledRows pieces) {
            this.pieces = pieces;
        }

        @Override
        public void take(byte[] piece) {
            bytes += piece.length;
            if (bytes <= BodyLimits.LARGEST_ZIP) {
                digest.update(piece);
                pieces.add(piece);
            }
        }

        /** The SHA-256 of all, in hexadecimal digits. */
        String end() {
            ZipRefusal.TOO_LARGE_ZIP.unless(bytes <= BodyLimits.LARGEST_ZIP);
            long unused = pieces.keep();
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
