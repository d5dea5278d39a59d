package org.libraryexchange.pages.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.watch.digest.DigestStore;
import org.libraryexchange.watch.digest.DigestStore.StoredDigest;

/** The digests of past mornings, unchanged. */
@Path("/ops/mornings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class DigestPages {

    private static final int OTHERS = 14;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final ConsoleContext console;
    private final DigestStore digests;

    DigestPages(ConsoleContext console, DigestStore digests) {
        this.console = console;
        this.digests = digests;
    }

    /**
     * The digest of a morning.
     *
     * @param told empty if there is no digest yet
     * @param others the mornings before and after
     */
    record Page(StaffFrame frame, ConsoleTexts in, Optional<StoredDigest> told, List<StoredDigest> others) {}

    @GET
    public Response latest() {
        console.parameters();
        return answer(digests.latest(LAST, 1).stream().findFirst());
    }

    @GET
    @Path("{day}")
    public Response read(@PathParam("day") String day) {
        console.parameters();
        StoredDigest told = Parameters.pathDate(day)
                .flatMap(digests::read)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no digest for this day."));
        return answer(Optional.of(told));
    }

    private Response answer(Optional<StoredDigest> told) {
        ConsoleTexts in = console.texts();
        String title = told.map(it -> in.dates().dayWithWeekday(it.digest().day()))
                .orElseGet(() -> in.words().section("mornings"));
        Page page = new Page(console.frame(in, title, "mornings"), in, told, digests.latest(LAST, OTHERS));
        return console.answer(ConsoleTemplates.morning(page), in);
    }
}
