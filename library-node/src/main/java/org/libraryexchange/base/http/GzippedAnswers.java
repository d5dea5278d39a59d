package org.libraryexchange.base.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses an answer while it is written, on the thread that writes it. Its length reveals nothing (BREACH): an
 * answer does not mix secrets with what the client has sent, and a browser does not send a token by itself.
 */
@Provider
@Gzipped
record GzippedAnswers(CurrentVertxRequest request) implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        answer.getHeaders().compute(HttpHeaders.VARY.toString(), (name, vary) -> List.of(varyingByEncoding(vary)));
        String accepted = request.getCurrent().request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (!Gzip.isTaken(accepted)) {
            answer.proceed();
            return;
        }
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING.toString(), "gzip");
        answer.getHeaders().remove(HttpHeaders.CONTENT_LENGTH.toString());
        OutputStream plain = answer.getOutputStream();
        QuickGzip packed = new QuickGzip(plain);
        answer.setOutputStream(packed);
        try {
            answer.proceed();
            packed.finish();
        } finally {
            packed.end();
            answer.setOutputStream(plain);
        }
    }

    private static String varyingByEncoding(List<Object> vary) {
        return Stream.concat(
                        Stream.ofNullable(vary).flatMap(List::stream).map(Object::toString),
                        Stream.of("Accept-Encoding"))
                .collect(Collectors.joining(", "));
    }

    /** The result is a tenth larger than with the usual level, and takes a third of the time. */
    private static final class QuickGzip extends GZIPOutputStream {

        private static final int BUFFER = 8 * 1024;

        private QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }

        private void end() {
            def.end();
        }
    }
}
