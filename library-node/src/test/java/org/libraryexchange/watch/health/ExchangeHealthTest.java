package org.libraryexchange.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.watch.health.ExchangeHealth.Patience;
import org.libraryexchange.watch.health.LogObserver.SilentException;
import org.libraryexchange.watch.health.LogObserver.TopicReader;
import org.libraryexchange.watch.health.LogProgress.Place;
import org.libraryexchange.watch.health.LogProgress.Places;
import org.libraryexchange.watch.health.LogProgress.Progress;
import org.libraryexchange.watch.health.Verdict.Behind;
import org.libraryexchange.watch.health.Verdict.Foreign;
import org.libraryexchange.watch.health.Verdict.Paused;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

class ExchangeHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String FROM_HANGZHOU = "library.hangzhou.letters.leeds";

    private final FakeLedger ledger = new FakeLedger();
    private final FakeBroker broker = new FakeBroker();
    private long now = Long.MAX_VALUE - 1_000;
    private String failing = "";
    private final ExchangeHealth watchdog = new ExchangeHealth(
            new LogObserver("leeds", Set.of("hangzhou"), ledger, broker),
            new Patience(PATIENCE, (city, within) -> city.equals(failing)),
            () -> now,
            Well::new);

    @Test
    void nothingToDoIsWellHoweverLongItLasts() {
        // When
        looksFor(Duration.ofHours(1));

        // Then
        assertThat(watchdog.byCity()).containsEntry("leeds", new Well()).containsEntry("hangzhou", new Well());
    }

    @Test
    void workThatStandsStillIsBehindAtFirstAndThenStuck() {
        // Given
        looksFor(PAUSE);
        broker.reaches("hangzhou", 5);

        // When
        looksFor(Duration.ofSeconds(18));
        Verdict before = verdict("hangzhou");
        looksFor(PAUSE);

        // Then
        assertThat(before).isEqualTo(new Behind(Duration.ofSeconds(18), StuckCause.NO_PROGRESS));
        assertThat(verdict("hangzhou")).isEqualTo(new Stuck(PATIENCE, StuckCause.NO_PROGRESS));
        assertThat(verdict("leeds")).as("the other log").isEqualTo(new Well());
    }

    @Test
    void slowWorkThatMovesIsWell() {
        // Given
        broker.reaches("hangzhou", 1_000_000);

        // When
        for (int i = 1; i <= 100; i++) {
            ledger.applied("hangzhou", i);
            looksFor(Duration.ofSeconds(16));
            assertThat(verdict("hangzhou")).isNotInstanceOf(Stuck.class);
        }

        // Then
        ledger.applied("hangzhou", 101);
        looksFor(PAUSE);
        assertThat(verdict("hangzhou")).isEqualTo(new Well());
    }

    @Test
    void logThatSomebodyHasPausedIsNeverStuck() {
        // Given
        Pause pause = new Pause("hangzhou", NOON, NOON.plusSeconds(3_600), "a.ops", "Their import went wrong");
        broker.reaches("hangzhou", 5);
        broker.writes("hangzhou", 5);
        ledger.pauses.put("hangzhou", pause);

        // When
        looksFor(Duration.ofHours(1));

        // Then
        assertThat(verdict("hangzhou")).isEqualTo(new Paused(pause));
        assertThat(watchdog.letters()).containsEntry("hangzhou", new Paused(pause));
        assertThat(verdict("leeds")).as("the own log").isEqualTo(new Well());

        // When
        ledger.pauses.clear();
        looksFor(PATIENCE);

        // Then
        assertThat(verdict("hangzhou")).isEqualTo(new Stuck(PATIENCE, StuckCause.NO_PROGRESS));
    }

    @Test
    void firstProgressEndsTheAlarm() {
        // Given
        ledger.changed(7);
        looksFor(Duration.ofMinutes(3));
        assertThat(verdict("leeds")).isInstanceOf(Stuck.class);

        // When
        ledger.sent(1);
        looksFor(PAUSE);

        // Then
        assertThat(verdict("leeds")).isEqualTo(new Well());
    }

    @Test
    void alarmLastsWhileWhatWasToDoStillIs() {
        // Given
        broker.reaches("hangzhou", 5);
        looksFor(Duration.ofMinutes(1));

        // When
        broker.silent = true;
        looksFor(Duration.ofMinutes(1));
        broker.silent = false;
        looksFor(PAUSE);

        // Then
        assertThat(verdict("hangzhou"))
                .isInstanceOfSatisfying(
                        Stuck.class, it -> assertThat(it.cause()).isEqualTo(StuckCause.NO_PROGRESS));
        assertThat(verdict("leeds")).isEqualTo(new Well());
    }

    @Test
    void importsThatStandStillAreStuckUntilOneGetsOnOrNoneIsLeft() {
        // Given
        looksFor(PAUSE);
        ledger.importsStandAt(0);

        // When
        looksFor(Duration.ofSeconds(18));
        Verdict before = watchdog.imports();
        looksFor(PAUSE);

        // Then
        assertThat(before).isEqualTo(new Behind(Duration.ofSeconds(18), StuckCause.NO_PROGRESS));
        assertThat(watchdog.imports()).isEqualTo(new Stuck(PATIENCE, StuckCause.NO_PROGRESS));
        assertThat(verdict("leeds")).as("the logs").isEqualTo(new Well());

        // When
        ledger.importsStandAt(500);
        looksFor(PAUSE);
        Verdict moved = watchdog.imports();
        looksFor(Duration.ofMinutes(1));
        Verdict stuckAgain = watchdog.imports();
        ledger.noImportIsLeft();
        looksFor(PAUSE);

        // Then
        assertThat(moved).isEqualTo(new Well());
        assertThat(stuckAgain).isInstanceOf(Stuck.class);
        assertThat(watchdog.imports()).isEqualTo(new Well());
    }

    @Test
    void importsNeedNoBroker() {
        // Given
        broker.silent = true;

        // When
        looksFor(Duration.ofMinutes(1));

        // Then
        assertThat(watchdog.imports()).isEqualTo(new Well());
        assertThat(verdict("leeds")).isInstanceOf(Stuck.class);

        // When
        ledger.silent = true;
        looksFor(Duration.ofMinutes(1));

        // Then
        assertThat(watchdog.imports())
                .isInstanceOfSatisfying(
                        Stuck.class, it -> assertThat(it.cause()).isEqualTo(StuckCause.DATABASE_SILENT));
    }

    @Test
    void silentBrokerTurnsEveryLogRedAndItsFirstAnswerGreen() {
        // Given
        looksFor(PAUSE);
        broker.silent = true;
        looksFor(PATIENCE);
        Map<String, Verdict> silent = watchdog.byCity();

        // When
        broker.silent = false;
        looksFor(PAUSE);

        // Then
        assertThat(silent)
                .containsEntry("leeds", new Stuck(PATIENCE, StuckCause.BROKER_SILENT))
                .containsEntry("hangzhou", new Stuck(PATIENCE, StuckCause.BROKER_SILENT));
        assertThat(watchdog.byCity()).containsEntry("leeds", new Well()).containsEntry("hangzhou", new Well());
    }

    @Test
    void silentDatabaseIsNamed() {
        // Given
        ledger.silent = true;

        // When
        looksFor(PATIENCE);

        // Then
        assertThat(verdict("leeds")).isEqualTo(new Stuck(PATIENCE, StuckCause.DATABASE_SILENT));
    }

    @Test
    void topicThatIsGoneTurnsRedUntilItIsMadeAgain() {
        // Given
        ledger.changed(3);
        ledger.sent(3);
        looksFor(PAUSE);
        broker.topics.remove("library.leeds.items");
        looksFor(PATIENCE);
        Verdict gone = verdict("leeds");

        // When
        broker.topics.put("library.leeds.items", new LogExtent("topic-2", 0, 0));
        looksFor(PAUSE);
        Verdict notTakenUp = verdict("leeds");
        ledger.sentTo("topic-2", 3);
        looksFor(PAUSE);

        // Then
        assertThat(gone).isEqualTo(new Stuck(PATIENCE, StuckCause.TOPIC_MISSING));
        assertThat(notTakenUp).isEqualTo(new Stuck(PATIENCE.plus(PAUSE), StuckCause.TOPIC_REPLACED));
        assertThat(verdict("leeds")).isEqualTo(new Well());
    }

    @Test
    void processThatWasStoppedIsNoReasonForAnAlarm() {
        // Given
        broker.reaches("hangzhou", 5);
        looksFor(Duration.ofSeconds(4));

        // When
        now += Duration.ofSeconds(75).toNanos();
        watchdog.look();
        Verdict woken = verdict("hangzhou");
        ledger.applied("hangzhou", 5);
        looksFor(PAUSE);

        // Then
        assertThat(woken).isEqualTo(new Behind(Duration.ofSeconds(14), StuckCause.NO_PROGRESS));
        assertThat(verdict("hangzhou")).isEqualTo(new Well());
    }

    @Test
    void pauseDoesNotExcuseWorkThatGoesOnStandingStill() {
        // Given
        broker.reaches("hangzhou", 5);
        looksFor(Duration.ofSeconds(4));
        now += Duration.ofSeconds(75).toNanos();

        // When
        looksFor(Duration.ofSeconds(8));

        // Then
        assertThat(verdict("hangzhou")).isInstanceOf(Stuck.class);
    }

    @Test
    void watchdogThatDoesNotLookVouchesForNothing() {
        // Given
        looksFor(PAUSE);

        // When
        now += PATIENCE.toNanos();

        // Then
        assertThat(verdict("leeds")).isEqualTo(new Stuck(PATIENCE, StuckCause.NOT_WATCHED));
    }

    @Test
    void controlLogThatStandsStillIsSeenAsTheItemLogIs() {
        // Given
        broker.says("hangzhou", 1);

        // When
        looksFor(PATIENCE);

        // Then
        assertThat(verdict("hangzhou")).isInstanceOf(Stuck.class);
        assertThat(watchdog.byTopic())
                .containsEntry("library.hangzhou.items", new Well())
                .hasEntrySatisfying(
                        "library.hangzhou.exchange",
                        verdict -> assertThat(verdict).isInstanceOf(Stuck.class));
    }

    @Test
    void partnerThatDoesNotKnowLettersIsAwaitedAndNoFault() {
        // When
        looksFor(Duration.ofHours(1));

        // Then
        assertThat(watchdog.isAwaited(FROM_HANGZHOU)).isTrue();
        assertThat(watchdog.letters()).containsEntry("hangzhou", new Well());

        // When
        broker.silent = true;
        looksFor(PAUSE);

        // Then
        assertThat(watchdog.isAwaited(FROM_HANGZHOU)).as("nobody knows").isFalse();
    }

    @Test
    void partnerThatDoesNotKnowPicturesIsAwaitedAndNoFault() {
        // When
        looksFor(Duration.ofHours(1));

        // Then
        assertThat(watchdog.isAwaited("library.hangzhou.pictures")).isTrue();
        assertThat(watchdog.pictures()).isEqualTo(Map.of("leeds", new Well(), "hangzhou", new Well()));
    }

    @Test
    void picturesOnAThinLineAreWaitedForButNotABrokerThatIsSilent() {
        // Given
        broker.silent = true;

        // When
        looksFor(PATIENCE);

        // Then
        assertThat(watchdog.pictures()).containsEntry("hangzhou", new Stuck(PATIENCE, StuckCause.BROKER_SILENT));
    }

    @Test
    void picturesWhoseWorkerFailsAreNotOnTheirWay() {
        // Given
        broker.topics.put("library.hangzhou.pictures", new LogExtent("topic-1", 0, 5));
        looksFor(PATIENCE);
        Verdict onItsWay = watchdog.pictures().get("hangzhou");

        // When
        failing = "hangzhou";
        looksFor(PATIENCE.minus(PAUSE));
        Verdict before = watchdog.pictures().get("hangzhou");
        looksFor(PAUSE);
        Verdict after = watchdog.pictures().get("hangzhou");

        // Then
        assertThat(onItsWay).isEqualTo(new Behind(PATIENCE, StuckCause.NO_PROGRESS));
        assertThat(before).isInstanceOf(Behind.class);
        assertThat(after).isEqualTo(new Stuck(PATIENCE.multipliedBy(2), StuckCause.NO_PROGRESS));
        assertThat(watchdog.pictures()).containsEntry("leeds", new Well());
    }

    @Test
    void lettersThatWaitThoughTheBrokerAnswersAreStuckAndItemsAreNot() {
        // Given
        ledger.wroteTo("hangzhou", 3, 2);

        // When
        looksFor(PATIENCE);

        // Then
        assertThat(watchdog.letters()).containsEntry("hangzhou", new Stuck(PATIENCE, StuckCause.NO_PROGRESS));
        assertThat(watchdog.byTopic())
                .containsEntry("library.leeds.letters.hangzhou", new Stuck(PATIENCE, StuckCause.NO_PROGRESS))
                .containsEntry(FROM_HANGZHOU, new Well());
        assertThat(verdict("leeds")).as("the items").isEqualTo(new Well());

        // When
        ledger.wroteTo("hangzhou", 3, 3);
        looksFor(PAUSE);

        // Then
        assertThat(watchdog.letters()).containsEntry("hangzhou", new Well());
    }

    @Test
    void lettersThatAreNotAppliedAreStuck() {
        // Given
        ledger.readLettersOf("hangzhou", 4);
        broker.writes("hangzhou", 5);

        // When
        looksFor(PATIENCE);

        // Then
        assertThat(watchdog.isAwaited(FROM_HANGZHOU)).isFalse();
        assertThat(watchdog.byTopic()).containsEntry(FROM_HANGZHOU, new Stuck(PATIENCE, StuckCause.NO_PROGRESS));
        assertThat(verdict("hangzhou")).as("the items").isEqualTo(new Well());
    }

    @Test
    void logOfLettersThatWasReadAndIsGoneIsStuck() {
        // Given
        ledger.readLettersOf("hangzhou", 4);
        broker.writes("hangzhou", 4);
        looksFor(PAUSE);

        // When
        broker.loses(FROM_HANGZHOU);
        looksFor(PATIENCE);

        // Then
        assertThat(watchdog.isAwaited(FROM_HANGZHOU)).isFalse();
        assertThat(watchdog.letters()).containsEntry("hangzhou", new Stuck(PATIENCE, StuckCause.TOPIC_MISSING));
    }

    @Test
    void recordsOfOthersInAnOwnLogAreAnAlarmUntilTheyAreSettled() {
        // Given
        ledger.foreign = Map.of("library.leeds.applied", 3L);

        // When
        looksFor(PAUSE);
        ledger.silent = true;
        looksFor(PAUSE);

        // Then
        assertThat(watchdog.byTopic()).containsEntry("library.leeds.applied", new Foreign(3));
        assertThat(watchdog.byTopic().get("library.leeds.applied").isAlarm()).isTrue();

        // When
        ledger.silent = false;
        ledger.foreign = Map.of();
        looksFor(PAUSE);

        // Then
        assertThat(watchdog.byTopic()).doesNotContainKey("library.leeds.applied");
    }

    @Test
    void logThatIsStuckIsSoWhoeverElseWritesIntoIt() {
        // Given
        ledger.foreign = Map.of("library.leeds.items", 1L);
        ledger.changed(7);

        // When
        looksFor(PAUSE);
        Verdict behind = watchdog.byTopic().get("library.leeds.items");
        looksFor(PATIENCE);

        // Then
        assertThat(behind).isEqualTo(new Foreign(1));
        assertThat(watchdog.byTopic().get("library.leeds.items")).isInstanceOf(Stuck.class);
    }

    @Test
    void ownLogsThatNobodyJudgesAreLookedAtAsWell() {
        // Given
        LogExtent control = new LogExtent("topic-1", 0, 4);
        broker.topics.put("library.leeds.exchange", control);

        // When
        looksFor(PAUSE);

        // Then
        assertThat(watchdog.extents()).containsEntry("library.leeds.exchange", control);
        assertThat(watchdog.byTopic()).doesNotContainKey("library.leeds.exchange");

        // When
        broker.silent = true;
        looksFor(PAUSE);

        // Then
        assertThat(watchdog.extents()).isEmpty();
    }

    private Verdict verdict(String city) {
        return watchdog.byCity().get(city);
    }

    private void looksFor(Duration time) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(PAUSE)) {
            now += PAUSE.toNanos();
            watchdog.look();
        }
    }

    private static final class FakeLedger implements LogProgress {
        private final Map<String, Place> logs = new HashMap<>();
        private final Map<String, Pause> pauses = new HashMap<>();
        private long end;
        private Optional<Progress> imports = Optional.empty();
        private Map<String, Long> foreign = Map.of();
        private boolean silent;

        private void importsStandAt(long bytes) {
            imports = Optional.of(new Progress(Optional.empty(), bytes));
        }

        private void noImportIsLeft() {
            imports = Optional.empty();
        }

        private FakeLedger() {
            sent(0);
            applied("hangzhou", 0);
            logs.put("library.hangzhou.exchange", place("topic-1", 0, 0));
        }

        private static Place place(String topicId, long number, long end) {
            return new Place(new Progress(Optional.of(topicId), number), end);
        }

        private void changed(long sequence) {
            end = sequence;
            logs.computeIfPresent("library.leeds.items", (topic, place) -> new Place(place.progress(), sequence));
        }

        private void sent(long sequence) {
            sentTo("topic-1", sequence);
        }

        private void sentTo(String topicId, long sequence) {
            logs.put("library.leeds.items", place(topicId, sequence, end));
        }

        private void wroteTo(String partner, long sequence, long sent) {
            logs.put("library.leeds.letters." + partner, place("topic-1", sent, sequence));
        }

        private void readLettersOf(String partner, long nextOffset) {
            logs.put("library." + partner + ".letters.leeds", place("topic-1", nextOffset, 0));
        }

        private void applied(String partner, long nextOffset) {
            logs.put("library." + partner + ".items", place("topic-1", nextOffset, 0));
        }

        @Override
        public Places read() {
            if (silent) {
                throw new SilentException(StuckCause.DATABASE_SILENT, null);
            }
            return new Places(logs, pauses, imports, foreign);
        }

        @Override
        public void close() {}
    }

    private static final class FakeBroker implements TopicReader {
        private final Map<String, LogExtent> topics = new HashMap<>(Map.of(
                "library.leeds.items", new LogExtent("topic-1", 0, 0),
                "library.leeds.letters.hangzhou", new LogExtent("topic-1", 0, 0),
                "library.hangzhou.items", new LogExtent("topic-1", 0, 0),
                "library.hangzhou.exchange", new LogExtent("topic-1", 0, 0)));
        private boolean silent;

        private void reaches(String city, long endOffset) {
            topics.put("library." + city + ".items", new LogExtent("topic-1", 0, endOffset));
        }

        private void writes(String city, long endOffset) {
            topics.put("library." + city + ".letters.leeds", new LogExtent("topic-1", 0, endOffset));
        }

        private void loses(String topic) {
            topics.remove(topic);
        }

        private void says(String city, long endOffset) {
            topics.put("library." + city + ".exchange", new LogExtent("topic-1", 0, endOffset));
        }

        @Override
        public Map<String, LogExtent> read(Set<String> wanted) {
            if (silent) {
                throw new SilentException(StuckCause.BROKER_SILENT, null);
            }
            assertThat(wanted)
                    .containsExactlyInAnyOrder(
                            "library.leeds.items",
                            "library.leeds.exchange",
                            "library.leeds.applied",
                            "library.leeds.pictures",
                            "library.leeds.letters.hangzhou",
                            "library.hangzhou.items",
                            "library.hangzhou.pictures",
                            "library.hangzhou.exchange",
                            "library.hangzhou.letters.leeds");
            return Map.copyOf(topics);
        }

        @Override
        public void close() {}
    }
}
