package org.libraryexchange.imports;

import java.io.InputStream;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A stored body as a stream. It loads one piece at a time. */
final class SpooledBody extends InputStream {

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
