package org.libraryexchange.exchange.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.Api.with;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Tokens;

@QuarkusTest
class RunsIT {

    private static final String RUNS = "/api/v1/exchange/runs";
    private static final String NIGHTS = "/api/v1/exchange/nights";

    @BeforeEach
    @AfterEach
    void empty() throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "truncate exchange_run cascade")
                    + Database.execute(session, "delete from source_fetch where source_id = -1");
        }
    }

    private static void past(LocalDate night, String cause, String outcome) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(
                    session,
                    """
                    insert into exchange_run (id, night, started_by, zone, window_opens, window_closes, started, deadline,
                        ended, outcome, sequence)
                    values (?, ?, ?, 'Europe/London', ?, ?::timestamptz + interval '4 h', ?, ?, ?, ?, 0)
                    """,
                    UUID.randomUUID(),
                    night,
                    cause,
                    opens(night),
                    opens(night),
                    opens(night),
                    opens(night),
                    opens(night),
                    outcome);
        }
    }

    private static OffsetDateTime opens(LocalDate night) {
        return night.atTime(2, 0).atOffset(ZoneOffset.UTC);
    }

    @Test
    void operatorStartsARunAndTheSameOneWhileItIsAtWork() {
        // When
        Response first = operator().post(RUNS);
        Response second = operator().post(RUNS);

        // Then
        assertThat(first.statusCode()).isEqualTo(202);
        JsonPath run = first.jsonPath();
        assertThat(first.header("Location")).endsWith(RUNS + "/" + run.getString("id"));
        assertThat(run.getString("startedBy")).isEqualTo("operator");
        assertThat(run.getString("requestedBy")).isEqualTo("tester");
        assertThat(run.getString("outcome")).isNull();
        assertThat(run.getString("steps[0].step")).isEqualTo("publish");
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(asOps().get(Api.location(first)).jsonPath().getString("id")).isEqualTo(run.getString("id"));
        assertThat(asOps().get("/api/v1/exchange/status").jsonPath().getString("nights.running"))
                .isEqualTo(run.getString("id"));
    }

    private static RequestSpecification operator() {
        return with(Tokens.of("exchange-operator"));
    }

    @Test
    void whatCameFromASourceIsSummedAndStaysWhenItHasEnded() throws SQLException {
        // Given
        LocalDate night = LocalDate.of(2026, 11, 1);
        past(night, "clock", "complete");
        fetched(opens(night).minusHours(4), "finished", null, 5);
        fetched(opens(night).minusHours(3), "finished", null, 7);
        fetched(opens(night).minusHours(2), "failed", 1L, 3);
        fetched(opens(night).minusHours(1), "failed", null, 2);
        fetched(opens(night).plusHours(1), "finished", null, 9);

        // When
        JsonPath sources = asOps().get(RUNS).jsonPath().setRootPath("runs[0].sources");

        // Then
        assertThat(sources.getList("name")).containsExactly("Archive that has ended");
        assertThat(sources.getString("[0].state")).isEqualTo("failed");
        assertThat(sources.getString("[0].reason")).isEqualTo("status");
        assertThat(sources.getInt("[0].records")).isEqualTo(15);
        assertThat(sources.getInt("[0].rows")).isEqualTo(15);
    }

    /** @param rows the import that has got its rows; null if none has */
    private static void fetched(OffsetDateTime at, String state, Long rows, int records) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(
                    session, """
                    insert into source_fetch (source_id, name, complete, trusted, started, next, ended, state, reason, import_id,
                        records, rows)
                    values (-1, 'Archive that has ended', true, false, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, at, at, at, state, state.equals("failed") ? "status" : null, rows, records, records);
        }
    }

    @Test
    void pagesOfRunsFollowEachOther() throws SQLException {
        // Given
        LocalDate first = LocalDate.of(2026, 11, 1);
        for (int n = 0; n < 7; n++) {
            past(first.plusDays(n), n == 3 ? "nobody" : "clock", n == 3 ? "missed" : "complete");
        }

        // When
        List<String> nights = new ArrayList<>();
        String next = RUNS + "?limit=3";
        while (next != null) {
            JsonPath page = asOps().get(next).jsonPath();
            nights.addAll(page.getList("runs.night"));
            next = page.getString("next");
        }

        // Then
        assertThat(nights)
                .containsExactly(
                        "2026-11-07",
                        "2026-11-06",
                        "2026-11-05",
                        "2026-11-04",
                        "2026-11-03",
                        "2026-11-02",
                        "2026-11-01");
    }

    @Test
    void ledgerTellsOfEveryNightAskedFor() throws SQLException {
        // Given
        past(LocalDate.of(2026, 11, 1), "clock", "complete");
        past(LocalDate.of(2026, 11, 2), "nobody", "missed");
        past(LocalDate.of(2026, 11, 3), "catch-up", "partial");
        past(LocalDate.of(2026, 11, 4), "clock", "failed");
        past(LocalDate.of(2026, 11, 5), "clock", "nothing-to-exchange");

        // When
        JsonPath ledger = asOps().get(NIGHTS + "?from=2026-11-02&to=2026-11-05").jsonPath();

        // Then
        assertThat(ledger.getString("zone")).isEqualTo("Europe/London");
        assertThat(ledger.getList("nights.night"))
                .containsExactly("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05");
        assertThat(ledger.getList("nights.state")).containsExactly("missed", "late", "failed", "covered");
        assertThat(ledger.getList("nights.started").get(0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NIGHTS + "?from=2026-11-31",
                NIGHTS + "?from=2026-11-20T00:00:00Z",
                NIGHTS + "?from=%2B12026-11-20",
                NIGHTS + "?from=2026-11-02&to=2026-11-01",
                NIGHTS + "?from=2020-01-01&to=2026-11-01",
                NIGHTS + "?night=2026-11-01",
                RUNS + "?before=yesterday",
                RUNS + "?limit=0",
                RUNS + "?after=2026-11-20T00:00:00Z"
            })
    void otherParametersAreRefused(String address) {
        assertThatProblem(asOps().urlEncodingEnabled(false).get(address)).is(400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", "/%00"})
    void unknownRunIsNotFound(String id) {
        assertThatProblem(asOps().urlEncodingEnabled(false).get(RUNS + id)).is(404, "not-found");
    }
}
