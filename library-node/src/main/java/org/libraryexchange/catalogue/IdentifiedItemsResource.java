package org.libraryexchange.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.language.AskedLanguages;
import org.libraryexchange.problem.ProblemException;
import org.libraryexchange.problem.ProblemType;
import org.libraryexchange.security.Roles;

/** The city's own items by the keys of its own systems, so that these need not remember the exchange's ids. */
@Path("/api/v1/items/by-identifier/{scheme}/{value}")
@Produces(MediaType.APPLICATION_JSON)
class IdentifiedItemsResource {

    private final IdentifiedItems items;
    private final Catalogue catalogue;
    private final ItemReader reader;

    IdentifiedItemsResource(IdentifiedItems items, Catalogue catalogue, ItemReader reader) {
        this.items = items;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    @GET
    public Response read(
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String acceptLanguage) {
        Optional<AskedLanguages> asked = AskedLanguages.of(lang, acceptLanguage);
        Identifier identifier = new Identifier(scheme, value);
        return catalogue
                .identified(identifier)
                .flatMap(reader::visible)
                .map(item -> Answers.item(item, ifNoneMatch, asked))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "No item of this city has the identifier " + scheme + "/" + value + "."));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.CATALOGUER)
    public Response put(
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            byte[] body)
            throws MalformedJsonException, InvalidItemException {
        Precondition expected = Precondition.optional(ifMatch, ifNoneMatch);
        return Answers.written(items.put(new Identifier(scheme, value), expected, ItemDraft.read(body)));
    }
}
