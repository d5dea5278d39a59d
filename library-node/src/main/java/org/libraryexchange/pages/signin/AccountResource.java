package org.libraryexchange.pages.signin;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.pages.signin.OwnPassword.Change;

/** The page on which people change their own password. */
@Path(AccountResource.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@Authenticated
class AccountResource {

    static final String ADDRESS = "/account";

    private final SignInPages pages;
    private final OwnPassword passwords;
    private final StaffNames names;
    private final Actor actor;

    AccountResource(SignInPages pages, OwnPassword passwords, StaffNames names, Actor actor) {
        this.pages = pages;
        this.passwords = passwords;
        this.names = names;
        this.actor = actor;
    }

    @GET
    public Response form(@Context UriInfo uri, @Context HttpHeaders headers) {
        Optional<Change> refused = Parameters.of(uri.getQueryParameters(), Set.of("lang", "refused"))
                .one("refused", Change.REFUSED, Change::term);
        return pages.account(pages.asked(uri, headers), passwords.holder(actor.name()), refused);
    }

    /** Changes the name for people to read. */
    @POST
    @Path("name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(byte[] body) {
        names.set(actor.name(), FullName.of(PostedForm.ofFewFields(body)));
        return Landing.seeOther(ADDRESS);
    }

    /** Changes the password. All sessions of the person end, so the sign-in form comes next. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(byte[] body) {
        PostedForm form = PostedForm.of(body);
        Change change = passwords.change(
                actor.name(),
                form.one("current").orElse(""),
                form.one("password").orElse(""));
        return Landing.seeOther(change == Change.DONE ? SignInResource.ADDRESS : ADDRESS + "?refused=" + change.term());
    }
}
