package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.ImportState;
import org.libraryexchange.catalogue.imports.ImportView;
import org.libraryexchange.catalogue.imports.Imports;
import org.libraryexchange.catalogue.imports.Imports.WithdrawnItem;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.signin.StaffFrame;

/** Imports that would withdraw unusually many items. A head librarian sees which, and decides. */
@Path(HeldResource.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.HEAD_LIBRARIAN)
class HeldResource {

    static final String PATH = "/desk/held";

    private static final int TITLES_SHOWN = 200;
    private static final List<String> DONE = List.of("approved", "dropped", "gone");

    private final DeskContext desk;
    private final Imports imports;

    HeldResource(DeskContext desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("done");
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.heldList(new ListPage(
                desk.frame(in, in.words().page("held"), "held"),
                in,
                parameters.one("done", DONE).orElse(""),
                imports.held())));
    }

    /** The items are those that the import would withdraw now; their number may have changed since it was held. */
    @GET
    @Path("{id}")
    public Response read(@PathParam("id") String id) {
        boolean mistyped =
                desk.parameters("typed").one("typed", List.of("other")).isPresent();
        DeskTexts in = desk.texts();
        ImportView view = imports.named(id);
        if (view.state() != ImportState.HELD) {
            return DeskContext.seeOther(PATH + "?done=gone");
        }
        List<WithdrawnItem> found = imports.withdrawn(view, TITLES_SHOWN + 1);
        return desk.answer(DeskTemplates.held(new HeldPage(
                desk.frame(in, in.words().page("held"), "held"),
                in,
                view,
                mistyped,
                found.stream().limit(TITLES_SHOWN).toList(),
                found.size() > TITLES_SHOWN)));
    }

    @POST
    @Path("{id}/approve")
    public Response approve(@PathParam("id") String id, byte[] body) {
        String typed =
                PostedForm.ofFewFields(body).one("withdrawals").orElse("").strip();
        ImportView held = imports.named(id);
        if (held.check() == null || !typed.equals(Long.toString(held.check().withdrawals()))) {
            return DeskContext.seeOther(PATH + "/" + held.id() + "?typed=other");
        }
        ImportView decided = imports.approve(id, OptionalLong.of(held.check().withdrawals()), "");
        return DeskContext.seeOther(
                decided.state() == ImportState.HELD
                        ? PATH + "/" + decided.id() + "?typed=other"
                        : PATH + "?done=approved");
    }

    @POST
    @Path("{id}/drop")
    public Response drop(@PathParam("id") String id, byte[] body) {
        ImportView unused = imports.drop(id, "");
        return DeskContext.seeOther(PATH + "?done=dropped");
    }

    /** The imports that wait. */
    record ListPage(StaffFrame frame, DeskTexts in, String done, List<ImportView> imports) {}

    /**
     * One import.
     *
     * @param mistyped whether somebody has just typed another number than that of its withdrawals
     * @param items that it would withdraw
     * @param more whether there are others
     */
    record HeldPage(
            StaffFrame frame,
            DeskTexts in,
            ImportView view,
            boolean mistyped,
            List<WithdrawnItem> items,
            boolean more) {

        public String title(WithdrawnItem item) {
            return in.shown(StoredDocument.read(item.document())).text();
        }

        /** Whether the person has sent it, so that somebody else has to decide. */
        public boolean isOwn() {
            return view.course().actor().equals(frame.name());
        }
    }

    /** The texts of these pages, beside those of the ops pages. They are in {@code messages/held_*.properties}, by language. */
    @MessageBundle(value = "held", locale = "en")
    interface Messages {

        String lead();

        String nothing();

        String sent(String person, String moment);

        String own();

        String done(String what);
    }
}
