package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.TreeMap;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
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
        return page(saved(id), List.of(), new FormValues(new TreeMap<>()), uri, headers);
    }

    private Editing saved(String id) {
        Editing editing = items.open(ItemIds.parse(id));
        if (editing.saved().isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Item " + id + " is not in the catalogue yet.");
        }
        return editing;
    }

    private Response page(
            Editing editing, List<Violation> violations, FormValues typed, UriInfo uri, HttpHeaders headers) {
        Visit visit = desk.visit(uri, headers);
        ItemPage.WithdrawPage page = pages.withdraw(desk.speech(visit), editing, violations, typed);
        return desk.answer(ItemPage.Templates.withdraw(page), visit, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("id") String id, byte[] body, @Context UriInfo uri, @Context HttpHeaders headers)
            throws MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        Editing editing = saved(id);
        try {
            JsonNode reason = FormValues.posted(form.fields()).plain();
            items.withdraw(editing.id(), form.one("base").orElse(""), WithdrawalRequest.of(reason));
            return DeskContext.seeOther(ItemPages.address(editing) + "?done=withdrawn");
        } catch (InvalidItemException e) {
            return page(editing, e.violations(), FormValues.posted(form.fields()), uri, headers);
        }
    }
}
