package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.acts.Act;
import org.libraryexchange.catalogue.acts.Acts;
import org.libraryexchange.catalogue.imports.ImportDetails;
import org.libraryexchange.catalogue.imports.ImportDetails.ImportError;
import org.libraryexchange.catalogue.imports.ImportState;
import org.libraryexchange.catalogue.imports.ImportView;
import org.libraryexchange.catalogue.imports.Imports;
import org.libraryexchange.pages.signin.StaffFrame;

/** Shows what an import does, and what it has done. */
@Path(ImportPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
class ImportRunResource {

    private static final int ERRORS_SHOWN = 50;
    private static final int RELOAD_SECONDS = 2;

    private final DeskContext desk;
    private final Imports imports;
    private final ImportDetails details;
    private final Acts acts;

    ImportRunResource(DeskContext desk, Imports imports, ImportDetails details, Acts acts) {
        this.desk = desk;
        this.imports = imports;
        this.details = details;
        this.acts = acts;
    }

    /** Head librarians come here from the sources that they keep. */
    @GET
    @Path("{id}")
    public Response run(@PathParam("id") String id) {
        desk.parameters();
        ImportView view = imports.named(id);
        DeskTexts in = desk.texts();
        Optional<Act> act =
                acts.ofImport(view.id()).filter(done -> done.undone().isEmpty());
        Response page = desk.answer(DeskTemplates.importRun(new RunPage(
                desk.frame(in, in.words().importTitle(), ImportPages.SECTION),
                in,
                view,
                details.errors(view.id(), 0, ERRORS_SHOWN),
                act,
                desk.publishes())));
        return view.isAtRest()
                ? page
                : Response.fromResponse(page).header("Refresh", RELOAD_SECONDS).build();
    }

    /**
     * The page of an import.
     *
     * @param errors why rows were refused
     * @param act what it has changed; empty if that is nothing, undone or too old
     * @param publishes whether the person may import tables
     */
    record RunPage(
            StaffFrame frame,
            DeskTexts in,
            ImportView view,
            List<ImportError> errors,
            Optional<Act> act,
            boolean publishes) {

        /** Address at which the import can be undone; empty if it cannot. */
        public String undo() {
            return act.filter(it -> !it.isTooLarge())
                    .map(it -> in.link(ActResource.PATH + "/" + it.id()))
                    .orElse("");
        }

        /** Why it cannot be undone; empty if it can, or if there is nothing to undo. */
        public String lasting() {
            return act.filter(Act::isTooLarge)
                    .map(it -> in.acts().tooLargeToUndo(in.number(Act.MOST_UNDONE)))
                    .orElse("");
        }

        public boolean hasFailed() {
            return view.isAtRest() && view.state() != ImportState.FINISHED;
        }
    }
}
