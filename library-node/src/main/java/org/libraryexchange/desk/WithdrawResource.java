package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

/** Withdraws an item, with a reason that both cities show. */
@Path("/desk/items/{id}/withdraw")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.CATALOGUER)
class WithdrawResource {

    private final DeskContext desk;
    private final DeskItems items;
    private final ItemPages pages;

    WithdrawResource(DeskContext desk, DeskItems items, ItemPages pages) {
        this.desk = desk;
        this.items = items;
        this.pages = pages;
    }

    @GET
    public Response ask(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        return page(published(id), List.of(), FormValues.NONE, false, uri, headers);
    }

    private Editing published(String id) {
        Editing editing = items.open(ItemIds.parse(id));
        if (!editing.status().equals(Optional.of(Status.PUBLISHED))) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "Only a published item can be withdrawn.");
        }
        return editing;
    }

    private Response page(
            Editing editing,
            List<Violation> violations,
            FormValues typed,
            boolean stale,
            UriInfo uri,
            HttpHeaders headers) {
        Visit visit = desk.visit(uri, headers);
        ItemPage.WithdrawPage page = pages.withdraw(desk.speech(visit), editing, violations, typed, stale);
        return desk.answer(ItemPage.Templates.withdraw(page), visit, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("id") String id, byte[] body, @Context UriInfo uri, @Context HttpHeaders headers)
            throws MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        FormValues typed = FormValues.posted(form.fields());
        Editing editing = published(id);
        if (!form.one("base").equals(Optional.of(editing.savedTag()))) {
            return page(editing, List.of(), typed, true, uri, headers);
        }
        try {
            items.withdraw(editing.id(), editing.savedTag(), WithdrawalRequest.of(typed.plain()));
            return DeskContext.seeOther(editing.address() + "?done=withdrawn");
        } catch (InvalidItemException e) {
            return page(editing, e.violations(), typed, false, uri, headers);
        }
    }
}
