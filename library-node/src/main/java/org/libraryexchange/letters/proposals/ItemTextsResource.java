package org.libraryexchange.letters.proposals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.ItemResponses;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.TextNotes;
import org.libraryexchange.item.Translations;
import org.libraryexchange.json.MalformedJsonException;

/** Translations of own items, and values that people have settled in them. */
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
class ItemTextsResource {

    private final Catalogue catalogue;
    private final SettledChanges changes;

    ItemTextsResource(Catalogue catalogue, SettledChanges changes) {
        this.catalogue = catalogue;
        this.changes = changes;
    }

    /** Removes the texts in a language that people have settled or translated. What the city's systems send stays. */
    @DELETE
    @Path("{id}/translations/{language}")
    @RolesAllowed(Roles.CATALOGUER)
    public Response remove(
            @PathParam("id") String id, @PathParam("language") String language, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return ItemResponses.written(catalogue.change(item, expected, (current, now) -> {
            Translations translations = noted(current, language);
            return Revision.replaced(current, translations.contentWithout(), translations.notesWithout(), now);
        }));
    }

    /** Says that the translations into a language are right for the texts as they are now. */
    @POST
    @Path("{id}/translations/{language}/confirm")
    @RolesAllowed({Roles.CATALOGUER, Roles.LIBRARIAN})
    public Response confirm(
            @PathParam("id") String id, @PathParam("language") String language, @HeaderParam("If-Match") String ifMatch)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        return ItemResponses.written(catalogue.change(item, expected, (current, now) -> {
            TextNotes confirmed = noted(current, language).confirmed();
            return Revision.noted(current, confirmed, now);
        }));
    }

    /** Leaves a value to the city's systems again. */
    @DELETE
    @Path("{id}/accepted-changes")
    @RolesAllowed(Roles.CATALOGUER)
    public Response leave(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, @Context UriInfo address)
            throws MalformedJsonException, InvalidItemException {
        UUID item = own(id);
        Precondition expected = Precondition.needed(ifMatch);
        String pointer = Parameters.of(address.getQueryParameters(), Set.of("pointer"))
                .one("pointer")
                .orElseThrow(() -> ProblemException.parameter("pointer", "is missing"));
        return ItemResponses.written(changes.remove(item, expected, pointer));
    }

    private UUID own(String id) {
        UUID item = ItemIds.parse(id);
        catalogue.requireOwn(item);
        return item;
    }

    private static Translations noted(Item item, String language) {
        return Translations.of(item, language)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "Nothing is noted of texts of the item in the language " + language + "."));
    }
}
