package org.libraryexchange.pages.console;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.Api.with;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;

/** What the ops pages and the API show of the exchange of letters: numbers and times, never a word of a letter. */
@QuarkusTest
class LettersOnPagesIT {

    private static final String PROOFS = "/api/v1/exchange/proofs";
    private static final String SECRET = "not for everybody";

    private static String operator;

    @BeforeEach
    void writeALetter() throws SQLException {
        if (operator == null) {
            operator = Staff.session("letters.watcher", "exchange-operator");
        }
        execute("""
                set library.writes_as = 'leeds';
                insert into letters.post (id, owner, partner, kind, status, version, document, sha256, languages, updated)
                values (gen_random_uuid(), 'leeds', 'hangzhou', 'letter', 'draft', 1, '{"text":"%1$s"}',
                    sha256('{"text":"%1$s"}'), '{}', now())
                """.formatted(SECRET));
    }

    @AfterEach
    void remove() throws SQLException {
        execute("set library.writes_as = 'leeds'; delete from letters.post where owner = 'leeds'");
        execute("truncate exchange_run cascade");
    }

    private static Page page(String address, String language) {
        return Page.of(Staff.with(operator).header("Accept-Language", language).get(address));
    }

    @Test
    void overviewShowsTheLettersBesideTheItems() {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(page("/ops", "en").isSound().text())
                        .contains("Letters with Hangzhou", "its node does not exchange letters yet")
                        .doesNotContain(SECRET));
        assertThat(page("/ops", "zh-CN").isSound().text()).contains("与杭州的信函", "对方节点尚未开通信函往来");
    }

    @Test
    void mirrorPageHasTheProofsOfLettersInBothDirections() {
        assertThat(page("/ops/mirror", "en").isSound().text())
                .contains(
                        "Our letters held in Hangzhou",
                        "Hangzhou’s letters held here",
                        "Proofs of the letters from Leeds to Hangzhou",
                        "Proofs of the letters from Hangzhou to Leeds",
                        "Check our letters to Hangzhou now");
        assertThat(page("/ops/mirror", "zh-CN").isSound().text())
                .contains("杭州保存的本馆信函", "本馆保存的杭州来信", "利兹致杭州信函的核验记录", "立即核验本馆致杭州的信函");
    }

    @Test
    void operatorHasTheLettersProvedAndFollowsTheProof() {
        // When
        Response begun = Staff.with(operator)
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/ops/proofs/letters/hangzhou");

        // Then
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        String location = begun.header("Location").replaceFirst("^https?://[^/]*", "");
        assertThat(page(location, "en").isSound().text()).contains("Proof of the letters from Leeds to Hangzhou");
        assertThat(page(location, "zh-CN").isSound().text()).contains("利兹致杭州信函核验");
    }

    @Test
    void proofOfLettersIsAskedForAndReadThroughTheApi() {
        // When
        Response asked = with(Tokens.of("exchange-operator")).post(PROOFS + "?letters=hangzhou");

        // Then
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        JsonPath proof = asked.jsonPath();
        assertThat(proof.getString("owner")).isEqualTo("leeds");
        assertThat(proof.getString("to")).isEqualTo("hangzhou");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(asOps().get(PROOFS + "/" + proof.getString("id"))
                                .jsonPath()
                                .getString("state"))
                        .isEqualTo("sent"));
        assertThat(asOps().get(PROOFS + "?letters=hangzhou").jsonPath().getList("proofs.id"))
                .contains(proof.getString("id"));
        assertThat(asOps().get(PROOFS).jsonPath().getList("proofs.id")).doesNotContain(proof.getString("id"));
        assertThat(asOps().get(PROOFS + "?letters=hangzhou&owner=hangzhou").statusCode())
                .isEqualTo(200);
        assertThatProblem(asOps().get(PROOFS + "?letters=york")).is(400, "invalid-parameter");
    }

    @Test
    void operatorHasThePicturesProvedAndFollowsTheProof() {
        // When
        Response begun = Staff.with(operator)
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/ops/proofs/pictures");

        // Then
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        String location = begun.header("Location").replaceFirst("^https?://[^/]*", "");
        assertThat(page(location, "en").isSound().text()).contains("Proof of the pictures of Leeds");
        assertThat(page(location, "zh-CN").isSound().text()).contains("利兹图片核验");
        assertThat(page("/ops/mirror", "en").isSound().text())
                .contains(
                        "Files of our pictures held in Hangzhou",
                        "Files of Hangzhou’s pictures held here",
                        "Proofs of the pictures of Leeds",
                        "Proofs of the pictures of Hangzhou",
                        "Check our pictures now");
        assertThat(page("/ops", "en").isSound().text()).contains("Pictures with Hangzhou");
        assertThat(page("/ops", "zh-CN").isSound().text()).contains("与杭州的图片");
    }

    @Test
    void proofOfPicturesIsAskedForAndReadThroughTheApi() {
        // When
        Response asked = with(Tokens.of("exchange-operator")).post(PROOFS + "?pictures=true");

        // Then
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.jsonPath().getString("log")).isEqualTo("pictures");
        String id = asked.jsonPath().getString("id");
        assertThat(asOps().get(PROOFS + "/" + id).jsonPath().getString("log")).isEqualTo("pictures");
        assertThat(asOps().get(PROOFS + "?pictures=true").jsonPath().getList("proofs.id"))
                .contains(id);
        assertThat(asOps().get(PROOFS).jsonPath().getList("proofs.id")).doesNotContain(id);
        assertThatProblem(asOps().get(PROOFS + "?pictures=true&letters=hangzhou"))
                .is(400, "invalid-parameter");
    }

    @Test
    void pageOfARunHasLettersAndPicturesInItsSums() throws SQLException {
        // Given
        String run = run(false);
        String waiting = run(true);

        // Then
        assertThat(page("/ops/runs/" + run, "en").isSound().text())
                .contains(
                        "Letters and responses to Hangzhou",
                        "Our letters held in Hangzhou",
                        "Hangzhou’s letters held here",
                        "Letters and responses from Hangzhou",
                        "Pictures to Hangzhou, each size counted",
                        "Files of our pictures held in Hangzhou",
                        "Files of Hangzhou’s pictures held here",
                        "Pictures from Hangzhou, each size counted")
                .doesNotContain("does not exchange letters yet");
        assertThat(page("/ops/runs/" + run, "zh-CN").isSound().text())
                .contains("发往杭州的信函和办理情况", "本馆保存的杭州来信", "本馆保存的杭州图片文件");
        assertThat(page("/ops/runs/" + waiting, "en").isSound().text())
                .contains(
                        "Letters to Hangzhou wait: its node does not exchange letters yet.",
                        "Pictures to Hangzhou wait: its node does not exchange pictures yet.");
    }

    private static String run(boolean waiting) throws SQLException {
        String id = Database.value("select gen_random_uuid()");
        execute("""
                insert into exchange_run (id, started_by, requested_by, zone, window_opens, window_closes, started, deadline,
                    ended, outcome, sequence, published, withdrawn, cancelled, erased, repaired)
                values ('%1$s', 'operator', 'n.shaw', 'Europe/London', now(), now() + interval '1 h', now(), now(), now(),
                    'complete', 0, 0, 0, 0, 0, 0);
                insert into exchange_step (run_id, step, started, ended) values ('%1$s', 'report', now(), now());
                insert into exchange_partner (run_id, partner, added, changed, withdrawn, cancelled, erased)
                values ('%1$s', 'hangzhou', 0, 0, 0, 0, 0);
                insert into exchange_letters (run_id, partner, waiting, sequence, sent, repaired, received)
                values ('%1$s', 'hangzhou', %2$s, 7, 2, 0, 1)
                """.formatted(id, waiting));
        if (!waiting) {
            execute("""
                    update exchange_letters set their_sequence = 7, their_items = 5, their_verified = 5,
                        their_rejected = 0, their_differing = 0, their_receipt = now(), our_sequence = 4, our_items = 3,
                        our_verified = 3, our_rejected = 0, our_differing = 0, our_receipt = now()
                    where run_id = '%s'
                    """.formatted(id));
        }
        execute("insert into exchange_pictures select * from exchange_letters where run_id = '%s'".formatted(id));
        return id;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }
}
