package org.libraryexchange.catalogue.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.audit.NodeActs;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.festival.FestivalChore.FestivalConfig;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** Festivals whose rules the city's systems send, and whose dates the node works out. */
@QuarkusTest
class FestivalDatesIT {

    private static final String PREVIEW = "/api/v1/festival-dates";

    @Inject
    Jdbi database;

    @Inject
    FestivalDates dates;

    @Inject
    Catalogue catalogue;

    @Inject
    NodeActs node;

    @Inject
    NodeConfig config;

    @Inject
    FestivalConfig festivals;

    @Inject
    Clock clock;

    private final String address = Api.ITEMS + "/by-identifier/events/" + UUID.randomUUID();

    private static ObjectNode festival(String recurrence) {
        ObjectNode document = Documents.json("""
                {"kind": "festival", "status": "published", "originalLanguage": "en", "title": {"en": "Boat race"},
                 "licence": "https://creativecommons.org/licenses/by/4.0/"}
                """);
        document.putObject("festival").set("recurrence", Documents.json(recurrence));
        return document;
    }

    private Response put(ObjectNode document) {
        return Api.sending(document).put(address);
    }

    private Response boatRace() {
        return put(festival("{\"lunar\": {\"month\": 5, \"day\": 5}, \"lasts\": 2}"));
    }

    @Test
    void aRuleAloneGivesDatesAndWordsAndTheSameRuleChangesNothing() {
        // Given
        Response first = boatRace();
        List<Integer> years = first.jsonPath().getList("festival.occurrences.ruleYear");

        // When
        Response second = boatRace();

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(years).hasSizeBetween(3, 4).doesNotHaveDuplicates().isSorted();
        assertThat(first.jsonPath().getString("festival.rule.en"))
                .isEqualTo("For 2 days, beginning on the 5th day of the 5th lunar month");
        assertThat(first.jsonPath().getString("festival.rule.zh-Hans")).isEqualTo("农历五月初五起，共2天");
        assertThat(Api.etag(second)).isEqualTo(Api.etag(first));
    }

    @Test
    void aCancelledDateStays() {
        // Given
        Response created = boatRace();
        ObjectNode patch = Documents.json("{}");
        ObjectNode changed = Documents.json(created.asString());
        ((ObjectNode) changed.at("/festival/occurrences/1")).put("status", "cancelled");
        patch.putObject("festival").set("occurrences", changed.at("/festival/occurrences"));
        Response cancelled = Api.asCataloguer()
                .contentType(Api.MERGE_PATCH)
                .header("If-Match", Api.etag(created))
                .body(Documents.utf8(patch.toString()))
                .patch(Api.ITEMS + "/" + Api.id(created));

        // When
        Response nightly = boatRace();

        // Then
        assertThat(cancelled.statusCode()).as(cancelled.asString()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(Api.etag(nightly)).isEqualTo(Api.etag(cancelled));
    }

    @Test
    void aRuleThatIsNotRightIsRefusedWithItsPlace() {
        assertThatProblem(put(festival("{\"lunar\": {\"month\": 5, \"day\": 31}}")))
                .is(400, "invalid-item")
                .withViolationAt("/festival/recurrence/lunar/day");
        assertThatProblem(put(festival("{\"easter\": {}, \"announced\": {}}")))
                .is(400, "invalid-item")
                .withViolationAt("/festival/recurrence");
    }

    @Test
    void theNodeAddsEachDayWhatIsDue() throws Exception {
        // Given
        Response created = boatRace();
        UUID id = UUID.fromString(Api.id(created));
        withoutItsLastDate(id, created);
        FestivalChore chore = new FestivalChore(database, dates, catalogue, node, config, festivals);
        Instant started = clock.instant();

        // When
        boolean soon = chore.step(started);
        Response before = Api.anonymous().get(Api.ITEMS + "/" + id);
        lookAtAll(chore, started.plus(Duration.ofHours(1)));
        Response after = Api.anonymous().get(Api.ITEMS + "/" + id);
        boolean again = chore.step(started.plus(Duration.ofHours(1)));

        // Then
        assertThat(soon).isFalse();
        assertThat(before.jsonPath().getList("festival.occurrences"))
                .hasSize(datesOf(created).size() - 1);
        assertThat(datesOf(after)).isEqualTo(datesOf(created));
        assertThat(after.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(again).isFalse();
        assertThat(Database.rows("select changed_by from item where id = ?", id))
                .containsExactly("node leeds");
    }

    private static void lookAtAll(FestivalChore chore, Instant now) {
        for (int looks = 0; chore.step(now) && looks < 1_000; looks++) {
            // Some at a time.
        }
    }

    private static List<Object> datesOf(Response item) {
        return item.jsonPath().getList("festival.occurrences");
    }

    /** As if the item had been written some time ago. */
    private static void withoutItsLastDate(UUID id, Response created) throws Exception {
        int last = datesOf(created).size() - 1;
        try (Connection session = Database.sessionOf("leeds")) {
            Database.execute(
                    session,
                    """
                    with shorter as (
                        select regexp_replace(document, ',\\{[^{}]*"ruleYear":' || ? || '[^{}]*\\}\\]', ']') as document
                        from item where id = ?)
                    update item set document = shorter.document, sha256 = sha256(convert_to(shorter.document, 'UTF8'))
                    from shorter where id = ?
                    """,
                    String.valueOf(created.jsonPath().getInt("festival.occurrences[" + last + "].ruleYear")),
                    id,
                    id);
        }
    }

    @Test
    void aPreviewShowsTheDatesOfARuleToAnybody() {
        // When
        Response preview =
                preview("{\"recurrence\": {\"lunar\": {\"month\": 1, \"day\": 1}}, \"from\": 2027, \"to\": 2030}");
        Response days = preview(
                "{\"recurrence\": {\"date\": {\"month\": 2, \"day\": 29}, \"lasts\": 2}, \"from\": 2027, \"to\": 2030}");

        // Then
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(Documents.json(preview.asString())).isEqualTo(Documents.json("""
                {"dates": [{"ruleYear": 2027, "date": "2027-02-06"}, {"ruleYear": 2028, "date": "2028-01-26"},
                           {"ruleYear": 2029, "date": "2029-02-13"}, {"ruleYear": 2030, "date": "2030-02-03"}]}
                """));
        assertThat(Documents.json(days.asString())).isEqualTo(Documents.json("""
                {"dates": [{"ruleYear": 2028, "date": "2028-02-29", "endDate": "2028-03-01"}]}
                """));
    }

    @Test
    void aPreviewThatIsNotRightIsRefusedWithItsPlace() {
        assertThatProblem(preview("{\"recurrence\": {\"easter\": {}}, \"from\": 2027, \"to\": 2057}"))
                .is(400, "invalid-body")
                .withViolationAt("/to");
        assertThatProblem(preview("{\"recurrence\"")).is(400, "malformed-json");
        assertThatProblem(preview("")).is(400, "malformed-json");
    }

    private static Response preview(String body) {
        return Api.anonymous()
                .contentType("application/json")
                .body(Documents.utf8(body))
                .post(PREVIEW);
    }
}
