package org.libraryexchange.imports;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stores bodies in pieces while they are being received. */
@Singleton
record Spool(Jdbi database) {

    /** Bytes of each piece except the last. */
    static final int PIECE = 256 * 1024;

    /** The id for an import to be created. */
    long nextId() {
        return database.withHandle(
                handle -> handle.createQuery("select nextval(pg_get_serial_sequence('bulk_import', 'id'))")
                        .mapTo(Long.class)
                        .one());
    }

    void keep(long id, long place, byte[] content) {
        database.useHandle(handle -> handle.createUpdate(
                        "insert into import_chunk (import_id, place, content) values (:id, :place, :content)")
                .bind("id", id)
                .bind("place", place)
                .bind("content", content)
                .execute());
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
}
