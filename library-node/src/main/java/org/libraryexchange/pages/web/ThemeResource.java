package org.libraryexchange.pages.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.PostedForm;

/** Stores a reader's choice of light or dark pages, without a script. */
@Path("/theme")
class ThemeResource {

    /** Addresses on this node. Two slashes at the beginning would name another host. */
    private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        String here = form.one("back").filter(HERE.asMatchPredicate()).orElse("/");
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, here)
                .cookie(cookie(Theme.of(form.one("theme").orElse(""))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static NewCookie cookie(Theme theme) {
        return Cookies.kept(Visits.THEME, theme.term(), theme.isChosen() ? Cookies.A_YEAR : 0);
    }
}
