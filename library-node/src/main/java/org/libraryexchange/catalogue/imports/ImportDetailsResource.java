package org.libraryexchange.catalogue.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportDetails.ImportError;
import org.libraryexchange.catalogue.imports.ImportDetails.SettledInImport;
import org.libraryexchange.item.Overlay.Fate;

/**
 * What rows of an import met: errors, as a list and as a table, and values that people had settled in items before, with what
 * became of them.
 */
@Path(ImportView.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR})
class ImportDetailsResource {

    private final Imports imports;
    private final ImportDetails details;

    ImportDetailsResource(Imports imports, ImportDetails details) {
        this.imports = imports;
        this.details = details;
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
    public Response errors(@PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("after", "limit"));
        ImportView view = imports.named(id);
        int limit = ImportsResource.limit(parameters);
        List<ImportError> found =
                details.errors(view.id(), parameters.number("after", 0, 0, Long.MAX_VALUE), limit + 1);
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
        return details.table(imports.named(id));
    }

    /** @param next address of the next page; null on the last */
    record SettledPage(List<SettledInImport> settled, String next) {}

    @GET
    @Path("{id}/settled")
    @Gzipped
    public Response settled(@PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("fate", "after", "limit"));
        ImportView view = imports.named(id);
        Optional<String> fate =
                parameters.one("fate", Fate.values(), Fate::term).map(Fate::term);
        int limit = ImportsResource.limit(parameters);
        List<SettledInImport> page =
                details.settled(view.id(), fate, parameters.number("after", 0, 0, Long.MAX_VALUE), limit);
        String next = NextPage.address(
                page,
                limit,
                last -> view.settled() + "?limit=" + limit
                        + fate.map(it -> "&fate=" + it).orElse("") + "&after=" + last.id());
        return NextPage.linked(new SettledPage(page, next), next);
    }
}
