package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.libraryexchange.base.audit.AuditEntry;
import org.libraryexchange.base.audit.AuditStore;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.AuditWords;
import org.libraryexchange.pages.signin.AuditWords.Told;
import org.libraryexchange.pages.signin.StaffFrame;

/** What was done to the catalogue, in words, for a head librarian. Letters and the exchange are not in it. */
@Path("/desk/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.HEAD_LIBRARIAN)
class AuditResource {

    private static final int PAGE = 100;

    private final DeskContext desk;
    private final AuditStore audit;
    private final AuditWords words;

    AuditResource(DeskContext desk, AuditStore audit, AuditWords words) {
        this.desk = desk;
        this.audit = audit;
        this.words = words;
    }

    @GET
    public Response read() {
        long before = desk.parameters("before").number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        DeskTexts in = desk.texts();
        List<AuditEntry> found = audit.catalogue(before, PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        return desk.answer(DeskTemplates.audit(new AuditPage(
                desk.frame(in, in.words().page("audit"), "audit"),
                in,
                words.tell(shown, in.language()),
                found.size() > PAGE
                        ? in.link(
                                "/desk/audit",
                                "before",
                                Long.toString(shown.get(PAGE - 1).id()))
                        : "")));
    }

    /** @param next link to what was done before; empty at the end */
    record AuditPage(StaffFrame frame, DeskTexts in, List<Told> entries, String next) {}
}
