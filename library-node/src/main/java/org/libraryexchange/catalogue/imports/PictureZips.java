package org.libraryexchange.catalogue.imports;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.LateAnswer;
import org.libraryexchange.base.http.PublicFetch.Sink;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.Spool.Pieces;
import org.libraryexchange.catalogue.imports.Spool.SpooledBody;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.catalogue.pictures.PictureUploads;
import org.libraryexchange.catalogue.pictures.PictureUploads.Sender;
import org.libraryexchange.catalogue.pictures.UnusablePictureException;
import org.libraryexchange.json.Sha256;

/**
 * Takes ZIPs with pictures, to which rows of tables refer by the names of files. A ZIP is stored piece by piece and read
 * twice: it is first inflated without keeping anything, with every byte counted, so that nothing comes of a bomb.
 */
@ApplicationScoped
public class PictureZips {

    static final int MOST_FILES = 100;

    private static final int PIECE = 64 * 1024;

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;

    /** What systems put beside files. */
    private static final String OF_SYSTEM = "__MACOSX/";

    private static final String NAME = "[^/\\\\\\p{Cntrl}]{1," + MOST_CHARACTERS + "}";

    private final DatabaseSessions sessions;
    private final Spool spool;
    private final Upload upload;
    private final PictureUploads uploads;
    private final PictureStore store;
    private final ReadZips read;

    /** One ZIP is read at a time. Those that wait are few, because each keeps its place for an upload. */
    private final Lock turn = new ReentrantLock(true);

    PictureZips(
            DatabaseSessions sessions,
            Spool spool,
            Upload upload,
            PictureUploads uploads,
            PictureStore store,
            ReadZips read) {
        this.sessions = sessions;
        this.spool = spool;
        this.upload = upload;
        this.uploads = uploads;
        this.store = store;
        this.read = read;
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
     * Receives a ZIP, and reads each picture in it, which may take minutes. If the node fails in between, it keeps the
     * pictures until then for a day, and does not read them again.
     *
     * @throws org.libraryexchange.base.http.ProblemException if it is refused as a whole, see {@link ZipRefusal}, or
     *     because there is too much to do or the person has uploaded too much; nothing of it is kept
     * @throws IOException if the sender fails
     */
    @RolesAllowed(Roles.CATALOGUER)
    public Zip receive(HttpServerRequest head, Sender sender) throws IOException {
        uploads.allow();
        long id = spool.nextId();
        Seat seat = upload.take(Client.at(head));
        try (seat) {
            Arrival arrival = new Arrival(spool.pieces(id));
            sender.sendTo(arrival);
            String zip = arrival.end();
            LateAnswer.to(head);
            List<ZippedPicture> files = inTurn(id);
            read.keep(zip, files);
            return new Zip(zip, files);
        } finally {
            spool.forget(id);
        }
    }

    private List<ZippedPicture> inTurn(long id) throws IOException {
        turn.lock();
        try (Handle session = sessions.open("pictures of a table", "")) {
            return pictures(session, id, names(session, id));
        } finally {
            turn.unlock();
        }
    }

    private static ZipInputStream open(Handle session, long id) {
        return new ZipInputStream(new SpooledBody(session, id, 0), ZipNames.BYTES);
    }

    /** Checks the whole ZIP. Returns the names of the files in it. */
    private static List<String> names(Handle session, long id) throws IOException {
        try (ZipInputStream zip = open(session, id)) {
            List<String> names = ZipNames.decoded(counted(zip)).stream()
                    .map(ZippedPictures::name)
                    .toList();
            ZipRefusal.TOO_MANY_FILES.unless(names.size() <= MOST_FILES);
            ZipRefusal.NO_ZIP.unless(!names.isEmpty());
            ZipRefusal.FOLDERS.unless(names.stream().allMatch(name -> name.matches(NAME)));
            ZipRefusal.REPEATED_NAME.unless(new HashSet<>(names).size() == names.size());
            return names;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The last is Java's answer to a name that is said to be in UTF-8 and is not.
            throw ZipRefusal.NO_ZIP.problem();
        }
    }

    private static List<String> counted(ZipInputStream zip) throws IOException {
        List<String> names = new ArrayList<>();
        byte[] piece = new byte[PIECE];
        long all = 0;
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            // A Mac puts one beside each.
            ZipRefusal.TOO_MANY_FILES.unless(++entries <= 2 * MOST_FILES);
            ZipRefusal.FOLDERS.unless(entry.getName().length() <= MOST_CHARACTERS * MOST_BYTES_OF_A_CHARACTER);
            if (isFile(entry)) {
                names.add(entry.getName());
            }
            long bytes = 0;
            for (int read = zip.read(piece); read > 0; read = zip.read(piece)) {
                bytes += read;
                all += read;
                ZipRefusal.TOO_LARGE_ZIP.unless(bytes <= PictureRefusal.MOST_BYTES && all <= BodyLimits.LARGEST_ZIP);
            }
        }
        return names;
    }

    private static boolean isFile(ZipEntry entry) {
        return !entry.getName().startsWith(OF_SYSTEM);
    }

    private List<ZippedPicture> pictures(Handle session, long id, List<String> names) throws IOException {
        List<ZippedPicture> files = new ArrayList<>();
        try (ZipInputStream zip = open(session, id)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isFile(entry)) {
                    files.add(picture(names.get(files.size()), zip));
                }
            }
        }
        return files;
    }

    /** Each picture is kept in a transaction of its own. */
    private ZippedPicture picture(String name, InputStream file) throws IOException {
        try {
            return ZippedPicture.of(name, store.keep(uploads.readOneOfMany(Sender.of(file))));
        } catch (UnusablePictureException e) {
            return ZippedPicture.refused(name, e.refusal());
        }
    }

    /** A ZIP that arrives. One that is too large is still received, because its sender reads no answer before. */
    private static final class Arrival implements Sink {

        private final Pieces pieces;
        private final MessageDigest digest = Sha256.running();
        private long bytes;

        private Arrival(Pieces pieces) {
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
