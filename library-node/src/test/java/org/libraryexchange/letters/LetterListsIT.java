package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.LETTERS;
import static org.libraryexchange.letters.LetterApi.asLibrarian;
import static org.libraryexchange.letters.LetterApi.created;
import static org.libraryexchange.letters.LetterApi.done;
import static org.libraryexchange.letters.LetterApi.inReplyTo;
import static org.libraryexchange.letters.LetterApi.lanterns;
import static org.libraryexchange.letters.LetterApi.sent;
import static org.libraryexchange.letters.LetterApi.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.EventStreamReader;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.SentLetter;

/** Boxes, threads, changes and desks. */
@QuarkusTest
class LetterListsIT {

    private static final String THREADS = "/api/v1/threads/";

    @TestHTTPResource
    URI node;

    @Inject
    MeterRegistry registry;

    /** Whether the partner has a log of letters is seen from the position. */
    @AfterEach
    void forgetPosition() throws SQLException {
        PostRows.execute("delete from letters.mirror_position");
    }

    @Test
    void boxesHoldWhatTheirNamesSay() throws Exception {
        // Given
        UUID thread = UUID.randomUUID();
        SentLetter received = PostRows.received(thread, 1, 0, "Forty lanterns.");
        String answer = Api.id(sent(inReplyTo(received.head().id())));
        String draft = Api.id(created(inReplyTo(received.head().id())));

        // When, Then
        assertThat(listed("thread=" + thread + "&box=in"))
                .containsExactly(received.head().id().toString());
        assertThat(listed("thread=" + thread + "&box=out")).containsExactly(answer);
        assertThat(listed("thread=" + thread + "&box=drafts")).containsExactly(draft);
        assertThat(listed("thread=" + thread)).hasSize(3);
        assertThat(listed("thread=" + thread + "&state=unread"))
                .containsExactly(received.head().id().toString());
        assertThat(listed("thread=" + thread + "&state=declined")).isEmpty();
        String first = done(asLibrarian().get(LETTERS + "?limit=1&thread=" + thread + "&box=out"))
                .asString();
        assertThat(first).contains("\"letter\":" + PostRows.column("document", answer));
    }

    private static List<String> listed(String query) {
        Response answer = done(asLibrarian().get(LETTERS + "?" + query));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.jsonPath().getList("letters.letter.id");
    }

    @Test
    void pagesShowEachLetterOnce() throws Exception {
        // Given
        UUID thread = UUID.randomUUID();
        List<String> all = new ArrayList<>();
        for (int turn = 1; turn <= 5; turn++) {
            all.add(PostRows.received(thread, turn, 0, "Lantern " + turn)
                    .head()
                    .id()
                    .toString());
        }

        // When
        List<String> listed = followed(LETTERS + "?limit=2&thread=" + thread);
        List<String> inOrder = followed(THREADS + thread + "?limit=2");

        // Then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
        assertThat(inOrder).containsExactlyElementsOf(all);
        String next =
                asLibrarian().get(THREADS + thread + "?limit=2").jsonPath().getString("next");
        assertThatProblem(asLibrarian().get(next.replace(THREADS + thread, LETTERS)))
                .is(400, "invalid-cursor");
    }

    private static List<String> followed(String address) {
        List<String> ids = new ArrayList<>();
        String next = address;
        while (next != null) {
            JsonPath page = done(asLibrarian().get(next)).jsonPath();
            ids.addAll(page.getList("letters.letter.id"));
            next = page.getString("next");
        }
        return ids;
    }

    @Test
    void lettersAboutAnItemAreFound() {
        // Given
        UUID item = UUID.randomUUID();
        ObjectNode letter = lanterns();
        letter.putArray("about")
                .addObject()
                .put("owner", "hangzhou")
                .put("id", item.toString())
                .put("version", 3);
        String id = Api.id(sent(letter));

        // When, Then
        assertThat(listed("item=hangzhou/" + item)).containsExactly(id);
        assertThat(listed("item=leeds/" + item)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"box=attic", "state=lost", "thread=1", "item=x", "item=/1", "limit=0", "limit=201", "words=boats"
            })
    void parameterThatIsNotRightIsRefused(String query) {
        assertThatProblem(asLibrarian().get(LETTERS + "?" + query)).is(400, "invalid-parameter");
    }

    @Test
    void crossedLettersStandInTheOrderOfBothCities() throws Exception {
        // Given
        SentLetter first = PostRows.received(UUID.randomUUID(), 1, 0, "Forty lanterns.");
        UUID thread = first.head().thread();
        String ours = Api.id(sent(inReplyTo(first.head().id())));
        SentLetter theirs = PostRows.received(thread, 2, 0, "Or fifty?");

        // When
        JsonPath read = done(asLibrarian().get(THREADS + thread)).jsonPath();

        // Then
        assertThat(read.getList("letters.letter.id"))
                .containsExactly(
                        first.head().id().toString(), theirs.head().id().toString(), ours);
        assertThat(read.getString("partner")).isEqualTo("hangzhou");
        assertThatProblem(asLibrarian().get(THREADS + UUID.randomUUID())).is(404, "not-found");
        assertThatProblem(asLibrarian().get(THREADS + "x")).is(404, "not-found");
    }

    @Test
    void threadIsAlsoACollectionOfActivities() throws Exception {
        // Given
        Response sent = sent(lanterns());
        String thread = sent.jsonPath().getString("thread");
        UUID id = UUID.fromString(Api.id(sent));
        PostRows.handled(id, 1, Api.etag(sent).replace("\"", ""), HandlingState.DECLINED);
        done(step(id.toString(), "recall", Api.etag(sent)));
        Response second = sent(inReplyTo(id).put("asks", "reply"));
        done(step(Api.id(second), "erase", Api.etag(second)));

        // When
        Response answer = asLibrarian().accept("application/activity+json").get(THREADS + thread);

        // Then
        JsonPath collection = answer.jsonPath();
        assertThat(answer.contentType()).startsWith("application/activity+json");
        assertThat(collection.getString("type")).isEqualTo("OrderedCollection");
        assertThat(collection.getList("orderedItems.type"))
                .containsExactly("Offer", "Reject", "Undo", "Create", "Delete");
        assertThat(collection.getInt("totalItems")).isEqualTo(5);
        assertThat(collection.getString("orderedItems[1].object"))
                .isEqualTo(collection.getString("orderedItems[0].id"));
        assertThat(collection.getString("orderedItems[2].object"))
                .isEqualTo(collection.getString("orderedItems[0].id"));
        assertThat(collection.getString("orderedItems[0].object.type")).isEqualTo("Tombstone");
        assertThat(collection.getString("orderedItems[0].actor.name")).isEqualTo("leeds");
        assertThat(collection.getString("orderedItems[0].target.id")).isEqualTo("https://hangzhou.example.org");
        assertThatProblem(asLibrarian().accept("text/html").get(THREADS + thread))
                .is(406, "not-acceptable");
    }

    @Test
    void changesFollowEachLog() throws Exception {
        // Given
        long before = Long.parseLong(Database.value("select sequence from letters.counter where partner = 'hangzhou'"));
        String id = Api.id(sent(lanterns()));
        created(lanterns());
        SentLetter received = PostRows.received("Forty lanterns.");
        PostRows.execute("""
                insert into letters.mirror_position (owner, topic_id, next_offset, sequence)
                select 'hangzhou', 'topic', 0, max(sequence) from letters.post where owner = 'hangzhou'
                on conflict (owner) do update set sequence = excluded.sequence
                """);

        // When
        Response own = done(asLibrarian().get(changes("leeds", before)));
        JsonPath partners =
                done(asLibrarian().get(changes("hangzhou", 0) + "&limit=1000")).jsonPath();

        // Then
        assertThat(own.jsonPath().getList("changes.document.id")).containsExactly(id);
        assertThat(own.jsonPath().getList("changes.type")).containsExactly("sent");
        assertThat(own.jsonPath().getLong("position")).isEqualTo(before + 1);
        assertThat(own.jsonPath().getBoolean("more")).isFalse();
        assertThat(own.header("Link")).contains("after=" + (before + 1));
        assertThat(partners.getList("changes.document.id"))
                .contains(received.head().id().toString());
        assertThatProblem(asLibrarian().get(LETTERS + "/changes?partner=hangzhou"))
                .is(400, "invalid-parameter");
        assertThatProblem(asLibrarian().get(LETTERS + "/changes?owner=leeds&partner=york"))
                .is(400, "invalid-parameter");
    }

    @Test
    void lettersWaitAndStreamAsChangesDo() throws Exception {
        // Given
        long before = Long.parseLong(Database.value("select sequence from letters.counter where partner = 'hangzhou'"));
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + Tokens.of("librarian"));

        // When
        try (EventStreamReader stream = EventStreamReader.open(node.resolve(changes("leeds", before)), bearer)) {
            String comment = stream.block();
            CompletableFuture<Response> waiting =
                    CompletableFuture.supplyAsync(() -> asLibrarian().get(changes("leeds", before) + "&wait=20"));
            Awaitility.await()
                    .until(() -> registry.get("library.feed.waiting").gauge().value() >= 2);
            String id = Api.id(sent(lanterns()));

            // Then
            assertThat(comment).isEqualTo(":at " + before + "\n");
            assertThat(stream.block())
                    .startsWith("id:" + (before + 1) + "\nevent:sent\ndata:{\"sequence\":" + (before + 1)
                            + ",\"kind\":\"letter\"")
                    .contains(id);
            assertThat(waiting.get(20, TimeUnit.SECONDS).jsonPath().getList("changes.document.id"))
                    .containsExactly(id);
        }
        assertThat(Api.anonymous()
                        .accept("text/event-stream")
                        .get(changes("leeds", 0))
                        .statusCode())
                .isEqualTo(401);
        assertThatProblem(asLibrarian().get(LETTERS + "?concerns=weather")).is(400, "invalid-parameter");
    }

    private static String changes(String owner, long after) {
        return LETTERS + "/changes?partner=hangzhou&owner=" + owner + "&after=" + after;
    }

    /** Other tests see a partner that has told no desks. */
    @AfterEach
    void forgetTheDesksOfHangzhou() throws SQLException {
        PostRows.execute("delete from letters.desk where owner = 'hangzhou'");
    }

    @Test
    void desksOfBothCitiesAreListedWithoutTheirMailboxes() throws Exception {
        // Given
        PostRows.execute("insert into letters.desk values ('hangzhou', 'events', '{\"zh-Hans\": \"活动部\"}')"
                + " on conflict do nothing");

        // When
        Response answer = done(asLibrarian().get(LETTERS + "/desks"));

        // Then
        assertThat(answer.jsonPath().getList("desks.id"))
                .containsExactly("events", "limited", "local-studies", "events");
        assertThat(answer.jsonPath().getString("desks[2].names.zh-Hans")).isEqualTo("地方史与家族史");
        assertThat(answer.jsonPath().getString("desks[3].city")).isEqualTo("hangzhou");
        assertThat(answer.asString()).doesNotContain("libraries.example", "mail");
    }
}
