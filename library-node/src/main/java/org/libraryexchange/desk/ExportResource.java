package org.libraryexchange.desk;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.desk.DeskLists.State;
import org.libraryexchange.http.DownloadConfig;
import org.libraryexchange.http.Downloads;
import org.libraryexchange.http.Downloads.Begun;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.Seats;
import org.libraryexchange.security.Roles;

/** Lists as tables that an import reads again unchanged. */
@Path("/desk/export")
@RolesAllowed(Roles.LIBRARIAN)
class ExportResource {

    /** As many rows as a spreadsheet is still handy with. */
    private static final int MOST_ROWS = 20_000;

    private final DeskLists lists;
    private final Downloads downloads;
    private final Seats seats;

    ExportResource(DeskLists lists, Downloads downloads, DownloadConfig config) {
        this.lists = lists;
        this.downloads = downloads;
        this.seats = new Seats(
                config.tables(),
                config.tablesOfAnAddress(),
                "Too many tables are being read, in total or from one address.");
    }

    /** Items without an identifier of the scheme are left out. */
    @GET
    @Produces("text/csv")
    public Response table(@Context UriInfo uri, @Context RoutingContext request) {
        Parameters parameters = DeskContext.parameters(uri, "state", "scheme");
        State state = parameters.one("state", State.terms()).map(State::of).orElse(State.PUBLISHED);
        String scheme = parameters.one("scheme").orElse("");
        Begun<DeskTable> table = downloads.begin(
                request, seats, "table", session -> new DeskTable(scheme, lists.documents(state, MOST_ROWS, session)));
        return DeskContext.table(table.output(), state.term() + ".csv");
    }
}
