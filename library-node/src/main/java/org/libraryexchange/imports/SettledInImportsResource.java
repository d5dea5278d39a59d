package org.libraryexchange.imports;

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
import java.util.stream.Stream;
import org.libraryexchange.http.NextPage;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.imports.SettledInImports.SettledInImport;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Gzipped;

/** The values that people had settled in items before an import came, and what became of them. */
@Path(ImportView.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CATALOGUER, Roles.OPS, Roles.EXCHANGE_OPERATOR})
class SettledInImportsResource {

    private static final List<String> FATES =
            Stream.of(Fate.values()).map(Fate::term).toList();

    private final Imports imports;
    private final SettledInImports settled;

    SettledInImportsResource(Imports imports, SettledInImports settled) {
        this.imports = imports;
        this.settled = settled;
    }

    /** @param next address of the next page; null on the last */
    record Listing(List<SettledInImport> settled, String next) {}

    @GET
    @Path("{id}/settled")
    @Gzipped
    public Response list(@PathParam("id") String id, @Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("fate", "after", "limit"));
        ImportView view = imports.named(id);
        Optional<String> fate = parameters.one("fate", FATES);
        int limit = ImportsResource.limit(parameters);
        List<SettledInImport> page =
                settled.page(view.id(), fate, parameters.number("after", 0, 0, Long.MAX_VALUE), limit);
        String next = NextPage.address(
                page,
                limit,
                last -> view.settled() + "?limit=" + limit
                        + fate.map(it -> "&fate=" + it).orElse("") + "&after=" + last.id());
        return NextPage.linked(new Listing(page, next), next);
    }
}
