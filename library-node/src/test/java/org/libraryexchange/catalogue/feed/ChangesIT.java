package org.libraryexchange.catalogue.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;
import org.libraryexchange.record.CityLog;

@QuarkusTest
class ChangesIT {

    private static final String CHANGES = "/api/v1/changes";
    /** The polls for changes that nobody announces are ten seconds apart in this test. */
    private static final Duration THREE_LOOKS = Duration.ofSeconds(20);

    private static final Duration AT_THE_NEXT_LOOK = Duration.ofSeconds(20);

    @Inject
    ChangeWatch watch;

    @Test
    void whoeverHasThePageIsToldSoUntilThereIsAnotherChange() {
        // Given
        String address = CHANGES + "?owner=leeds&after=" + end();
        String tag = anonymous().get(address).header("ETag");

        // When
        Response same = anonymous().header("If-None-Match", tag).get(address);
        created(Documents.published(Documents.lightNight()));
        Response changed = anonymous().header("If-None-Match", tag).get(address);

        // Then
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void changesComeInTheOrderOfTheLogEachAsItStandsNow() {
        // Given
        long before = end();
        Response kept = created(Documents.published(Documents.lightNight()));
        Response withdrawn = created(Documents.published(Documents.lightNight()));
        Response erased = created(Documents.published(Documents.lightNight()));
        String draft = id(created(Documents.lightNight()));
        sending("{}").header("If-Match", etag(withdrawn)).post(ITEMS + "/" + id(withdrawn) + "/withdraw");
        Api.with(Tokens.of("exchange-operator"))
                .header("If-Match", etag(erased))
                .post(ITEMS + "/" + id(erased) + "/erase");

        // When
        Response page = anonymous().get(CHANGES + "?owner=leeds&after=" + before);

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.jsonPath().getList("changes.item.id"))
                .containsExactly(id(kept), id(withdrawn), id(erased))
                .doesNotContain(draft);
        assertThat(page.jsonPath().getList("changes.type")).containsExactly("published", "withdrawn", "erased");
        assertThat(page.jsonPath().getList("changes.sequence", Long.class))
                .containsExactly(before + 1, before + 4, before + 5);
        assertThat(page.jsonPath().getLong("position")).isEqualTo(before + 5);
        assertThat(page.jsonPath().getBoolean("more")).isFalse();
        assertThat(page.asString())
                .contains("\"item\":"
                        + Database.value("select document from item where id = ?", UUID.fromString(id(withdrawn)))
                        + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void pagesOfAnySizeLeadThroughAllChanges(int size) {
        // Given
        long before = end();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            items.add(id(created(Documents.published(Documents.canalPhotograph()))));
        }

        // When
        List<String> read = new ArrayList<>();
        String next = CHANGES + "?owner=leeds&after=" + before + "&limit=" + size;
        boolean more = true;
        while (more) {
            Response page = anonymous().get(next);
            read.addAll(page.jsonPath().getList("changes.item.id"));
            assertThat(page.jsonPath().getList("changes")).hasSizeLessThanOrEqualTo(size);
            more = page.jsonPath().getBoolean("more");
            next = page.jsonPath().getString("next");
            assertThat(page.header("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        }

        // Then
        assertThat(read).isEqualTo(items);
        assertThat(next).isEqualTo(CHANGES + "?owner=leeds&after=" + end() + "&limit=" + size);
    }

    @Test
    void placeThatTheLogHasNotReachedIsKept() {
        // Given
        long beyond = end() + 1_000_000;

        // When
        Response page = anonymous().get(CHANGES + "?owner=leeds&after=" + beyond);

        // Then
        assertThat(page.jsonPath().getList("changes")).isEmpty();
        assertThat(page.jsonPath().getLong("position")).isEqualTo(beyond);
        assertThat(page.jsonPath().getLong("end")).isEqualTo(end());
        assertThat(page.jsonPath().getBoolean("more")).isFalse();
    }

    @Test
    void mirrorsFeedEndsWhereItsPositionStands() throws SQLException {
        // Given
        UUID item = Database.mirror("hangzhou", "read again from the start of the log");
        long place = Long.parseLong(Database.value("select sequence from item where id = ?", item));
        try (Connection session = Database.session()) {
            // When
            standAt(session, place - 1);
            Response before = anonymous().get(CHANGES + "?owner=hangzhou&limit=1000");
            standAt(session, place);
            Response after = anonymous().get(CHANGES + "?owner=hangzhou&limit=1000");
            standAt(session, 0);

            // Then
            assertThat(before.jsonPath().getList("changes.item.id")).doesNotContain(item.toString());
            assertThat(before.jsonPath().getLong("position")).isLessThan(place);
            assertThat(after.jsonPath().getList("changes.item.id")).contains(item.toString());
            assertThat(after.jsonPath().getLong("position")).isEqualTo(place);
        }
    }

    private static void standAt(Connection session, long sequence) throws SQLException {
        Database.execute(session, """
                insert into mirror_position (owner, sequence) values ('hangzhou', ?)
                on conflict (owner) do update set sequence = excluded.sequence
                """, sequence);
    }

    @Test
    void nobodyPassesPlacesThatARestoredDatabaseHasYetToFill() throws SQLException {
        // Given
        long before = end();
        String item = id(created(Documents.published(Documents.lightNight())));
        try (Connection session = Database.session()) {
            Database.execute(session, "update restoration set state = 'open', announced_sequence = ?", before);

            // When
            Response page = anonymous().get(CHANGES + "?owner=leeds&after=" + before);

            // Then
            assertThat(page.jsonPath().getList("changes")).isEmpty();
            assertThat(page.jsonPath().getLong("position")).isEqualTo(before);

            Database.execute(session, "update restoration set state = 'none', announced_sequence = 0");
        }
        assertThat(anonymous()
                        .get(CHANGES + "?owner=leeds&after=" + before)
                        .jsonPath()
                        .getList("changes.item.id"))
                .containsExactly(item);
    }

    @Test
    void whoeverWaitsIsAnsweredAsSoonAsThereIsAChange() throws Exception {
        // Given
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Response> waiting = waiting(end(), 60);
            Awaitility.await().until(() -> watch.isAwaited(CityLog.items("leeds")));

            // When
            String item = id(created(Documents.published(Documents.lightNight())));

            // Then
            Response page = waiting.get(AT_THE_NEXT_LOOK.toSeconds(), TimeUnit.SECONDS);
            assertThat(page.jsonPath().getList("changes.item.id")).containsExactly(item);
            assertThat(page.jsonPath().getString("next")).endsWith("&wait=60");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(THREE_LOOKS);
    }

    @Test
    void changeThatNobodyAnnouncedIsFoundToo() throws Exception {
        // Given
        UUID item = UUID.fromString(id(created(Documents.published(Documents.lightNight()))));
        CompletableFuture<Response> waiting = waiting(end(), 60);
        Awaitility.await().until(() -> watch.isAwaited(CityLog.items("leeds")));

        // When
        try (Connection replica = Database.sessionOf("leeds")) {
            Database.execute(
                    replica,
                    "with own as (update own_log set sequence = sequence + 1 returning sequence) "
                            + "update item set sequence = own.sequence from own where id = ?",
                    item);
        }

        // Then
        Response page = waiting.get(AT_THE_NEXT_LOOK.toSeconds(), TimeUnit.SECONDS);
        assertThat(page.jsonPath().getList("changes.item.id")).containsExactly(item.toString());
    }

    @Test
    void whoeverHangsUpLeavesItsSeat() throws Exception {
        // Given
        List<Socket> clients = strangersOnAllTheirSeats();

        // When
        for (Socket client : clients) {
            client.close();
        }

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> waiting(end(), 1).get().statusCode() == 200 && !watch.isAwaited(CityLog.items("leeds")));
    }

    /** The node under test lets six clients wait. */
    private static List<Socket> strangersOnAllTheirSeats() throws IOException {
        byte[] request = Wire.head("GET", CHANGES + "?owner=leeds&wait=60&after=" + end(), List.of());
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            client.getOutputStream().write(request);
            clients.add(client);
        }
        Awaitility.await().until(() -> waiting(end(), 1).get().statusCode() == 503);
        return clients;
    }

    @Test
    void strangersCannotLockOutAClientWithAToken() throws Exception {
        // Given
        List<Socket> strangers = strangersOnAllTheirSeats();

        // When
        Response page = Api.asOps().get(CHANGES + "?owner=leeds&wait=1&after=" + end());

        // Then
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        for (Socket stranger : strangers) {
            stranger.close();
        }
        Awaitility.await().until(() -> !watch.isAwaited(CityLog.items("leeds")));
    }

    @Test
    void waitEndsWithAnEmptyPage() {
        // Given
        long before = end();
        long start = System.nanoTime();

        // When
        Response page = anonymous().get(CHANGES + "?owner=leeds&wait=1&after=" + before);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.jsonPath().getList("changes")).isEmpty();
        assertThat(page.jsonPath().getLong("position")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=5",
        "owner=york",
        "owner=",
        "owner=leeds&owner=hangzhou",
        "owner=leeds&after=-1",
        "owner=leeds&after=1.5",
        "owner=leeds&after=99999999999999999999",
        "owner=leeds&limit=0",
        "owner=leeds&limit=1001",
        "owner=leeds&wait=61",
        "owner=leeds&wait=soon",
        "owner=leeds&status=draft",
        "owner=leeds&after=%FF"
    })
    void askingWronglyIsRefused(String query) {
        // When
        Response refused = anonymous().get(CHANGES + "?" + query);

        // Then
        assertThatProblem(refused).is(400, "invalid-parameter").withDetail();
    }

    private static CompletableFuture<Response> waiting(long after, int seconds) {
        return CompletableFuture.supplyAsync(
                () -> anonymous().get(CHANGES + "?owner=leeds&wait=" + seconds + "&after=" + after));
    }

    private static long end() {
        return Long.parseLong(Database.value("select sequence from own_log"));
    }
}
