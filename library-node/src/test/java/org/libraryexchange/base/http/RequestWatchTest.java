package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told whose bytes are no request, and when. */
class RequestWatchTest {

    private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: node\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String WHOLE = "GET / HTTP/1.1\r\nHost: node\r\n\r\n";

    private EmbeddedChannel connection;

    @BeforeEach
    void connect() {
        connection = new EmbeddedChannel();
        connection
                .pipeline()
                .addLast("httpDecoder", new HttpRequestDecoder())
                .addLast("httpEncoder", new HttpResponseEncoder())
                .addLast("requests", new RequestWatch(Duration.ofMinutes(1)));
    }

    @AfterEach
    void leave() {
        connection.finishAndReleaseAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a b HTTP/1.1/Host: node | may contain a space",
                "NONSENSE | may contain a space",
                "POST / HTTP/1.1/Host: node/Content-Length: 2/Content-Length: 3 | may have one Content-Length",
                "POST / HTTP/1.1/Host: node/Content-Length: 2, 3 | may have one Content-Length",
                "POST / HTTP/1.1/Host: node/Content-Length: two | must be a number of bytes",
                "GET / HTTP/1.1/Host: node/Na me: value | The headers are not valid"
            })
    void trueReasonIsGiven(String head, String reason) {
        // When
        send(head.replaceAll("/(?=[A-Z][a-z])", "\r\n") + "\r\n\r\n");

        // Then
        assertThat(told()).startsWith("HTTP/1.1 400 ").contains(reason);
        assertThat(connection.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nabc\r\n0\r\n\r\n", "-1\r\n", "3\r\nabcdef\r\n", "3\r\nabc\r\nffffffffffffffff\r\n"})
    void chunkThatIsNoneIsRefused(String chunks) {
        // Given
        send(CHUNKED);

        // When
        send(chunks);

        // Then
        assertThat(told()).startsWith("HTTP/1.1 400 ").contains("sequence of valid chunks");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void noResponseIsBrokenIntoByARefusal() {
        // Given
        send(CHUNKED);
        connection.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        told();

        // When
        send("x\r\n");

        // Then
        assertThat(told()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void requestThatWasAnsweredBeforeItsEndGetsNoSecondResponse() {
        // Given
        send(CHUNKED);
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED));
        told();

        // When
        send("x\r\n");

        // Then
        assertThat(told()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void refusalIsNotTakenForTheResponseToAnEarlierRequest() {
        // Given
        send(WHOLE);

        // When
        send("NONSENSE\r\n\r\n");

        // Then
        assertThat(told()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void refusalFollowsTheResponseToAnEarlierRequest() {
        // Given
        send(WHOLE);
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        told();

        // When
        send("NONSENSE\r\n\r\n");

        // Then
        assertThat(told()).startsWith("HTTP/1.1 400 ");
    }

    private void send(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            told.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
        }
        return told.toString();
    }
}
