package org.libraryexchange.pages.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Markdown.Document;

/** The guides for operators, of this node's version. Troubles lead to their sections. */
@Path("/ops/guides")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class GuidePages {

    private final ConsoleContext console;
    private final Guides guides;

    GuidePages(ConsoleContext console, Guides guides) {
        this.console = console;
        this.guides = guides;
    }

    @GET
    @Path("{name}")
    public Response read(@PathParam("name") String name) {
        console.parameters();
        ConsoleTexts in = console.texts();
        Document guide = guides.read(name)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such guide."));
        StaffFrame frame = console.frame(in, guide.title(), "overview");
        return console.answer(ConsoleTemplates.guide(frame, guide.content()), in);
    }
}
