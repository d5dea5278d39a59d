package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Nights of Leeds: by its clock, by an operator, with the partner away, and with changes that wait for them. */
@ExtendWith(SharedPair.class)
class NightIT {

    /** Without drafts. */
    private static final String LETTERS_OF_LEEDS =
            "select count(*) from letters.post where owner = 'leeds' and sequence > 0";

    private static final String RUNS = "/api/v1/exchange/runs/";
    private static final String SCHEME = "night";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int KILLED = 137;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> STEPS = List.of("publish", "manifest", "receipt", "check", "repair", "report");

    private final CityUnderTest leeds;
    private final CityUnderTest hangzhou;

    NightIT(PairUnderTest pair) {
        this.leeds = pair.leeds();
        this.hangzhou = pair.hangzhou();
    }

    @AfterEach
    void leaveAsItWas() {
        List.of(leeds, hangzhou).forEach(city -> city.runWith(Map.of()));
        List.of(leeds, hangzhou).forEach(CityUnderTest::awaitReady);
        CityAssert.assertThat(hangzhou).mirrors(leeds);
    }

    @Test
    void runWaitsForThePartnerThroughARestartAndEndsWithCountsThatSum() {
        // Given
        ended(begun());
        put("first", ItemDocuments.event("A night in Leeds"));
        withdrawn("second");
        hangzhou.node().kill();

        // When
        UUID run = begun();
        awaitStep(run, "receipt");
        assertThat(begun()).as("a second one while the first is at work").isEqualTo(run);
        leeds.restartNode();
        assertThat(read(run).path("outcome").isNull()).isTrue();
        hangzhou.restartNode();
        JsonNode ended = ended(run);

        // Then
        assertThat(ended.path("outcome").asText()).as("%s", ended).isEqualTo("complete");
        assertThat(ended.path("startedBy").asText()).isEqualTo("operator");
        assertThat(ended.path("reasons")).isEmpty();
        assertThat(ended.findValuesAsText("step")).isEqualTo(STEPS);
        JsonNode sent = ended.path("sent");
        assertThat(sent.path("published").asLong()).isEqualTo(2);
        assertThat(sent.path("withdrawn").asLong()).isEqualTo(1);
        JsonNode partner = ended.path("partners").path(0);
        assertThat(sum(sent, "published", "repaired", "unchanged"))
                .isEqualTo(partner.at("/theirs/items").asLong())
                .isEqualTo(leeds.database().number("select count(*) from item where owner = 'leeds' and sequence > 0"));
        assertThat(sum(partner.path("theirs"), "verified", "rejected", "differing"))
                .isEqualTo(partner.at("/theirs/items").asLong());
        assertThat(sum(partner.path("received"), "added", "changed", "unchanged"))
                .isEqualTo(partner.at("/ours/verified").asLong());
    }

    @Test
    void runProvesAndCountsTheLettersBetweenTheCities() {
        // Given
        ended(begun());
        writeLetter();

        // When
        JsonNode ended = ended(begun());

        // Then
        assertThat(ended.path("outcome").asText()).as("%s", ended).isEqualTo("complete");
        JsonNode letters = ended.at("/partners/0/letters");
        assertThat(letters.path("waiting").asBoolean(true)).isFalse();
        assertThat(letters.at("/sent/sent").asLong()).isEqualTo(1);
        assertThat(sum(letters.path("sent"), "sent", "repaired", "unchanged"))
                .isEqualTo(letters.at("/theirs/items").asLong())
                .isEqualTo(leeds.database().number(LETTERS_OF_LEEDS));
        assertThat(letters.at("/theirs/verified").asLong())
                .isEqualTo(letters.at("/theirs/items").asLong());
        assertThat(letters.at("/ours/verified").asLong())
                .isEqualTo(letters.at("/ours/items").asLong());
        assertThat(hangzhou.database().number(LETTERS_OF_LEEDS))
                .isEqualTo(letters.at("/theirs/items").asLong());
    }

    /** As the desk writes it: with its place in the log, in one transaction. */
    private void writeLetter() {
        UUID id = UUID.randomUUID();
        String letter =
                ("{\"id\":\"%1$s\",\"kind\":\"letter\",\"owner\":\"leeds\",\"seen\":0,\"sent\":\"2026-11-20T14:05:11Z\","
                                + "\"status\":\"sent\",\"thread\":\"%1$s\",\"to\":\"hangzhou\",\"turn\":1,"
                                + "\"updated\":\"2026-11-20T14:05:11Z\",\"version\":1}")
                        .formatted(id);
        leeds.database().executeAs("leeds", """
                        with next as (update letters.counter set sequence = sequence + 1 where partner = 'hangzhou'
                            returning sequence)
                        insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256,
                            languages, updated)
                        select ?, 'leeds', 'hangzhou', 'letter', 'sent', 1, sequence, written.document,
                            sha256(convert_to(written.document, 'UTF8')), '{}', now()
                        from next, (select cast(? as text) as document) as written
                        """, id, letter);
    }

    @Test
    void runWithNothingToExchangeSaysSo() {
        // Given
        ended(begun());

        // When
        JsonNode ended = ended(begun());

        // Then
        assertThat(ended.path("outcome").asText()).as("%s", ended).isEqualTo("nothing-to-exchange");
        assertThat(ended.at("/sent/published").asLong()).isZero();
    }

    /** Each process takes the run one step further and dies in the middle of the next. */
    @Tag("long")
    @Test
    void runGoesOnWhereAProcessDied() {
        // Given
        long before = runs();
        leeds.restartNode("-Dlibraryexchange.crash-point=n1:2");
        UUID run = begun();
        assertThat(leeds.node().awaitEnd(SOON)).isEqualTo(KILLED);

        // When
        for (int n = 0; n < 2; n++) {
            leeds.startNode("-Dlibraryexchange.crash-point=n1:2");
            assertThat(leeds.node().awaitEnd(SOON)).isEqualTo(KILLED);
        }
        leeds.restartNode();
        JsonNode ended = ended(run);

        // Then
        assertThat(runs()).isEqualTo(before + 1);
        assertThat(ended.path("outcome").asText()).as("%s", ended).isIn("complete", "nothing-to-exchange");
        assertThat(ended.findValuesAsText("step")).isEqualTo(STEPS);
    }

    @Tag("long")
    @Test
    void changesWaitForTheNightUnlessOneIsCancelled() {
        // Given
        leeds.startNode(Map.of("LIBRARY_LOG_PUBLISHING", "overnight"));
        leeds.awaitReady();
        awaitStatus("/log/state", "active");

        // When
        Acknowledged waiting = put("waiting", ItemDocuments.event("This waits for the night"));

        // Then
        awaitStatus("/log/held", "1");
        assertThat(status().at("/log/backlog").asLong()).isZero();
        assertThat(Health.of(leeds)).isEqualTo(Health.GREEN);
        assertThat(mirrored(waiting)).isEmpty();

        // When
        Acknowledged planned = put("cancelled", ItemDocuments.event("Rain"));
        assertThat(mirrored(planned)).isEmpty();
        Acknowledged cancelled = put("cancelled", cancelled());

        // Then
        awaitMirrored(cancelled);
        assertThat(mirrored(waiting)).isPresent();
        awaitStatus("/log/held", "0");

        // When
        Acknowledged later = put("later", ItemDocuments.event("This waits as well"));
        awaitStatus("/log/held", "1");
        JsonNode ended = ended(begun());

        // Then
        assertThat(ended.path("outcome").asText()).as("%s", ended).isEqualTo("complete");
        assertThat(mirrored(later)).isPresent();
    }

    @Tag("long")
    @Test
    void everyNightStandsInTheLedgerAndTheMissedOnesAreCaughtUp() {
        // Given
        leeds.node().kill();
        LocalTime opens = LocalTime.now(LONDON).plusSeconds(15);
        LocalDate today = LocalDate.now(LONDON);
        leeds.database().execute("truncate exchange_run cascade");
        leeds.database()
                .execute(
                        "update first_night set night = ?::date",
                        today.minusDays(3).toString());

        // When
        leeds.startNode(Map.of("LIBRARY_NIGHTS_OPENS", opens.toString()));
        leeds.awaitReady();

        // Then
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> nights().path(3).path("state").asText().equals("covered"));
        JsonNode nights = nights();
        assertThat(nights.findValuesAsText("state")).containsExactly("missed", "missed", "late", "covered");
        assertThat(nights.findValuesAsText("night"))
                .isEqualTo(today.minusDays(3)
                        .datesUntil(today.plusDays(1))
                        .map(LocalDate::toString)
                        .toList());
        String late = nights.path(2).path("run").asText();
        assertThat(nights.path(0).path("caughtUpBy").asText()).isEqualTo(late);
        assertThat(nights.path(1).path("caughtUpBy").asText()).isEqualTo(late);
        assertThat(read(UUID.fromString(late)).path("startedBy").asText()).isEqualTo("catch-up");
    }

    private JsonNode nights() {
        return json("/api/v1/exchange/nights").path("nights");
    }

    private UUID begun() {
        RequestOutcome begun = leeds.client().run();
        assertThat(begun)
                .isInstanceOfSatisfying(
                        Acknowledged.class,
                        answer -> assertThat(answer.status()).isEqualTo(202));
        return ((Acknowledged) begun).id();
    }

    private JsonNode ended(UUID run) {
        Awaitility.await("run " + run)
                .atMost(SOON)
                .until(() -> !read(run).path("outcome").isNull());
        return read(run);
    }

    private void awaitStep(UUID run, String step) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> read(run).findValuesAsText("step").contains(step));
    }

    private JsonNode read(UUID run) {
        return json(RUNS + run);
    }

    private JsonNode status() {
        return json("/api/v1/exchange/status");
    }

    private void awaitStatus(String pointer, String value) {
        Awaitility.await(pointer)
                .atMost(SOON)
                .until(() -> status().at(pointer).asText().equals(value));
    }

    private JsonNode json(String path) {
        RequestOutcome read = leeds.client().get(path);
        assertThat(read).isInstanceOf(Acknowledged.class);
        return ((Acknowledged) read).json();
    }

    private Acknowledged put(String identifier, ObjectNode document) {
        RequestOutcome written = leeds.client().put(SCHEME, identifier, document.toString());
        assertThat(written).isInstanceOf(Acknowledged.class);
        return (Acknowledged) written;
    }

    private void withdrawn(String identifier) {
        Acknowledged written = put(identifier, ItemDocuments.event("To be withdrawn"));
        RequestOutcome withdrawn = leeds.client().withdraw(written.id().toString(), written.entityTag(), "closed");
        assertThat(withdrawn).isInstanceOf(Acknowledged.class);
    }

    private static ObjectNode cancelled() {
        ObjectNode event = ItemDocuments.event("Rain");
        ((ObjectNode) event.at("/event/occurrences/0")).put("status", "cancelled");
        return event;
    }

    private void awaitMirrored(Acknowledged written) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> mirrored(written).map(StoredItem::version).equals(Optional.of(written.version())));
    }

    private Optional<StoredItem> mirrored(Acknowledged written) {
        return hangzhou.database().item("leeds", written.id());
    }

    private long runs() {
        return leeds.database().number("select count(*) from exchange_run");
    }

    private static long sum(JsonNode counts, String... names) {
        return Stream.of(names)
                .mapToLong(name -> counts.path(name).asLong(-1_000_000))
                .sum();
    }
}
