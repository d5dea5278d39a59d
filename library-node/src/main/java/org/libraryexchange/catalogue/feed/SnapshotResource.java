package org.libraryexchange.catalogue.feed;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.http.Downloads;
import org.libraryexchange.base.http.Downloads.Download;
import org.libraryexchange.base.http.Gzip;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.node.Cities;

/** The current catalogues, for clients that follow the changes from then on. */
@Path("/api/v1/snapshot")
class SnapshotResource {

    private final Downloads downloads;
    private final LogEnds ends;
    private final Cities cities;
    private final Seats seats;

    SnapshotResource(Downloads downloads, LogEnds ends, Cities cities, FeedConfig config) {
        this.downloads = downloads;
        this.ends = ends;
        this.cities = cities;
        this.seats = new Seats(
                        config.snapshots(),
                        config.snapshotsOfAnAddress(),
                        "Too many snapshots are being read: in total, without a token, or for one name or address.")
                .keeping(config.keptForTokens());
    }

    @GET
    @Produces("application/x-ndjson")
    public Response read(
            @Context UriInfo address,
            @Context RoutingContext request,
            @HeaderParam("Accept-Encoding") String acceptEncoding) {
        Collection<String> owners = owners(Parameters.of(address.getQueryParameters(), Set.of("owner")));
        boolean compressed = Gzip.isTaken(acceptEncoding);
        Download<Snapshot> begun = downloads.begin(
                request, seats, "snapshot", session -> new Snapshot(session, places(owners, session), compressed));
        Response.ResponseBuilder answer = Response.ok(begun.output())
                .header("Snapshot-Positions", begun.content().header())
                .header(HttpHeaders.VARY, "Accept-Encoding");
        return compressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : answer.build();
    }

    private Map<String, Long> places(Collection<String> owners, Handle session) {
        Map<String, Long> places = new TreeMap<>();
        owners.forEach(owner -> places.put(owner, ends.of(owner, session)));
        return places;
    }

    private Collection<String> owners(Parameters parameters) {
        Set<String> all = cities.names();
        return parameters.one("owner", all).<Collection<String>>map(List::of).orElse(all);
    }
}
