package org.libraryexchange.base.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that must be refused. In the target and the headers, {@code {item}} and {@code {etag}} are replaced by
 * those of a published item of the city.
 *
 * @param status of the expected response
 * @param type the last part of the expected problem type's URI
 */
record BadRequest(
        String name, String method, String target, List<String> headers, byte[] body, int status, String type) {

    static final String JSON = "Content-Type: application/json";

    static BadRequest post(String name, byte[] body, int status, String type) {
        return new BadRequest(name, "POST", "/api/v1/items", List.of(JSON), body, status, type);
    }

    static BadRequest post(String name, String body, int status, String type) {
        return post(name, body.getBytes(StandardCharsets.UTF_8), status, type);
    }

    static BadRequest get(String target, int status, String type) {
        return request("GET", target, status, type);
    }

    static BadRequest request(String method, String target, int status, String type) {
        return new BadRequest(method + " " + target, method, target, List.of(), new byte[0], status, type);
    }

    BadRequest named(String other) {
        return new BadRequest(other, method, target, headers, body, status, type);
    }

    BadRequest with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new BadRequest(name, method, target, all, body, status, type);
    }

    BadRequest withBody(String text) {
        return new BadRequest(name, method, target, headers, text.getBytes(StandardCharsets.UTF_8), status, type);
    }

    /** The same request with other headers instead of the usual ones. */
    BadRequest only(String... others) {
        return new BadRequest(name, method, target, List.of(others), body, status, type);
    }

    @Override
    public String toString() {
        return name;
    }
}
