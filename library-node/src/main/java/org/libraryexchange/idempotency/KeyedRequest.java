package org.libraryexchange.idempotency;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.json.StrictJson;

/**
 * A request with a key.
 *
 * @param fingerprint the same for the same request, however its JSON is written
 */
record KeyedRequest(String key, byte[] fingerprint) {

    private static final String HEADER = "Idempotency-Key";

    /** Visible ASCII without commas: a proxy may join two headers with a comma. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x2b\\x2d-\\x7e]{1,255}");

    /**
     * Reads the header.
     *
     * @return empty if there is none
     * @throws ProblemException if there are several, or if it is not a valid key
     */
    static Optional<KeyedRequest> of(HttpServerRequest request, byte[] body) throws MalformedJsonException {
        Optional<String> key = key(request);
        return key.isPresent()
                ? Optional.of(of(key.get(), request.method().name(), request.path(), body))
                : Optional.empty();
    }

    /** Reads the key only, by the same rules. */
    static Optional<String> key(HttpServerRequest request) {
        List<String> keys = request.headers().getAll(HEADER);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_IDEMPOTENCY_KEY,
                    "Send Idempotency-Key once, with 1 to 255 visible ASCII characters and no comma.");
        }
        return Optional.of(keys.get(0));
    }

    /** The bytes that come before the body in the input of a fingerprint. */
    static byte[] head(String method, String path) {
        return (method + " " + path + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static KeyedRequest of(String key, String method, String path, byte[] body) throws MalformedJsonException {
        byte[] head = head(method, path);
        byte[] content = body == null || body.length == 0 ? new byte[0] : canonical(body);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return new KeyedRequest(key, Sha256.of(whole));
    }

    /** The body in canonical form. A body that has none is used unchanged; it is refused later with the right error. */
    private static byte[] canonical(byte[] body) throws MalformedJsonException {
        try {
            return CanonicalJson.bytes(StrictJson.tree(body));
        } catch (IllegalArgumentException e) {
            return body;
        }
    }
}
