package org.libraryexchange.http;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** Answers with a page of a list, which names the next one in its body and in the header {@code Link} (RFC 8288). */
public final class NextPage {

    private NextPage() {}

    /**
     * The address of the next page: there is one where this one is full.
     *
     * @param after makes the address that goes on after the last of a page
     */
    public static <T> String address(List<T> page, int most, Function<T, String> after) {
        return page.size() < most ? null : after.apply(page.get(page.size() - 1));
    }

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
