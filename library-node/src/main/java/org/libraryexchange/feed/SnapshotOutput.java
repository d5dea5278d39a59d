package org.libraryexchange.feed;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.database.DatabaseFaults;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.http.Seats.Seat;

/** Sends a snapshot to a client and then closes it, also if sending fails. */
record SnapshotOutput(Snapshot snapshot, Seat seat, boolean compressed, Stall stall) implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(SnapshotOutput.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    @Override
    public void write(OutputStream out) {
        try (seat;
                snapshot;
                stall) {
            stall.watch(snapshot::items);
            writeAll(out);
        } catch (IOException e) {
            LOG.debugf("client gone cause=%s", e.getMessage());
            stall.hangUp();
        } catch (JdbiException e) {
            LOG.warnf(
                    "snapshot cut off cause=%s",
                    DatabaseFaults.said(e).map(SQLException::getMessage).orElseGet(e::getMessage));
            // Cut the connection. Otherwise the response would look complete.
            stall.hangUp();
            throw new StoreFailedException("the database does not give the rest", e);
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        if (compressed) {
            GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER_BYTES);
            snapshot.writeTo(gzip);
            gzip.finish();
        } else {
            OutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
            snapshot.writeTo(buffer);
            buffer.flush();
        }
    }
}
