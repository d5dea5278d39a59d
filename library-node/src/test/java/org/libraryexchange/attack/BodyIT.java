package org.libraryexchange.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Tokens;

/** Bodies that do not come hold no thread, and nobody waits for them for ever. */
@QuarkusTest
class BodyIT {

    /** More than a node has threads to answer with. */
    private static final int SLOW_CLIENTS = 230;

    private static final String FORM = "POST /theme HTTP/1.1\r\nHost: node\r\nContent-Length: 20\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nt";

    private static final String ITEM = "POST /api/v1/items HTTP/1.1\r\nHost: node\r\nContent-Length: 2000\r\n"
            + "Content-Type: application/json\r\nAuthorization: Bearer %s\r\n\r\n{";

    private static final String AWAITING = String.join(
            "\r\n",
            "POST /theme HTTP/1.1",
            "Host: node",
            "Content-Length: 10",
            "Content-Type: application/x-www-form-urlencoded",
            "Expect: 100-continue",
            "Connection: close",
            "",
            "");

    @Test
    void slowFormsHoldNobodyUp() throws IOException {
        slowBodiesHoldNobodyUp(FORM);
    }

    @Test
    void slowItemsHoldNobodyUp() throws IOException {
        slowBodiesHoldNobodyUp(ITEM.formatted(Tokens.cataloguer()));
    }

    private static void slowBodiesHoldNobodyUp(String beginning) throws IOException {
        assertThat(Api.anonymous().get("/api/v1/items?limit=1").statusCode()).isEqualTo(200);
        List<Socket> slow = new ArrayList<>();
        try {
            // Given
            for (int n = 0; n < SLOW_CLIENTS; n++) {
                slow.add(sent(beginning));
            }

            // When
            Instant begin = Instant.now();
            int status = Api.anonymous().get("/api/v1/items?limit=1").statusCode();
            Duration took = Duration.between(begin, Instant.now());

            // Then
            assertThat(status).isEqualTo(200);
            assertThat(took).isLessThan(Duration.ofSeconds(2));
            assertThat(readAll(slow.get(0))).startsWith("HTTP/1.1 408").contains("within 3 seconds");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void bodiesOfOneClientTakeTheirShareOfTheMemoryAndNoMore() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            // Given
            String head = ITEM.formatted(Tokens.cataloguer()).replace("2000", "1000000") + " ".repeat(999_990);
            for (int n = 0; n < 9; n++) {
                slow.add(sent(head));
            }

            // When, Then
            assertThat(slow)
                    .anySatisfy(socket -> assertThat(readAll(socket))
                            .startsWith("HTTP/1.1 503")
                            .contains("too many request bodies"));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(Api.anonymous().formParam("theme", "dark").post("/theme").statusCode())
                .isEqualTo(200);
    }

    @Test
    void clientThatAwaitsTheGoAheadIsGivenIt() throws IOException {
        try (Socket socket = sent(AWAITING)) {
            // When
            byte[] goAhead = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            socket.getOutputStream().write("theme=dark".getBytes(ISO_8859_1));

            // Then
            assertThat(new String(goAhead, ISO_8859_1)).startsWith("HTTP/1.1 100");
            assertThat(readAll(socket)).startsWith("HTTP/1.1 303");
        }
    }

    private static Socket sent(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return socket;
    }

    private static String readAll(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
