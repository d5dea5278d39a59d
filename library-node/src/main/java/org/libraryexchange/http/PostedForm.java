package org.libraryexchange.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form as a browser sends it. It is read from the whole body, whose size the node limits, and not by the framework,
 * whose limits on single fields are meant for other forms.
 *
 * @param fields all texts of each field
 */
public record PostedForm(Map<String, List<String>> fields) {

    /** An item has at most 500 dates with 6 fields each, and some hundred fields besides. */
    private static final int MOST_FIELDS = 8_000;

    public static PostedForm of(byte[] body) {
        return new PostedForm(new QueryStringDecoder(
                        new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_FIELDS)
                .parameters());
    }

    /** The first text of a field; empty if the form has no such field. */
    public Optional<String> one(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
