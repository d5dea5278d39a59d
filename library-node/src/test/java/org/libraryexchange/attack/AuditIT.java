package org.libraryexchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;

/** What is kept of who did what, and of what was refused to whom. */
@QuarkusTest
class AuditIT {

    private static final Duration WRITTEN = Duration.ofSeconds(5);

    /** As the configuration of these tests has it. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    @Test
    void signInsStandThereGoodAndBad() {
        // Given
        Staff.add("audited", "ops");

        // When
        Staff.signIn("audited", "nothing of the sort");
        Staff.signIn("audited", Staff.PASSWORD);
        Staff.signIn("nobody\nINFO forged line", "nothing of the sort");

        // Then
        awaitEntry("sign-in-refused", "audited", "POST /sign-in", 1);
        awaitEntry("signed-in", "audited", "POST /sign-in", 1);
        awaitEntry("sign-in-refused", "", "POST /sign-in", 1);

        // When
        Staff.with(Staff.session("audited", "ops"))
                .contentType("application/x-www-form-urlencoded")
                .post(Staff.SIGN_IN + "/end");

        // Then
        awaitEntry("signed-out", "audited", "POST /sign-in/end", 1);
        assertThat(entries("acted", "audited", "POST /sign-in/end"))
                .as("the same once more")
                .isEmpty();
    }

    @Test
    void refusalsStandThereOnceForAFlood() {
        // When
        long begun = System.nanoTime();
        for (int n = 0; n < 30; n++) {
            Api.anonymous().get("/api/v1/exchange/runs");
            Api.with(Tokens.cataloguer()).get("/api/v1/exchange/runs");
        }
        Duration flood = Duration.ofNanos(System.nanoTime() - begun);

        // Then
        awaitEntry("unauthenticated", "", "GET /api/v1/exchange/runs", 30);
        awaitEntry("forbidden", "tester", "GET /api/v1/exchange/runs", 30);
        assertThat(entries("unauthenticated", "", "GET /api/v1/exchange/runs"))
                .as("one line each time that is written")
                .hasSizeLessThanOrEqualTo((int) flood.dividedBy(GATHERING) + 2);
    }

    @Test
    void actsAndReadingsOfRejectedRecordsStandThere() {
        // When
        Api.created(Documents.published(Documents.lightNight()));
        Api.asOps().get("/api/v1/exchange/rejected-records");

        // Then
        awaitEntry("acted", "tester", "POST /api/v1/items", 1);
        awaitEntry("read-rejected", "tester", "GET /api/v1/exchange/rejected-records", 1);
    }

    @Test
    void pageShowsThemToOpsAndToNobodyElse() {
        // Given
        String session = Staff.session("watching", "ops");
        awaitEntry("signed-in", "watching", "POST /sign-in", 1);

        // When
        Page page =
                Page.of(Staff.with(session).get("/ops/access?event=signed-in")).isSound();

        // Then
        assertThat(page.texts("td")).contains("watching", "Signed in");
        assertThat(Page.of(Staff.with(session).header("Accept-Language", "zh").get("/ops/access"))
                        .isSound()
                        .texts("h1"))
                .containsExactly("访问记录");
        assertThat(Api.anonymous().redirects().follow(false).get("/ops/access").statusCode())
                .isEqualTo(303);
        assertThat(Staff.with(session).get("/ops/access?event=nonsense").statusCode())
                .isEqualTo(400);
    }

    private static void awaitEntry(String event, String name, String request, long times) {
        Awaitility.await()
                .atMost(WRITTEN)
                .untilAsserted(() -> assertThat(entries(event, name, request).stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as("%s of %s", event, name)
                        .isGreaterThanOrEqualTo(times));
    }

    private static List<Long> entries(String event, String name, String request) {
        try (Connection session = Database.session();
                PreparedStatement statement = session.prepareStatement(
                        "select times from audit_entry where event = ? and name = ? and request = ?")) {
            statement.setString(1, event);
            statement.setString(2, name);
            statement.setString(3, request);
            List<Long> times = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.add(rows.getLong(1));
                }
            }
            return times;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
