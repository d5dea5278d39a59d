package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.libraryexchange.base.security.Roles;

/** The next dates of a festival's rule, for the script of the page on which it is filled in. Nothing is kept. */
@Path(RuleResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class RuleResource {

    static final String ADDRESS = "/desk/festival-dates";

    private final DeskContext desk;
    private final RulePreviews previews;

    RuleResource(DeskContext desk, RulePreviews previews) {
        this.desk = desk;
        this.previews = previews;
    }

    /** The parameters are the fields of the rule. */
    @GET
    public Response show(@Context UriInfo uri) {
        FormValues typed = FormValues.posted(uri.getQueryParameters());
        return desk.answer(DeskTemplates.rule(previews.of(desk.texts(), typed)));
    }
}
