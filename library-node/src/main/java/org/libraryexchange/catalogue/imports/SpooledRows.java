package org.libraryexchange.catalogue.imports;

import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.catalogue.imports.Spool.SpooledBody;
import org.libraryexchange.catalogue.imports.Upload.StoredBody;

/**
 * Bytes that come bit by bit, such as the rows of a source, stored as the body of an import to be. What was not
 * {@linkplain #keep kept} is overwritten by what comes later.
 */
public final class SpooledRows {

    private final Handle session;
    private final long id;
    private final byte[] piece = new byte[Spool.PIECE];
    private long place;
    private int filled;

    /** @param bytes that were kept before */
    public SpooledRows(Handle session, long id, long bytes) {
        this.session = session;
        this.id = id;
        place = bytes / Spool.PIECE * Spool.PIECE;
        filled = (int) (bytes - place);
        if (filled > 0) {
            System.arraycopy(Spool.piece(session, id, place).orElseThrow(), 0, piece, 0, filled);
        }
    }

    /** An id for a body. */
    public static long nextId(Handle session) {
        return Spool.nextId(session);
    }

    public void add(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            int count = Math.min(bytes.length - from, piece.length - filled);
            System.arraycopy(bytes, from, piece, filled, count);
            filled += count;
            from += count;
            if (filled == piece.length) {
                store();
                place += filled;
                filled = 0;
            }
        }
    }

    private void store() {
        session.createUpdate("""
            insert into import_chunk (import_id, place, content) values (:id, :place, :content)
            on conflict on constraint import_chunk_pk
                do update set content = excluded.content, stored = excluded.stored
            """)
                .bind("id", id)
                .bind("place", place)
                .bind("content", Arrays.copyOf(piece, filled))
                .execute();
    }

    /** Stores what is left. Returns the number of all bytes. */
    public long keep() {
        if (filled > 0) {
            store();
        }
        return place + filled;
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
