package org.libraryexchange.feed;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.libraryexchange.feed.Seats.Seat;
import org.libraryexchange.node.Cities;
import org.libraryexchange.problem.Parameters;

/** The catalogues as they stand, for clients that follow the changes from then on. */
@Path("/api/v1/snapshot")
class SnapshotResource {

    private static final Logger LOG = Logger.getLogger(SnapshotResource.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Snapshots snapshots;
    private final Cities cities;
    private final Seats seats;

    SnapshotResource(Snapshots snapshots, Cities cities, FeedConfig config) {
        this.snapshots = snapshots;
        this.cities = cities;
        this.seats =
                new Seats(config.snapshots(), "As many snapshots are being read as this node gives out at a time.");
    }

    @GET
    @Produces("application/x-ndjson")
    public Response read(
            @Context UriInfo address,
            @Context HttpServerRequest request,
            @HeaderParam("Accept-Encoding") String acceptEncoding)
            throws SQLException {
        Collection<String> owners = owners(Parameters.of(address.getQueryParameters(), Set.of("owner")));
        boolean compressed = Encodings.takeGzip(acceptEncoding);
        Seat seat = seats.take();
        Snapshot snapshot;
        try {
            snapshot = snapshots.take(owners);
        } catch (SQLException | RuntimeException e) {
            seat.close();
            throw e;
        }
        Response.ResponseBuilder answer = Response.ok(output(snapshot, seat, compressed, request))
                .header("Snapshot-Positions", snapshot.header())
                .header(HttpHeaders.VARY, "Accept-Encoding");
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }

    private Collection<String> owners(Parameters parameters) {
        Set<String> all = cities.names();
        return parameters.one("owner", all).<Collection<String>>map(List::of).orElse(all);
    }

    private static StreamingOutput output(Snapshot snapshot, Seat seat, boolean compressed, HttpServerRequest request) {
        return out -> {
            try (seat;
                    snapshot) {
                write(snapshot, compressed, out);
            } catch (SQLException e) {
                LOG.warnf("snapshot broken off cause=%s", e.getMessage());
                // Ended in any other way, the answer would look complete.
                request.connection().close();
                throw new IOException("the database does not give the rest", e);
            }
        };
    }

    private static void write(Snapshot snapshot, boolean compressed, OutputStream out)
            throws IOException, SQLException {
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
