package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.Planted.Kind;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** A catalogue of 10,000 items and its mirror are proved, bent and repaired; with a pair of its own. */
class ProofIT {

    private static final int ITEMS = 10_000;
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    /** Multiplies one item; all are of version 3, so that versions below it can be had. */
    private static final String MULTIPLY = """
            with template as (select * from item where id = '%s'),
                counted as (update own_log set sequence = sequence + %d returning sequence - %2$d as before),
                numbered as (
                    select n, ('019ac1f2-8a00-7c11-8d3f-' || lpad(to_hex(n), 12, '0'))::uuid as id
                    from generate_series(1, %2$d) n),
                written as (
                    select n, numbered.id, replace(replace(replace(document, template.id::text, numbered.id::text),
                        'Café 0', 'Café ' || n), '"version":1', '"version":3') as document
                    from numbered, template)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select written.id, owner, kind, status, 3, before + n, written.document,
                sha256(convert_to(written.document, 'UTF8')), languages, updated
            from written, template, counted
            """;

    private static PairUnderTest pair;
    private static List<UUID> items;

    @BeforeAll
    static void start() {
        pair = PairUnderTest.start();
        RequestOutcome one = pair.leeds()
                .client()
                .put("proof", "template", ItemDocuments.event("Café 0").toString());
        assertThat(one).isInstanceOf(Acknowledged.class);
        UUID template = ((Acknowledged) one).id();
        pair.leeds().database().executeAs("leeds", MULTIPLY.formatted(template, ITEMS - 1));
        awaitMirrored();
        items = new ArrayList<>(pair.leeds().database().items("leeds").keySet());
        items.remove(template);
        assertThat(items).hasSize(ITEMS - 1);
    }

    @AfterAll
    static void stop() {
        if (pair != null) {
            pair.close();
        }
    }

    @ParameterizedTest(name = "{0} of all kinds")
    @ValueSource(ints = {0, 10})
    void exactlyWhatDiffersIsNamedAndRepaired(int count) {
        namesAndRepairs(count, List.of(Kind.values()));
    }

    @Tag("long")
    @ParameterizedTest(name = "{0} of all kinds")
    @ValueSource(ints = {2, 100, 1_000})
    void whateverNumberDiffersIsNamedAndRepaired(int count) {
        namesAndRepairs(count, List.of(Kind.values()));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void oneItemOfAnyKindOfDifferenceIsNamedAndRepaired(Kind kind) {
        namesAndRepairs(1, List.of(kind));
    }

    private static void namesAndRepairs(int count, List<Kind> kinds) {
        // Given
        try (Planted planted = Planted.in(pair, some(count, new Random(count)), kinds)) {

            // When
            Proved proved = Proved.of(pair.leeds());

            // Then
            List<UUID> damaged = planted.damagedAtOwner();
            JsonNode last = proved.last();
            assertThat(proved.named()).isEqualTo(planted.sorts());
            assertThat(proved.outcomes()).startsWith(count == 0 ? "verified" : "buckets-differ");
            assertThat(last.path("outcome").asText()).isEqualTo(damaged.isEmpty() ? "verified" : "items-differ");
            assertThat(Proved.named(last).keySet()).containsExactlyInAnyOrderElementsOf(damaged);
            assertThat(last.path("verified").asLong())
                    .isEqualTo(last.path("items").asLong() - damaged.size())
                    .isGreaterThanOrEqualTo(ITEMS - count);
        }
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    @Test
    void itemOfBytesThatAreNoTextAnyMoreStandsInNobodysWay() {
        // Given
        RequestOutcome written = pair.leeds()
                .client()
                .put("proof", "broken", ItemDocuments.event("A broken lantern").toString());
        assertThat(written).isInstanceOf(Acknowledged.class);
        UUID item = ((Acknowledged) written).id();
        long place = pair.leeds().database().item("leeds", item).orElseThrow().sequence();
        awaitMirrored();
        try (Planted planted = Planted.in(pair, List.of(item), List.of(Kind.BYTE_THAT_IS_NO_TEXT))) {
            NodeClient mirror = pair.hangzhou().client();

            // When
            RequestOutcome list = mirror.get("/api/v1/items?owner=leeds&limit=1");
            RequestOutcome changes = mirror.get("/api/v1/changes?owner=leeds&limit=1&after=" + (place - 1));

            // Then
            assertThat(ids(list)).contains(item.toString());
            assertThat(ids(changes)).contains(item.toString());
            assertThat(Proved.of(pair.leeds()).named()).isEqualTo(planted.sorts());
        }
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    private static List<String> ids(RequestOutcome page) {
        assertThat(page).isInstanceOf(Acknowledged.class);
        return ((Acknowledged) page).json().findValuesAsText("id");
    }

    private static List<UUID> some(int count, Random random) {
        List<UUID> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, count);
    }

    @Test
    void noProofRaisesAFalseAlarmWhileClientsWrite() {
        raisesNone(5);
    }

    @Test
    @Tag("long")
    void noneOfManyProofsRaisesAFalseAlarm() {
        raisesNone(20);
    }

    private static void raisesNone(int proofs) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        try (WriteLoad load = WriteLoad.on(pair.leeds(), "proofs-" + proofs, 29, journal)) {
            for (int n = 0; n < proofs; n++) {
                load.awaitChanges(10, 1);

                // When
                Proved proved = Proved.of(pair.leeds());

                // Then
                assertThat(proved.outcomes()).as("proof %d", n + 1).containsExactly("verified");
            }
            load.awaitChanges(Math.max(1, 1_000 - journal.changes()), 200);
        }
        checker.check(CATCH_UP);
    }

    @Tag("long")
    @Test
    void mirrorIsReadWhileItIsRebuiltAndProvedAfterwards() {
        // Given
        List<UUID> lost = some(20, new Random(7));
        Planted planted = Planted.in(pair, lost, List.of(Kind.MISSING));
        List<UUID> kept =
                items.stream().filter(id -> !planted.sorts().containsKey(id)).toList();
        Journal journal = new Journal();
        long proofs = verifiedForTheMirror();

        // When
        try (WriteLoad load = WriteLoad.on(pair.leeds(), "rebuild", 7, journal);
                Reader reader = new Reader(kept)) {
            load.awaitChanges(50, 1);
            assertThat(pair.hangzhou().client().rebuild("leeds")).isInstanceOf(Acknowledged.class);
            Awaitility.await("the proof after the rebuild")
                    .atMost(CATCH_UP)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> verifiedForTheMirror() > proofs);
            assertThat(reader.reading).as("the reader").isNotDone();
            load.awaitChanges(50, 1);
        }

        // Then
        awaitMirrored();
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        assertThat(pair.hangzhou().database().items("leeds").keySet()).containsAll(lost);
    }

    /** Proofs that the mirror asked for itself, and that have found all to be well. */
    private static long verifiedForTheMirror() {
        return pair.leeds().database().number("""
                select count(*) from own_proof join receipt on proof_id = id
                where origin = 'mirror' and state = 'finished' and outcome = 'verified'
                """);
    }

    private static void awaitMirrored() {
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), CATCH_UP);
    }

    /** Someone who reads items of Leeds in Hangzhou, again and again, and finds each. */
    private static final class Reader implements AutoCloseable {

        private static final int FEWEST_READS = 200;

        private final AtomicBoolean stopping = new AtomicBoolean();
        private final CompletableFuture<Integer> reading;

        private Reader(List<UUID> items) {
            reading = CompletableFuture.supplyAsync(() -> {
                int reads = 0;
                while (!stopping.get()) {
                    read(items.get(31 * reads % items.size()));
                    reads++;
                }
                return reads;
            });
        }

        private static void read(UUID id) {
            RequestOutcome outcome = pair.hangzhou().client().get("/api/v1/items/" + id);
            assertThat(outcome).isInstanceOf(Acknowledged.class);
            assertThat(((Acknowledged) outcome).id()).isEqualTo(id);
            assertThat(((Acknowledged) outcome).version()).isEqualTo(3);
        }

        @Override
        public void close() {
            stopping.set(true);
            assertThat(reading.join()).as("reads").isGreaterThan(FEWEST_READS);
        }
    }
}
