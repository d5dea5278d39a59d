package org.libraryexchange.catalogue.imports;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stores bodies in pieces while they are being received. */
@Singleton
record Spool(Jdbi database) {

    /** Bytes of each piece except the last. */
    static final int PIECE = 256 * 1024;

    /** The id for an import to be created. */
    long nextId() {
        return database.withHandle(Spool::nextId);
    }

    static long nextId(Handle session) {
        return session.createQuery("select nextval(pg_get_serial_sequence('bulk_import', 'id'))")
                .mapTo(Long.class)
                .one();
    }

    void keep(long id, long place, byte[] content) {
        database.useHandle(handle -> keep(handle, id, place, content));
    }

    private static void keep(Handle session, long id, long place, byte[] content) {
        session.createUpdate("""
            insert into import_chunk (import_id, place, content) values (:id, :place, :content)
            on conflict on constraint import_chunk_pk
                do update set content = excluded.content, stored = excluded.stored
            """)
                .bind("id", id)
                .bind("place", place)
                .bind("content", content)
                .execute();
    }

    /** Stores a body that comes bit by bit, each piece in a session of the pool's. */
    Pieces pieces(long id) {
        return new Pieces((place, content) -> keep(id, place, content));
    }

    /**
     * Goes on with a body.
     *
     * @param bytes that were kept before
     */
    static Pieces pieces(Handle session, long id, long bytes) {
        Pieces pieces = new Pieces((place, content) -> keep(session, id, place, content));
        pieces.place = bytes / PIECE * PIECE;
        if (bytes > pieces.place) {
            pieces.piece.put(piece(session, id, pieces.place).orElseThrow(), 0, (int) (bytes - pieces.place));
        }
        return pieces;
    }

    /** Bytes that are gathered into pieces. */
    static final class Pieces {

        private final BiConsumer<Long, byte[]> keeper;
        private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
        private long place;

        private Pieces(BiConsumer<Long, byte[]> keeper) {
            this.keeper = keeper;
        }

        void add(byte[] bytes) {
            int from = 0;
            while (from < bytes.length) {
                int count = Math.min(bytes.length - from, piece.remaining());
                piece.put(bytes, from, count);
                from += count;
                if (!piece.hasRemaining()) {
                    store();
                    place += PIECE;
                    piece.clear();
                }
            }
        }

        /** Stores what is left. Returns the number of all bytes. */
        long keep() {
            if (piece.position() > 0) {
                store();
            }
            return place + piece.position();
        }

        private void store() {
            keeper.accept(place, Arrays.copyOf(piece.array(), piece.position()));
        }
    }

    /** Deletes a body that was not received completely. */
    void forget(long id) {
        database.useHandle(handle -> handle.execute("delete from import_chunk where import_id = ?", id));
    }

    /** The piece that contains a place in the body. */
    static Optional<byte[]> piece(Handle session, long id, long place) {
        return session.select(
                        "select content from import_chunk where import_id = ? and place = ?", id, place / PIECE * PIECE)
                .mapTo(byte[].class)
                .findOne();
    }

    /** A stored body as a stream. It loads one piece at a time. */
    static final class SpooledBody extends InputStream {

        private final Handle session;
        private final long id;
        private long place;
        private byte[] piece = {};
        private int at;

        /** @param place of the first byte to be read */
        SpooledBody(Handle session, long id, long place) {
            this.session = session;
            this.id = id;
            this.place = place;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == piece.length && !fetch()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, count);
            at += count;
            place += count;
            return count;
        }

        private boolean fetch() {
            Optional<byte[]> next = Spool.piece(session, id, place);
            int from = (int) (place % Spool.PIECE);
            if (next.isEmpty() || next.get().length <= from) {
                return false;
            }
            piece = next.get();
            at = from;
            return true;
        }
    }
}
