package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.pages.desk.DeskItems.Editing;

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
    public Response ask(@PathParam("id") String id) {
        desk.parameters();
        return pages.withdraw(published(id), List.of(), FormValues.NONE, false);
    }

    private Editing published(String id) {
        Editing editing = items.open(ItemIds.parse(id));
        if (!editing.status().equals(Optional.of(Status.PUBLISHED))) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "Only a published item can be withdrawn.");
        }
        return editing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        FormValues typed = FormValues.posted(form.fields());
        Editing editing = published(id);
        if (!form.one("base").equals(Optional.of(editing.savedTag()))) {
            return pages.withdraw(editing, List.of(), typed, true);
        }
        try {
            items.withdraw(editing.id(), editing.savedTag(), WithdrawalRequest.of(typed.plain()));
            return DeskContext.seeOther(editing.address() + "?done=withdrawn");
        } catch (InvalidItemException e) {
            return pages.withdraw(editing, e.violations(), typed, false);
        }
    }
}
