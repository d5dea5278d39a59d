package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.exchange.log.LogItems.id;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.exchange.log.Applier.Progress;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;
import org.libraryexchange.seal.SealCheck;

class ApplierTest {

    private static final RawRecord POISON =
            new RawRecord(0, Instant.EPOCH, null, "no item".getBytes(StandardCharsets.UTF_8), List.of());

    private final InMemoryLog log = new InMemoryLog("topic-1");
    private final InMemoryMirror mirror = new InMemoryMirror();
    private final HeardMessages messages = new HeardMessages();

    @Test
    void recordsAreMirroredAndThePositionMovesWithThem() {
        // Given
        log.append(item(1, 1, 0));
        log.append(item(2, 2, 1));
        log.append(item(1, 3, 2));

        // When
        Progress progress = applyAll(2);

        // Then
        assertThat(progress).isEqualTo(new Progress(3, 3, 0));
        assertThat(mirror.sequences()).containsExactlyInAnyOrderEntriesOf(Map.of(id(1), 3L, id(2), 2L));
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 3, 3));
    }

    @Test
    void brokerIsToldHowFarTheLogIsApplied() {
        // Given
        log.append(item(1, 1, 0));
        InMemoryLog.Reader reader = log.reader(10);

        // When
        new Applier(
                        mirror,
                        JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), reader),
                        messages,
                        new Untroubled())
                .step(Duration.ZERO);

        // Then
        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void staleRecordIsIgnored() {
        // Given
        log.append(item(1, 5, 0));
        applyAll(10);

        // When
        log.append(item(1, 4, 0));
        Progress progress = applyAll(10);

        // Then
        assertThat(progress).isEqualTo(new Progress(1, 0, 0));
        assertThat(mirror.sequences()).containsEntry(id(1), 5L);
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 2, 5));
    }

    @Test
    void sameSequenceWithOtherBytesIsApplied() {
        // Given
        log.append(item(1, 5, 0, "one"));
        applyAll(10);

        // When
        log.append(item(1, 5, 0, "two"));
        Progress progress = applyAll(10);

        // Then
        assertThat(progress.applied()).isEqualTo(1);
        assertThat(mirror.items().get(id(1)).document())
                .asString(StandardCharsets.UTF_8)
                .contains("two");
    }

    @Test
    void readingEverythingAgainChangesNothing() {
        // Given
        log.append(item(1, 1, 0));
        log.append(POISON);
        log.append(item(2, 2, 1));
        applyAll(10);
        Map<UUID, Long> before = mirror.sequences();

        // When
        mirror.movedByAnother(new Position("topic-1", 0, 2));
        Progress progress = applyAll(1);

        // Then
        assertThat(progress).isEqualTo(new Progress(3, 0, 1));
        assertThat(mirror.sequences()).isEqualTo(before);
        assertThat(mirror.rejected()).hasSize(1);
        assertThat(mirror.gaps()).isEmpty();
    }

    @Test
    void rejectedRecordMovesTheOffsetButNeverTheSequence() {
        // Given
        log.append(item(1, 7, 0));
        log.append(POISON);
        log.append(POISON);

        // When
        Progress progress = applyAll(10);

        // Then
        assertThat(progress).isEqualTo(new Progress(3, 1, 2));
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 3, 7));
        assertThat(mirror.rejected()).extracting(each -> each.offset()).containsExactly(1L, 2L);
    }

    @Test
    void recordWithAnImpossibleSequenceDoesNotMoveTheSequence() {
        // Given
        DocumentRecord far = item(1, 1L << 62, 0);
        log.append(far);

        // When
        applyAll(10);

        // Then
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 1, 0));
        assertThat(mirror.rejected()).extracting(each -> each.reason()).containsExactly(RejectionReason.BAD_ENVELOPE);
    }

    @Test
    void missingRecordIsNoticedAndTheOthersAreApplied() {
        // Given
        log.append(item(1, 1, 0));
        log.append(item(2, 5, 4));
        log.append(item(3, 9, 8));

        // When
        applyAll(10);

        // Then
        assertThat(mirror.gaps()).as("the first of them").containsExactly(1L);
        assertThat(mirror.sequences()).containsKeys(id(1), id(2), id(3));
    }

    @Test
    void supersededNumbersAreNoGap() {
        // Given
        log.append(item(1, 3, 0));
        log.append(item(2, 10, 3));

        // When
        applyAll(10);

        // Then
        assertThat(mirror.gaps()).isEmpty();
    }

    @Test
    void valueThatTheDatabaseRefusesIsFoundByHalving() {
        // Given
        for (int n = 1; n <= 16; n++) {
            log.append(item(n, n, n - 1, n == 11 ? "unstorable" : "fine"));
        }
        mirror.refuses("unstorable");

        // When
        Progress progress = applyAll(16);

        // Then
        assertThat(progress).isEqualTo(new Progress(16, 15, 1));
        assertThat(mirror.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.offset()).isEqualTo(10);
            assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_STORABLE);
            assertThat(rejected.raw().value()).isEqualTo(log.records().get(10).value());
        });
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 16, 16));
        assertThat(mirror.batches()).as("few attempts").isLessThanOrEqualTo(10);
    }

    @Test
    void outageOfTheDatabaseRejectsNothingAndLosesNothing() {
        // Given
        log.append(item(1, 1, 0));
        mirror.away(true);
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                new Untroubled());
        assertThatThrownBy(() -> applier.step(Duration.ZERO)).isInstanceOf(StoreFailedException.class);

        // When
        mirror.away(false);
        applyAll(10);

        // Then
        assertThat(mirror.sequences()).containsEntry(id(1), 1L);
        assertThat(mirror.rejected()).isEmpty();
    }

    @Test
    void slowDatabaseGetsSmallerBatchesWhichGrowAgain() {
        // Given
        for (int n = 1; n <= 64; n++) {
            log.append(item(n, n, n - 1));
        }
        mirror.inTime(8, 3);

        // When
        Progress progress = applyAll(64);

        // Then
        assertThat(progress).isEqualTo(new Progress(64, 64, 0));
        assertThat(mirror.sizes()).startsWith(8).allMatch(size -> size <= 16);
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 64, 64));
    }

    @Test
    void batchesAreAsLargeAsBeforeOnceTheDatabaseIsQuickAgain() {
        // Given
        for (int n = 1; n <= 400; n++) {
            log.append(item(n, n, n - 1));
        }
        mirror.inTime(1, 5);

        // When
        applyAll(20);

        // Then
        assertThat(mirror.sizes()).startsWith(1);
        assertThat(mirror.sizes()
                        .subList(mirror.sizes().size() - 5, mirror.sizes().size()))
                .containsOnly(20);
        assertThat(mirror.items()).hasSize(400);
    }

    @Test
    void singleRecordIsTriedUntilItGetsThroughAndNeverRejected() {
        // Given
        log.append(item(1, 1, 0));
        log.append(item(2, 2, 1));
        mirror.inTime(0, 50);

        // When
        Progress progress = applyAll(10);

        // Then
        assertThat(progress).isEqualTo(new Progress(2, 2, 0));
        assertThat(mirror.batches()).isEqualTo(52);
        assertThat(mirror.rejected()).isEmpty();
    }

    @Test
    void slowDatabaseIsToldOfAndGivenUpWhenTheWorkIsAnothers() {
        // Given
        log.append(item(1, 1, 0));
        mirror.inTime(0, Integer.MAX_VALUE);
        List<String> told = new ArrayList<>();
        Lease endsAtThird = new Lease() {
            @Override
            public void require() {
                if (told.size() == 3) {
                    throw new FencedException("the lock is lost");
                }
            }

            @Override
            public void waiting(String cause) {
                told.add(cause);
            }
        };
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                endsAtThird);

        // When
        assertThatThrownBy(() -> applier.step(Duration.ZERO)).isInstanceOf(FencedException.class);

        // Then
        assertThat(told).hasSize(3).containsOnly("the database did not apply it in time");
        assertThat(mirror.items()).isEmpty();
    }

    @Test
    void valueThatTheDatabaseRefusesIsFoundThoughTheDatabaseIsSlow() {
        // Given
        for (int n = 1; n <= 16; n++) {
            log.append(item(n, n, n - 1, n == 11 ? "unstorable" : "fine"));
        }
        mirror.refuses("unstorable");
        mirror.inTime(3, Integer.MAX_VALUE);

        // When
        Progress progress = applyAll(16);

        // Then
        assertThat(progress).isEqualTo(new Progress(16, 15, 1));
        assertThat(mirror.rejected()).extracting(each -> each.offset()).containsExactly(10L);
        assertThat(mirror.sizes()).allMatch(size -> size <= 3);
    }

    @Test
    void applierThatWasOvertakenGivesWay() {
        // Given
        log.append(item(1, 1, 0));
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                new Untroubled());
        mirror.movedByAnother(new Position("topic-1", 1, 1));

        // When
        assertThatThrownBy(() -> applier.step(Duration.ZERO)).isInstanceOf(FencedException.class);

        // Then
        assertThat(mirror.items()).isEmpty();
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 1, 1));
    }

    @Test
    void replacedTopicIsReadFromItsStart() {
        // Given
        log.append(item(1, 1, 0));
        log.append(item(2, 2, 1));
        applyAll(10);
        log.replaced("topic-2");
        log.append(item(1, 1, 0));
        log.append(item(2, 4, 1));

        // When
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                new Untroubled());
        boolean startsAgain = applier.startsAgain();
        Progress progress = applier.step(Duration.ZERO);

        // Then
        assertThat(startsAgain).isTrue();
        assertThat(progress).isEqualTo(new Progress(2, 1, 0));
        assertThat(mirror.position()).isEqualTo(new Position("topic-2", 2, 4));
    }

    @Test
    void logThatWasCutIsReadFromWhatIsLeftAndTheGapIsNoticed() {
        // Given
        log.append(item(1, 1, 0));
        applyAll(10);
        log.append(item(2, 2, 1));
        log.append(item(3, 3, 2));
        log.cutBefore(2);

        // When
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                new Untroubled());
        boolean startsAgain = applier.startsAgain();
        applier.step(Duration.ZERO);

        // Then
        assertThat(startsAgain).isTrue();
        assertThat(mirror.gaps()).containsExactly(1L);
        assertThat(mirror.sequences()).containsOnlyKeys(id(1), id(3));
    }

    @Test
    void positionBeyondTheEndOfTheLogStartsAgain() {
        // Given
        log.append(item(1, 1, 0));
        mirror.movedByAnother(new Position("topic-1", 900, 1));

        // When
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                new Untroubled());
        boolean startsAgain = applier.startsAgain();
        applier.step(Duration.ZERO);

        // Then
        assertThat(startsAgain).isTrue();
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 1, 1));
        assertThat(mirror.sequences()).containsEntry(id(1), 1L);
    }

    @Test
    void firstStartIsNoStartAgain() {
        // Given
        log.append(item(1, 1, 0));

        // When
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10)),
                messages,
                new Untroubled());

        // Then
        assertThat(applier.startsAgain()).isFalse();
    }

    @Test
    void emptyLogIsNotedOnceAndMovesNothing() {
        // When
        Progress progress = applyAll(10);
        Progress again = applyAll(10);

        // Then
        assertThat(List.of(progress, again)).containsOnly(Progress.NONE);
        assertThat(mirror.batches()).as("the place to begin at").isEqualTo(1);
    }

    /** Applies everything with a new applier, as after a restart. */
    private Progress applyAll(int mostAtOnce) {
        Applier applier = new Applier(
                mirror,
                JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(mostAtOnce)),
                messages,
                new Untroubled());
        Progress all = Progress.NONE;
        Progress step = applier.step(Duration.ZERO);
        while (step.read() > 0) {
            all = all.plus(step);
            step = applier.step(Duration.ZERO);
        }
        return all;
    }
}
