package org.libraryexchange.catalogue;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemResponses;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** Turns faults in what a client sent into errors of the error catalogue. */
final class ItemFaults {

    @ServerExceptionMapper
    Response malformed(MalformedJsonException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemException.of(e), request);
    }

    @ServerExceptionMapper
    Response invalid(InvalidItemException e, HttpHeaders request) {
        return ProblemResponses.of(ProblemException.of(e), request);
    }
}
