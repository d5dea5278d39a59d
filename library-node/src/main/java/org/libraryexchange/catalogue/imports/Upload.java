package org.libraryexchange.catalogue.imports;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.Gzip;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.idempotency.Idempotency.LongRequest;
import org.libraryexchange.catalogue.imports.ImportJob.Position;
import org.libraryexchange.item.Violation;

/** Receives bodies. It checks the beginning of a table at once, and stores everything as it comes. */
@ApplicationScoped
class Upload {

    private final Spool spool;
    private final BodyLimits limits;
    private final Seats seats;

    Upload(Spool spool, BodyLimits limits, ImportConfig config) {
        this.spool = spool;
        this.limits = limits;
        this.seats = new Seats(
                config.uploads(),
                config.uploadsOfAnAddress(),
                "The node receives too many files right now, in total or from one address.");
    }

    /** A body that was read to its end. It is stored, unless the request was answered before. */
    record StoredBody(long id, long bytes) {}

    /**
     * Takes a place for an upload.
     *
     * @throws ProblemException if no place is free
     */
    Seat take(Client client) {
        return seats.take(client);
    }

    /**
     * Reads a body to its end.
     *
     * @param head tells how the body is encoded
     * @param once receives each piece of the body
     * @throws ProblemException if the body is too large, breaks off, or is a table with an invalid first line
     */
    StoredBody receive(ImportRequest request, HttpServerRequest head, InputStream body, LongRequest once) {
        long id = spool.nextId();
        boolean whole = false;
        try {
            long bytes = read(id, request, Gzip.unpacked(head, body), once);
            whole = true;
            return new StoredBody(id, bytes);
        } catch (ZipException | EOFException e) {
            throw Gzip.malformed();
        } catch (IOException e) {
            throw BodyLimits.brokeOff();
        } finally {
            if (!whole) {
                forget(id);
            }
        }
    }

    /** Deletes a body for which there will be no import. */
    void forget(long id) {
        spool.forget(id);
    }

    private long read(long id, ImportRequest request, InputStream body, LongRequest once) throws IOException {
        byte[] piece = body.readNBytes(Spool.PIECE);
        checkBeginning(request, piece);
        long bytes = 0;
        while (piece.length > 0) {
            if (bytes + piece.length > limits.largestImport()) {
                throw limits.importTooLarge();
            }
            once.read(piece);
            if (!once.isAnswered()) {
                spool.keep(id, bytes, piece);
            }
            bytes += piece.length;
            piece = body.readNBytes(Spool.PIECE);
        }
        return bytes;
    }

    private static void checkBeginning(ImportRequest request, byte[] piece) throws IOException {
        if (piece.length == 0) {
            throw ProblemException.body(new Violation("", "required", "is empty", null));
        }
        var unused = Body.open(place -> new ByteArrayInputStream(piece), request, Position.START);
    }
}
