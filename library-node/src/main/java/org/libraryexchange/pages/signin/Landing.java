package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.SignIn.In;
import org.libraryexchange.pages.web.Cookies;

/** What a browser gets after an attempt to sign in, whichever way it was made. */
@Singleton
record Landing(NodeCookies cookies) {

    private static final int UNTIL_THE_BROWSER_ENDS = -1;
    private static final int AT_ONCE = 0;

    /**
     * Sends a person who is signed in to the page that they asked for.
     *
     * @param target that page's address, as the browser's cookie has it; empty if there is none
     */
    Response of(In in, String target) {
        return on(seeOther(page(target, in.roles())), in);
    }

    /** Gives a person who is signed in the session's cookie with an answer. */
    Response on(Response answer, In in) {
        return Response.fromResponse(answer)
                .cookie(
                        Cookies.kept(cookies.session(), in.secret(), UNTIL_THE_BROWSER_ENDS),
                        Cookies.kept(cookies.target(), "", AT_ONCE))
                .build();
    }

    /** Sends a person who is not signed in to the form, which says why. */
    static Response refused(SignInRefusal why) {
        return seeOther(SignInResource.ADDRESS + "?" + SignInResource.REFUSED + "=" + why.term());
    }

    /**
     * Sends a person who has signed out to the form. The browser erases what they have typed and the node has not taken
     * over; its cookies, which hold how pages look, stay.
     */
    Response left() {
        return Response.fromResponse(seeOther(SignInResource.ADDRESS))
                .cookie(Cookies.kept(cookies.session(), "", AT_ONCE))
                .header("Clear-Site-Data", "\"storage\"")
                .build();
    }

    /** The page that the person asked for before signing in; otherwise the first page of their work. */
    private static String page(String target, Set<String> roles) {
        if (isPage(target)) {
            return target;
        }
        return roles.contains(Roles.OPS) ? "/ops" : "/desk";
    }

    /** Whether an address is that of a page of this node for staff. */
    static boolean isPage(String address) {
        try {
            return !address.startsWith("//") && SignInFirst.isPage(path(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String path(String address) {
        URI uri = URI.create(address).normalize();
        return uri.isAbsolute() || uri.getPath() == null ? "" : uri.getPath();
    }

    static Response seeOther(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
