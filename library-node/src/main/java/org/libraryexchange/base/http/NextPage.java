package org.libraryexchange.base.http;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** A page of a list as a response. The body and the header {@code Link} (RFC 8288) name the next page. */
public final class NextPage {

    private NextPage() {}

    /**
     * The address of the next page; null if this page is not full.
     *
     * @param after returns the address of the page after an element
     */
    public static <T> String address(List<T> page, int most, Function<T, String> after) {
        return page.size() < most ? null : after.apply(page.get(page.size() - 1));
    }

    /**
     * The response with a page.
     *
     * @param next address of the next page; null on the last
     */
    public static Response linked(Object page, String next) {
        return linked(Response.ok(page), next);
    }

    /** The same for an answer that is begun. */
    public static Response linked(Response.ResponseBuilder answer, String next) {
        return next == null
                ? answer.build()
                : answer.header("Link", "<" + next + ">; rel=\"next\"").build();
    }
}
