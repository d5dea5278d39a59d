package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.base.http.Downloads;
import org.libraryexchange.base.http.Downloads.Content;
import org.libraryexchange.base.http.Downloads.Download;
import org.libraryexchange.base.http.Downloads.DownloadConfig;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.Seats;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ItemTable;

/** Lists as tables that an import reads again unchanged. */
@Path("/desk/export")
@RolesAllowed(Roles.LIBRARIAN)
class ExportResource {

    private final DeskContext desk;
    private final DeskLists lists;
    private final Downloads downloads;
    private final Seats seats;

    ExportResource(DeskContext desk, DeskLists lists, Downloads downloads, DownloadConfig config) {
        this.desk = desk;
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
    public Response table(@Context RoutingContext request) {
        Parameters parameters = desk.parameters(Stream.concat(Stream.of("scheme"), DeskFilters.PARAMETERS.stream())
                .toArray(String[]::new));
        DeskFilters filters = DeskFilters.of(parameters::one);
        String scheme = parameters.one("scheme").orElse("");
        Download<DeskTable> table = downloads.begin(
                request, seats, "table", session -> new DeskTable(scheme, lists.documents(filters, session)));
        return DeskContext.table(table.output(), filters.state().term() + ".csv");
    }

    /** A list as a table that an import reads again unchanged. */
    private static final class DeskTable implements Content {

        private final ItemTable table;
        private final AtomicLong read = new AtomicLong();

        /** @param items documents, which are read twice */
        DeskTable(String scheme, Iterable<ObjectNode> items) {
            Iterable<ObjectNode> counted = () -> StreamSupport.stream(items.spliterator(), false)
                    .peek(any -> read.incrementAndGet())
                    .iterator();
            this.table = new ItemTable(scheme, counted);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            table.write(out);
        }

        /** Counts what is read for the columns too, for which nothing is written yet. */
        @Override
        public long written() {
            return read.get();
        }
    }
}
