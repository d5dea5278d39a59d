package org.libraryexchange.catalogue.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

@QuarkusTest
class SnapshotIT {

    private static final String SNAPSHOT = "/api/v1/snapshot";

    private static final String SESSION = " from pg_stat_activity where application_name = 'library-node snapshot'";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource
    URI node;

    @Test
    void snapshotHoldsWhatIsPublishedAndNothingElse() throws SQLException {
        // Given
        Response published = created(Documents.published(Documents.lightNight()));
        Response withdrawn = created(Documents.published(Documents.lightNight()));
        Response erased = created(Documents.published(Documents.lightNight()));
        String draft = id(created(Documents.lightNight()));
        String mirrored = Database.mirror("hangzhou", "中秋节").toString();
        sending("{}").header("If-Match", etag(withdrawn)).post(ITEMS + "/" + id(withdrawn) + "/withdraw");
        Api.with(Tokens.of("exchange-operator"))
                .header("If-Match", etag(erased))
                .post(ITEMS + "/" + id(erased) + "/erase");

        // When
        Response snapshot = anonymous().header("Accept-Encoding", "identity").get(SNAPSHOT);

        // Then
        assertThat(snapshot.statusCode()).isEqualTo(200);
        assertThat(snapshot.contentType()).startsWith("application/x-ndjson");
        List<String> lines = text(snapshot).lines().toList();
        List<String> ids = lines.subList(0, lines.size() - 1).stream()
                .map(line -> Documents.json(line).path("id").asText())
                .toList();
        assertThat(lines).contains(published.asString());
        assertThat(ids).contains(id(published), mirrored).doesNotContain(id(withdrawn), id(erased), draft);
        // Other tests leave documents without an id in this database.
        assertThat(ids).filteredOn(id -> !id.isEmpty()).doesNotHaveDuplicates();
        long end = end();
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("{\"snapshot\":{\"items\":%d,\"positions\":{\"hangzhou\":0,\"leeds\":%d}}}"
                        .formatted(ids.size(), end));
        assertThat(snapshot.header("Snapshot-Positions")).isEqualTo("hangzhou=0, leeds=" + end);
    }

    @Test
    void snapshotOfOneCityHoldsItsItemsOnly() throws SQLException {
        // Given
        String own = id(created(Documents.published(Documents.lightNight())));
        String mirrored = Database.mirror("hangzhou", "中秋节").toString();

        // When
        Response snapshot = anonymous().header("Accept-Encoding", "identity").get(SNAPSHOT + "?owner=leeds");

        // Then
        assertThat(text(snapshot)).contains(own).doesNotContain(mirrored);
        assertThat(snapshot.header("Snapshot-Positions")).isEqualTo("leeds=" + end());
    }

    @Test
    void whoeverTakesGzipGetsIt() throws Exception {
        // Given
        String own = id(created(Documents.published(Documents.lightNight())));
        HttpRequest request = HttpRequest.newBuilder(node.resolve(SNAPSHOT))
                .header("Accept-Encoding", "gzip")
                .build();

        // When
        HttpResponse<byte[]> snapshot = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        // Then
        assertThat(snapshot.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(snapshot.headers().firstValue("Vary")).contains("Accept-Encoding");
        byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(snapshot.body())).readAllBytes();
        assertThat(new String(inflated, StandardCharsets.UTF_8)).contains(own).endsWith("}}}\n");
    }

    @Test
    void snapshotThatBreaksOffDoesNotLookComplete() throws Exception {
        try (Crowd crowd = Crowd.mirrored();
                Socket reader = crowd.stoppedReader(node)) {
            // When
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Database.rows("select pg_terminate_backend(pid)" + SESSION), List.of("t")::equals);
            String answer = rest(reader.getInputStream());

            // Then
            assertThat(answer).startsWith("TTP/1.1 200").doesNotContain("\"snapshot\"");
            assertThat(answer).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void clientThatStopsReadingIsHungUpOn() throws Exception {
        try (Crowd crowd = Crowd.mirrored();
                Socket reader = crowd.stoppedReader(node)) {
            // When
            Awaitility.await().atMost(PATIENCE).until(() -> Database.value("select count(*)" + SESSION), "0"::equals);

            // Then
            assertThat(rest(reader.getInputStream())).doesNotContain("\"snapshot\"");
            assertThat(text(anonymous().get(SNAPSHOT + "?owner=leeds"))).contains("\"snapshot\"");
        }
    }

    /** Adds more items than all buffers between the database and the client can hold. */
    private record Crowd(Connection partner) implements AutoCloseable {

        static Crowd mirrored() throws SQLException {
            Connection partner = Database.sessionOf("hangzhou");
            Database.execute(partner, """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                    select gen_random_uuid(), 'hangzhou', 'festival', 'published', 1, 1, repeat('x', 3000),
                        sha256('x'), '{en}', now() from generate_series(1, 20000)
                    """);
            return new Crowd(partner);
        }

        /** Requests a snapshot and reads only one byte of it. */
        Socket stoppedReader(URI node) throws IOException {
            Socket reader = new Socket(node.getHost(), node.getPort());
            reader.setSoTimeout((int) PATIENCE.toMillis());
            reader.getOutputStream().write(Wire.head("GET", SNAPSHOT + "?owner=hangzhou", List.of()));
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            return reader;
        }

        @Override
        public void close() throws SQLException {
            Database.execute(partner, "delete from item where owner = 'hangzhou' and document like 'xxx%'");
            partner.close();
        }
    }

    @Test
    void headAloneKeepsNoPlace() {
        for (int i = 0; i < 5; i++) {
            // When
            Response head = anonymous().head(SNAPSHOT);

            // Then
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.header("Snapshot-Positions")).contains("leeds=");
        }
        Awaitility.await().atMost(PATIENCE).until(() -> Database.value("select count(*)" + SESSION), "0"::equals);
    }

    @Test
    void unknownCityIsRefused() {
        // When, Then
        assertThatProblem(anonymous().get(SNAPSHOT + "?owner=york")).is(400, "invalid-parameter");
        assertThatProblem(anonymous().get(SNAPSHOT + "?status=draft")).is(400, "invalid-parameter");
    }

    private static String text(Response response) {
        return new String(response.asByteArray(), StandardCharsets.UTF_8);
    }

    private static String rest(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static long end() {
        return Long.parseLong(Database.value("select sequence from own_log"));
    }
}
