package org.libraryexchange.base.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules for a request's first line and headers. The server's own limits are wider, so that requests in between get
 * a problem document.
 */
final class RequestHead {

    /** An item has at most 256 KiB in canonical form. White space and escapes can make it larger. */
    static final int LARGEST_BODY = 1024 * 1024;

    private static final int LONGEST_ADDRESS = 8_192;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_MEDIA_TYPE = 200;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("\\s*+%1$s/%1$s\\s*+(;\\s*+%1$s=(%1$s|\"[^\"]*+\")\\s*+)*+;?\\s*+".formatted(TOKEN));
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\\s\";]*)\"?");

    /**
     * Some programs drop empty segments, dots and parameters from a path. They would then apply the rules of another
     * path.
     */
    private static final Pattern LEFT_OUT_BY_SOME =
            Pattern.compile("//|;|/(?:\\.|%2e){1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private RequestHead() {}

    /** The reason to refuse a request for its head alone; empty if it may proceed. */
    static Optional<ProblemException> refusal(HttpServerRequest request, BodyLimits limits) {
        return refusalOfAddress(request)
                .or(() -> refusalOfHeaders(request))
                .or(() -> hasBody(request) ? refusalOfEncoding(request, limits) : Optional.empty())
                .or(() -> refusalOfMediaType(request))
                // The last, because a form of the desk that is too large goes on.
                .or(() -> refusalOfLength(request, limits));
    }

    private static Optional<ProblemException> refusalOfAddress(HttpServerRequest request) {
        String address = request.uri();
        if (address != null && address.length() > LONGEST_ADDRESS) {
            return refusal(ProblemType.URI_TOO_LONG, "An address may have at most " + LONGEST_ADDRESS + " characters.");
        }
        if (!isUri(address)) {
            return refusal(
                    ProblemType.BAD_REQUEST,
                    "The address is not a valid URI. A % must be followed by two hexadecimal digits, "
                            + "and some characters must be written that way.");
        }
        if (request.path() == null || LEFT_OUT_BY_SOME.matcher(request.path()).find()) {
            return refusal(
                    ProblemType.BAD_REQUEST,
                    "A path must not have an empty segment, a segment that is . or .., or a semicolon.");
        }
        return Optional.empty();
    }

    private static boolean isUri(String address) {
        if (address == null) {
            return false;
        }
        try {
            var unused = new URI(address);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<ProblemException> refusalOfHeaders(HttpServerRequest request) {
        if (sizeOfHeaders(request) > LARGEST_HEADERS) {
            return refusal(
                    ProblemType.HEADERS_TOO_LARGE, "The headers may have at most " + LARGEST_HEADERS + " bytes.");
        }
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty()
                && (encodings.size() > 1 || !encodings.get(0).strip().equalsIgnoreCase("chunked"))) {
            return refusal(ProblemType.BAD_REQUEST, "The only Transfer-Encoding allowed is chunked.");
        }
        return Stream.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)
                        .anyMatch(name -> request.headers().contains(name)
                                && request.getHeader(name).isBlank())
                // The framework would treat a blank condition as missing, and the write as one without a condition.
                ? refusal(ProblemType.INVALID_PRECONDITION, "A condition must name an entity tag or be *.")
                : Optional.empty();
    }

    private static Optional<ProblemException> refusalOfLength(HttpServerRequest request, BodyLimits limits) {
        long largest = limits.of(request.path());
        return length(request) > largest ? Optional.of(BodyLimits.tooLarge(largest)) : Optional.empty();
    }

    private static Optional<ProblemException> refusalOfEncoding(HttpServerRequest request, BodyLimits limits) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        boolean asItIs = encoding == null || encoding.strip().equalsIgnoreCase("identity");
        if (!asItIs && !(limits.mayBeGzip(request.path()) && Gzip.isNamedBy(encoding))) {
            return refusal(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Bodies must not be encoded. Only files to import may be gzip.");
        }
        return Optional.empty();
    }

    /** Also checks requests without a body, because the framework fails on a malformed type. */
    private static Optional<ProblemException> refusalOfMediaType(HttpServerRequest request) {
        if (request.headers().getAll(HttpHeaders.CONTENT_TYPE).size() > 1) {
            return refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body has one type.");
        }
        String mediaType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (mediaType == null && !hasBody(request)) {
            return Optional.empty();
        }
        if (mediaType == null
                || mediaType.length() > LONGEST_MEDIA_TYPE
                || !MEDIA_TYPE.matcher(mediaType).matches()) {
            return refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The header Content-Type must name the body's type.");
        }
        Matcher charset = CHARSET.matcher(mediaType.toLowerCase(Locale.ROOT));
        if (charset.find() && !charset.group(1).equals("utf-8")) {
            return refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Bodies must be in UTF-8.");
        }
        return Optional.empty();
    }

    static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** The length that the client states; 0 if it states none. The server refuses a length that is not a number. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.strip().matches("[0-9]+")) {
            return 0;
        }
        return length.strip().length() > 18 ? Long.MAX_VALUE : Long.parseLong(length.strip());
    }

    private static int sizeOfHeaders(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static Optional<ProblemException> refusal(ProblemType type, String detail) {
        return Optional.of(new ProblemException(type, detail));
    }
}
