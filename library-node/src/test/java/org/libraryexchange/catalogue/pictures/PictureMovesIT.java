package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.canalPhotograph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.ActLog;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.acts.Done.Why;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.item.Violation;

/** Items whose pictures are fetched one after the other. The node does so in the background as well. */
@QuarkusTest
class PictureMovesIT {

    private static final String PERSON = "fetches.pictures";

    /** Of the picture that the database does not take. */
    private static final int REFUSED = 779;

    @Inject
    PictureMoves moves;

    @Inject
    Jdbi database;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String host;

    @BeforeEach
    void serve() throws IOException, SQLException {
        Staff.add(PERSON, "cataloguer");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] file = PictureFiles.jpeg(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), 97);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        host = "http://localhost:" + server.getAddress().getPort() + "/";
        execute("""
                create function refuse_upload() returns trigger language plpgsql as $$
                begin raise exception 'no room' using errcode = 'disk_full'; end $$
                """);
        execute("create trigger refuse_upload before insert on picture_upload for each row when (new.width = " + REFUSED
                + ") execute function refuse_upload()");
    }

    @AfterEach
    void end() throws SQLException {
        server.stop(0);
        execute("drop function refuse_upload cascade");
    }

    /** A draft that names pictures of these widths by their addresses. */
    private UUID item(int... widths) {
        ObjectNode document = canalPhotograph();
        document.remove("media");
        for (int width : widths) {
            document.withArray("media").addObject().put("url", host + width).put("mediaType", "image/jpeg");
        }
        return UUID.fromString(Api.id(Api.created(document)));
    }

    private long begun(UUID item, String person, String fetched) {
        return database.withHandle(handle -> {
            long act = new ActLog(handle).begin(ActLog.Kind.PICTURES, person, Instant.now());
            handle.execute(
                    "insert into picture_move (act_id, item_id, version, due, fetched) values (?, ?, 1, now(), ?)",
                    act,
                    item,
                    fetched);
            return act;
        });
    }

    private void fetched(long act) {
        moves.fetch();
        await().until(() -> moves.progress(act).waiting() == 0);
    }

    private static JsonPath read(UUID item) {
        return Api.asCataloguer().get(Api.ITEMS + "/" + item).jsonPath();
    }

    @Test
    void itemIsTriedFiveTimesWithGrowingPausesAndThenLeftAsItIs() throws SQLException {
        // Given
        UUID item = item(REFUSED);
        long act = begun(item, PERSON, "{}");

        for (int tries = 1; tries < 5; tries++) {
            // When
            moves.fetch();

            // Then
            String pause = tries + "|" + 5 * (1 << (tries - 1));
            await().until(() -> Database.value(
                            "select tries, ceil(extract(epoch from due - now()) / 60) from picture_move where act_id = ?",
                            act)
                    .equals(pause));
            execute("update picture_move set due = now() where act_id = " + act);
        }

        // When
        fetched(act);

        // Then
        assertThat(asked).hasValue(5);
        assertThat(moves.progress(act).left())
                .singleElement()
                .satisfies(left -> assertThat(left.violations())
                        .extracting(Violation::rule)
                        .containsExactly("tried-often"));
        assertThat(read(item).getInt("version")).isEqualTo(1);
    }

    @Test
    void whatWasFetchedBeforeIsNotFetchedAgain() {
        // Given
        String sha256 = Pictures.uploaded(783, 97).path("sha256").asText();
        UUID item = item(783, 784, 785);

        // When
        long act = begun(item, PERSON, "{\"%1$s783\":\"%2$s\",\"%1$s784\":\"not-fetched\"}".formatted(host, sha256));
        fetched(act);

        // Then
        assertThat(asked).hasValue(1);
        assertThat(read(item).getList("pictures.width")).containsExactly(783, 785);
        assertThat(read(item).getList("media.url")).containsExactly(host + "784");
        assertThat(moves.progress(act).left())
                .singleElement()
                .satisfies(left -> assertThat(left.violations())
                        .extracting(Violation::rule)
                        .containsExactly("not-fetched"));
    }

    @Test
    void whoMayNoLongerChangeItemsFetchesNone() {
        // Given
        UUID item = item(786);

        // When
        long act = begun(item, "left.the.library", "{}");
        fetched(act);

        // Then
        assertThat(asked).hasValue(0);
        assertThat(moves.progress(act).left()).extracting(Left::why).containsExactly(Why.FORBIDDEN);
        assertThat(read(item).getInt("version")).isEqualTo(1);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }
}
