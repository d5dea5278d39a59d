package org.libraryexchange.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private static final byte[] BEGINNING = {'{', '"'};

    private InputStream body;

    @Test
    void wholeBodyIsPassedOn() throws IOException {
        // Given
        body = new ByteArrayInputStream(BEGINNING);

        // When, Then
        assertThat(new BodyLimit().aroundReadFrom(reading())).isEqualTo(BEGINNING);
    }

    @Test
    void bodyThatBreaksOffIsNoFaultOfTheNode() throws IOException {
        // Given
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        body = new SequenceInputStream(new ByteArrayInputStream(BEGINNING), broken);

        // When, Then
        assertThatThrownBy(() -> new BodyLimit().aroundReadFrom(reading()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.REQUEST_TIMEOUT));
    }

    /** What reads a body as bytes, with nobody around it. */
    private ReaderInterceptorContext reading() {
        return (ReaderInterceptorContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ReaderInterceptorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getType" -> byte[].class;
                    case "getInputStream" -> body;
                    case "setInputStream" -> {
                        body = (InputStream) arguments[0];
                        yield null;
                    }
                    case "proceed" -> body.readAllBytes();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
