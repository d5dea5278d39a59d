package org.libraryexchange.problem;

import jakarta.ws.rs.core.Response;

/** Answers with a page of a list, which names the next one in its body and in the header {@code Link} (RFC 8288). */
public final class NextPage {

    private NextPage() {}

    /**
     * A page.
     *
     * @param next address of the next one; null on the last
     */
    public static Response linked(Object page, String next) {
        Response.ResponseBuilder answer = Response.ok(page);
        return next == null
                ? answer.build()
                : answer.header("Link", "<" + next + ">; rel=\"next\"").build();
    }
}
