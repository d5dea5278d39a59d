package org.libraryexchange.pages.console;

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
import java.util.Optional;
import org.libraryexchange.base.audit.AuditEntry;
import org.libraryexchange.base.audit.AuditEvent;
import org.libraryexchange.base.audit.AuditStore;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.AuditWords;
import org.libraryexchange.pages.signin.AuditWords.Told;
import org.libraryexchange.pages.signin.Sessions;
import org.libraryexchange.pages.signin.Sessions.StaffSession;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** The sessions and the audit trail. Everybody may end their own sessions, an operator may end any session. */
@Path("/ops/access")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class AccessPages {

    private static final String PATH = "/ops/access";
    private static final String EVENT = "event";
    private static final String BEFORE = "before";
    private static final int PAGE = 100;

    private final ConsoleContext console;
    private final Sessions sessions;
    private final AuditStore audit;
    private final AuditWords words;

    AccessPages(ConsoleContext console, Sessions sessions, AuditStore audit, AuditWords words) {
        this.console = console;
        this.sessions = sessions;
        this.audit = audit;
        this.words = words;
    }

    /**
     * Who is signed in, who did what, and which requests were refused.
     *
     * @param event whose entries are shown; empty for all
     * @param next link to older entries; empty at the end
     */
    record Page(
            StaffFrame frame,
            ConsoleTexts in,
            List<StaffSession> sessions,
            Optional<String> event,
            List<Told> entries,
            String next) {

        public List<String> events() {
            return AuditEvent.terms();
        }

        /** Whether the reader may end a session. */
        public boolean ends(StaffSession session) {
            return frame.acts() || session.name().equals(frame.name());
        }
    }

    @GET
    public Response read() {
        Parameters parameters = console.parameters(EVENT, BEFORE);
        ConsoleTexts in = console.texts();
        Optional<String> event = parameters.one(EVENT, AuditEvent.terms());
        Excerpt<AuditEntry> entries = Excerpt.of(
                audit.page(event, parameters.number(BEFORE, Long.MAX_VALUE, 1, Long.MAX_VALUE), PAGE + 1), PAGE);
        Address list = event.map(term -> Address.of(PATH).with(EVENT, term)).orElse(Address.of(PATH));
        Page page = new Page(
                console.frame(in, "access"),
                in,
                sessions.all(),
                event,
                words.tell(entries.shown(), in.language()),
                entries.next(last -> in.link(list, BEFORE, last.id())));
        return console.answer(ConsoleTemplates.access(page), in);
    }

    /** Ends a session. Somebody who ends their own current session gets the sign-in form next. */
    @POST
    @Path("sessions/{id}/end")
    public Response end(@PathParam("id") long id) {
        boolean ended = console.acts() ? sessions.end(id) : sessions.end(id, console.name());
        if (!ended) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no such session, or it belongs to someone else.");
        }
        return ConsoleContext.seeOther(PATH);
    }

    /** The texts of these pages. They are in {@code messages/access_*.properties}, by language. */
    @MessageBundle(value = "access", locale = "en")
    interface Messages {

        String signedIn();

        String fromAddress();

        String since();

        String endSession();

        String auditTrail();

        String auditLead();

        String event();

        String allEvents();

        String auditEvent(String event);

        String times();

        String noEntries();
    }
}
