package org.libraryexchange.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.imports.ImportErrors.ImportError;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** The errors of an import, as a list and as a table. */
@Path(ImportView.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR})
class ImportErrorsResource {

    private final Imports imports;
    private final ImportErrors errors;

    ImportErrorsResource(Imports imports, ImportErrors errors) {
        this.imports = imports;
        this.errors = errors;
    }

    /**
     * A page of errors.
     *
     * @param next address of the next page; null on the last
     */
    record ErrorPage(List<ImportError> errors, String next) {}

    @GET
    @Path("{id}/errors")
    @Gzipped
    public Response list(@PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("after", "limit"));
        ImportView view = imports.named(id);
        int limit = ImportsResource.limit(parameters);
        List<ImportError> found = errors.page(view.id(), parameters.number("after", 0, 0, Long.MAX_VALUE), limit + 1);
        List<ImportError> page = found.subList(0, Math.min(limit, found.size()));
        String next = page.size() == found.size()
                ? null
                : view.errors() + "?after=" + page.get(limit - 1).id() + "&limit=" + limit;
        return NextPage.linked(new ErrorPage(page, next), next);
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv;qs=0.5")
    @Gzipped
    public Response table(@PathParam("id") String id) {
        ImportView view = imports.named(id);
        StreamingOutput table = out -> errors.table(view.id(), out);
        return Response.ok(table, "text/csv; charset=UTF-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"import-" + view.id() + "-errors.csv\"")
                .build();
    }
}
