package org.libraryexchange.feed;

import io.vertx.core.Vertx;
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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.libraryexchange.http.ClientAddress;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.Seats;
import org.libraryexchange.http.Seats.Seat;
import org.libraryexchange.node.Cities;
import org.libraryexchange.web.Encodings;

/** The current catalogues, for clients that follow the changes from then on. */
@Path("/api/v1/snapshot")
class SnapshotResource {

    private final Snapshots snapshots;
    private final Cities cities;
    private final FeedConfig config;
    private final Vertx vertx;
    private final Seats seats;

    SnapshotResource(Snapshots snapshots, Cities cities, FeedConfig config, Vertx vertx) {
        this.snapshots = snapshots;
        this.cities = cities;
        this.config = config;
        this.vertx = vertx;
        this.seats = new Seats(
                config.snapshots(),
                config.snapshotsOfAnAddress(),
                "Too many snapshots are being read, in total or from one address.");
    }

    @GET
    @Produces("application/x-ndjson")
    public Response read(
            @Context UriInfo address,
            @Context HttpServerRequest request,
            @HeaderParam("Accept-Encoding") String acceptEncoding) {
        Collection<String> owners = owners(Parameters.of(address.getQueryParameters(), Set.of("owner")));
        boolean compressed = Encodings.takeGzip(acceptEncoding);
        Seat seat = seats.take(ClientAddress.of(request));
        Snapshot snapshot;
        try {
            snapshot = snapshots.take(owners);
        } catch (RuntimeException e) {
            seat.close();
            throw e;
        }
        StreamingOutput output = new SnapshotOutput(
                snapshot, seat, compressed, new Stall(request.connection(), vertx, config.snapshotPatience()));
        Response.ResponseBuilder answer = Response.ok(output)
                .header("Snapshot-Positions", snapshot.header())
                .header(HttpHeaders.VARY, "Accept-Encoding");
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }

    private Collection<String> owners(Parameters parameters) {
        Set<String> all = cities.names();
        return parameters.one("owner", all).<Collection<String>>map(List::of).orElse(all);
    }
}
