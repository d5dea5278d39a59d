package org.libraryexchange.base.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.VertxException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** Turns every failure of a request into a problem document. */
record ProblemMappers(AllowedMethods allowed, CurrentVertxRequest current) {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @ServerExceptionMapper
    Response problem(ProblemException e, HttpHeaders request) {
        return ProblemResponses.of(e, request);
    }

    @ServerExceptionMapper
    Response malformed(MalformedJsonException e, HttpHeaders request) {
        return problem(ProblemException.of(e), request);
    }

    @ServerExceptionMapper
    Response invalid(InvalidItemException e, HttpHeaders request) {
        return problem(ProblemException.of(e), request);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e, HttpHeaders request, UriInfo address) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return anythingElse(e, request);
        }
        ProblemType type = ProblemType.ofStatus(status);
        Response response = ProblemResponses.of(type, detail(type), request);
        return type == ProblemType.METHOD_NOT_ALLOWED
                ? with(
                        response,
                        HttpHeaders.ALLOW,
                        allowed.of(address.getRequestUri().getRawPath()))
                : response;
    }

    private static String detail(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing exists at this address.";
            case METHOD_NOT_ALLOWED -> "The header Allow lists the methods of this address.";
            case NOT_ACCEPTABLE -> "This address has none of the formats that the header Accept names.";
            case UNSUPPORTED_MEDIA_TYPE -> "The API documentation names the media type of each body.";
            default -> null;
        };
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, HttpHeaders request) {
        return with(
                ProblemResponses.of(
                        ProblemException.unauthenticated(request.getHeaderString(HttpHeaders.AUTHORIZATION)), request),
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer");
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemType.FORBIDDEN, "The token does not include the required role.", request);
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable e, HttpHeaders request) {
        String traceId = ProblemResponses.traceId(request);
        if (DatabaseFaults.isOutage(e)) {
            LOG.warnf("database not available traceId=%s cause=%s", traceId, e.getMessage());
            return ProblemResponses.of(
                    ProblemException.retryLater(ProblemType.UNAVAILABLE, "The database does not answer.", RETRY_AFTER),
                    traceId);
        }
        if (!isFromLeaving(e)) {
            LOG.errorf(e, "request failed traceId=%s", traceId);
        }
        return ProblemResponses.of(
                new ProblemException(ProblemType.INTERNAL_ERROR, "The failure was logged with the trace id."), traceId);
    }

    /**
     * Whether the failure comes from a client that has hung up. That is no fault of the node, and nobody reads the
     * response.
     */
    private boolean isFromLeaving(Throwable e) {
        if (!RequestEnd.hasLeft(current.getCurrent())) {
            return false;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof VertxException) {
                return true;
            }
        }
        return false;
    }

    private static Response with(Response response, String header, Object value) {
        return Response.fromResponse(response).header(header, value).build();
    }
}
