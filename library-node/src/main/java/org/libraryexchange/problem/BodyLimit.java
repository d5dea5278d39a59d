package org.libraryexchange.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body that is larger than its head told, or told nothing, and one that does not come to its end. */
@Provider
final class BodyLimit implements ReaderInterceptor {

    /** So much is read of a body that is too large: a client may not see what it is answered before it has sent all. */
    private static final long MOST_READ = 3L * RequestHead.LARGEST_BODY;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != byte[].class) {
            return context.proceed();
        }
        context.setInputStream(new Bounded(context.getInputStream()));
        byte[] body = whole(context);
        if (body.length > RequestHead.LARGEST_BODY) {
            throw BodyLimits.tooLarge(RequestHead.LARGEST_BODY);
        }
        return body;
    }

    /** Only the connection fails here. The server waits by the clock on the wall: one that jumps ends its patience. */
    private static byte[] whole(ReaderInterceptorContext context) {
        try {
            return (byte[]) context.proceed();
        } catch (IOException e) {
            throw BodyLimits.brokeOff();
        }
    }

    /** Ends before the server would break off, which it does without a problem document. */
    private static final class Bounded extends FilterInputStream {

        private long read;

        private Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) {
            read += Math.max(bytes, 0);
            if (read > MOST_READ) {
                throw BodyLimits.tooLarge(RequestHead.LARGEST_BODY);
            }
        }
    }
}
