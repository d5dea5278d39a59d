package org.libraryexchange.base.http;

import java.net.URI;
import java.util.Locale;

/** The error catalogue of the API. Type URIs never change, so clients may rely on them. */
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    INVALID_ITEM(400, "The item breaks rules of the catalogue"),
    INVALID_LETTER(400, "The letter breaks rules"),
    INVALID_PICTURE(400, "The file cannot be used as a picture"),
    INVALID_BODY(400, "The body breaks rules of this request"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    INVALID_CURSOR(400, "The cursor is not valid for this list"),
    INVALID_PRECONDITION(400, "A precondition header is malformed"),
    INVALID_IDEMPOTENCY_KEY(400, "The idempotency key is malformed"),
    INVALID_CHOICE(400, "The body does not name a valid choice"),
    UNAUTHENTICATED(401, "A valid bearer token is required"),
    FORBIDDEN(403, "The token does not allow this"),
    OWNED_BY_PARTNER(403, "Only a partner may change this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not supported here"),
    NOT_ACCEPTABLE(406, "No format that the client accepts"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    IDENTIFIER_TAKEN(409, "Another item has this identifier"),
    STATUS_CONFLICT(409, "The item's status does not allow this"),
    LETTER_STATE_CONFLICT(409, "The letter's state does not allow this"),
    CHANGED_MEANWHILE(409, "The item has changed meanwhile"),
    RECORD_STATE_CONFLICT(409, "The rejected record's state does not allow this"),
    IMPORT_STATE_CONFLICT(409, "The import's state does not allow this"),
    IMPORT_CHANGED(409, "The import would now do something else"),
    NO_CHOICE(409, "There is nothing to choose"),
    REQUEST_IN_FLIGHT(409, "A request with this key is still in progress"),
    ERASED(410, "Erased by its owner"),
    PRECONDITION_FAILED(412, "Not in the expected state"),
    TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    UNKNOWN_ADDRESSEE(422, "The addressee is no partner of this city"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "The request must name the version it changes"),
    TOO_MANY_REQUESTS(429, "The client sends too many requests"),
    TOO_MANY_LETTERS(429, "The limit for sending letters has been reached"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL_ERROR(500, "The node failed"),
    UNAVAILABLE(503, "The node is temporarily unavailable"),
    BUSY(503, "The node is busy"),
    SEARCH_STARTING(503, "Search is not ready yet");

    private static final String BASE = "https://libraryexchange.org/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status of this error. */
    public int status() {
        return status;
    }

    /** What is wrong. The title is the same each time. */
    public String title() {
        return title;
    }

    /** Identifies the type. It is not meant to be opened. */
    public URI uri() {
        return URI.create(BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The type for a status that the framework chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
