package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.desk.MorningReader.Arrived;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.watch.digest.Overnight;

/** The items behind a line of the morning. */
@Path("/desk/arrivals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ArrivalsResource {

    private final DeskContext desk;
    private final MorningReader morning;

    ArrivalsResource(DeskContext desk, MorningReader morning) {
        this.desk = desk;
        this.morning = morning;
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("what");
        String what = parameters.one("what", Overnight.SORTS).orElse(Overnight.SORTS.get(0));
        DeskTexts in = desk.texts();
        ArrivalsPage page = new ArrivalsPage(
                desk.frame(in, in.words().overnight(), "overview"), in, what, morning.arrived(in, what));
        return desk.answer(DeskTemplates.arrivals(page));
    }

    /** @param what the sort of the items */
    record ArrivalsPage(StaffFrame frame, DeskTexts in, String what, List<Arrived> items) {

        public List<String> sorts() {
            return Overnight.SORTS;
        }
    }
}
