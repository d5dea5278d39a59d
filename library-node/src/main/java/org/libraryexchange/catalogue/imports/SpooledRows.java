package org.libraryexchange.catalogue.imports;

import java.io.InputStream;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.catalogue.imports.Spool.Pieces;
import org.libraryexchange.catalogue.imports.Spool.SpooledBody;
import org.libraryexchange.catalogue.imports.Upload.StoredBody;

/**
 * Bytes that come bit by bit, such as the rows of a source, stored as the body of an import to be. What was not
 * {@linkplain #keep kept} is overwritten by what comes later.
 */
public final class SpooledRows {

    private final Handle session;
    private final long id;
    private final Pieces pieces;

    /** @param bytes that were kept before */
    public SpooledRows(Handle session, long id, long bytes) {
        this.session = session;
        this.id = id;
        this.pieces = Spool.pieces(session, id, bytes);
    }

    /** An id for a body. */
    public static long nextId(Handle session) {
        return Spool.nextId(session);
    }

    public void add(byte[] bytes) {
        pieces.add(bytes);
    }

    /** Stores what is left. Returns the number of all bytes. */
    public long keep() {
        return pieces.keep();
    }

    /** Begins the import of what was kept. */
    public void begin(ImportRequest request, String actor, Instant now) {
        var unused = Imports.add(session, new StoredBody(id, keep()), request, actor, now);
    }

    /** Reads what was kept. */
    public static InputStream read(Handle session, long id) {
        return new SpooledBody(session, id, 0);
    }

    public static void forget(Handle session, long id) {
        session.execute("delete from import_chunk where import_id = ?", id);
    }
}
