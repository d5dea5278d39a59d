package org.libraryexchange.catalogue.imports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.utf8;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

/** Files that a client sends again because it missed the answer. */
@QuarkusTest
@Timeout(60)
class KeyedImportsIT {

    private static final String KEY = "Idempotency-Key";

    private final String key = UUID.randomUUID().toString();
    private final String scheme = "keyed-" + key.substring(0, 8);
    private final byte[] rows =
            utf8(identified(lightNight(), scheme, "1") + "\n" + identified(lightNight(), scheme, "2"));

    @Test
    void sameFileIsImportedOnceAndAnsweredAlike() {
        // Given
        Response first = send("scheme=" + scheme + "&dryRun=false", rows);
        Sent sent = Sent.taken(first);
        sent.finished();

        // When
        Response again = send("dryRun=false&scheme=" + scheme, rows);
        Response withoutWhatIsUsual = send("scheme=" + scheme, rows);

        // Then
        assertThat(List.of(again, withoutWhatIsUsual)).allSatisfy(it -> {
            assertThat(it.statusCode()).isEqualTo(202);
            assertThat(it.header("Location")).isEqualTo(first.header("Location"));
            assertThat(it.header("Content-Type")).isEqualTo(first.header("Content-Type"));
            assertThat(it.asString()).isEqualTo(first.asString());
        });
        assertThat(first.contentType()).startsWith("application/json");
        assertThat(imports()).isEqualTo("1");
        assertThat(strays()).isEqualTo("0");
    }

    @Test
    void keyOfAnotherFileIsRefused() {
        // Given
        Sent.taken(send("scheme=" + scheme, rows)).finished();

        // When, Then
        assertThatProblem(send(
                        "scheme=" + scheme,
                        utf8(identified(lightNight(), scheme, "3").toString())))
                .is(422, "idempotency-key-reused");
        assertThatProblem(send("scheme=" + scheme + "&dryRun=true", rows)).is(422, "idempotency-key-reused");
        assertThatProblem(Api.sending(lightNight()).header(KEY, key).post(Api.ITEMS))
                .is(422, "idempotency-key-reused");
        assertThat(imports()).isEqualTo("1");
        assertThat(strays()).isEqualTo("0");
    }

    @Test
    void keyOfSomebodyElseIsAnotherKey() {
        // Given
        Response mine = send("scheme=" + scheme, rows);
        String other =
                Tokens.issuer().issue("somebody else", List.of("cataloguer"), List.of("leeds"), Duration.ofMinutes(5));

        // When
        Response theirs = Api.with(other)
                .contentType(ImportForm.NDJSON_TYPE)
                .header(KEY, key)
                .body(rows)
                .post(ImportView.ADDRESS + "?scheme=" + scheme);

        // Then
        assertThat(Sent.taken(theirs).id()).isNotEqualTo(Sent.taken(mine).id());
        assertThat(imports()).isEqualTo("2");
    }

    @Test
    void fileThatIsStillBeingSentIsNotTakenTwice() throws IOException {
        try (Socket first = begin()) {
            // Given
            await().until(() -> Database.value("""
                    select count(*) from pg_locks join pg_stat_activity using (pid)
                    where locktype = 'advisory' and application_name = 'library-node upload'
                    """), "1"::equals);

            // When
            Response meanwhile = send("scheme=" + scheme, rows);

            // Then
            assertThatProblem(meanwhile).is(409, "request-in-flight").withHeader("Retry-After", "1");

            // When
            first.getOutputStream().write(rows, 10, rows.length - 10);
            String answer = new String(first.getInputStream().readAllBytes(), US_ASCII);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 202 ");
            Response again = send("scheme=" + scheme, rows);
            assertThat(answer).contains(again.asString());
            Sent.taken(again).finished();
        }
        assertThat(imports()).isEqualTo("1");
        assertThat(strays()).isEqualTo("0");
    }

    @Test
    void fileThatBrokeOffMayBeSentAgain() throws IOException {
        // Given
        begin().close();

        // When
        Response whole = await().until(() -> send("scheme=" + scheme, rows), it -> it.statusCode() != 409);

        // Then
        Sent.taken(whole).finished();
        assertThat(imports()).isEqualTo("1");
        await().untilAsserted(() -> assertThat(strays()).isEqualTo("0"));
    }

    @Test
    void refusalIsNotKept() {
        // Given
        assertThatProblem(send("scheme=" + scheme, new byte[0])).is(400, "invalid-body");
        assertThatProblem(send("scheme=" + scheme + "&colour=red", rows)).is(400, "invalid-parameter");

        // When
        Response mended = send("scheme=" + scheme, rows);

        // Then
        Sent.taken(mended).finished();
    }

    @Test
    void expiredKeyIsAsGoodAsNew() throws SQLException {
        // Given
        Sent first = Sent.taken(send("scheme=" + scheme, rows));
        try (Connection session = Database.session()) {
            Database.execute(
                    session, "update idempotency_key set stored = stored - interval '25 hours' where key = ?", key);
        }

        // When
        Sent second = Sent.taken(send("scheme=" + scheme, rows));

        // Then
        assertThat(second.id()).isNotEqualTo(first.id());
        second.finished();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "one,two", "schlüssel"})
    void keyThatIsNoneIsRefused(String malformed) {
        // When, Then
        assertThatProblem(Api.asCataloguer()
                        .contentType(ImportForm.NDJSON_TYPE)
                        .header(KEY, malformed)
                        .body(rows)
                        .post(ImportView.ADDRESS + "?scheme=" + scheme))
                .is(400, "invalid-idempotency-key");
        assertThat(imports()).isEqualTo("0");
    }

    @Test
    void keyIsThereOnce() {
        // When, Then
        assertThatProblem(Api.asCataloguer()
                        .contentType(ImportForm.NDJSON_TYPE)
                        .header(KEY, key, key + "-too")
                        .body(rows)
                        .post(ImportView.ADDRESS + "?scheme=" + scheme))
                .is(400, "invalid-idempotency-key");
    }

    /** Sends the head of a request and a small part of its body. */
    private Socket begin() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.getOutputStream()
                .write(Wire.head(
                        "POST",
                        ImportView.ADDRESS + "?scheme=" + scheme,
                        List.of(
                                "Authorization: Bearer " + Tokens.cataloguer(),
                                "Content-Type: " + ImportForm.NDJSON_TYPE,
                                KEY + ": " + key,
                                "Content-Length: " + rows.length)));
        socket.getOutputStream().write(rows, 0, 10);
        socket.getOutputStream().flush();
        return socket;
    }

    private Response send(String query, byte[] body) {
        return Api.asCataloguer()
                .contentType(ImportForm.NDJSON_TYPE)
                .header(KEY, key)
                .body(body)
                .post(ImportView.ADDRESS + "?" + query);
    }

    private String imports() {
        return Database.value("select count(*) from bulk_import where scheme = ?", scheme);
    }

    private static String strays() {
        return Database.value("""
                select count(*) from import_chunk
                where not exists (select from bulk_import where bulk_import.id = import_chunk.import_id)
                """);
    }
}
