package org.libraryexchange.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Refuses a body that is larger than its head told, or told nothing. */
@Provider
final class BodyLimit implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body instanceof byte[] bytes && bytes.length > RequestHead.LARGEST_BODY) {
            throw BodyLimits.tooLarge(RequestHead.LARGEST_BODY);
        }
        return body;
    }
}
