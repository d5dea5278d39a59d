package org.libraryexchange.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Plays seeded histories of two cities, which exchange items and, in one history of five, letters. When everything is
 * healed at the end, it checks of each of their logs:
 *
 * <ul>
 *   <li>Both mirrors equal their owners, byte for byte, and a proof says so (I1). Where the log lost nothing that the
 *       mirror had not read, and the owner was never restored, they do so before any operator asks for a proof, and no
 *       proof on the way found a difference.
 *   <li>A mirror holds nothing that was never written (I2), and no item ever went back (I3). What the broker has forged, with
 *       no seal, another record's or one of another city, is neither shown nor adopted nor confirmed.
 *   <li>Reading all of the log again changes no row (I4).
 *   <li>What was rejected is what strangers put into the log, byte for byte, and all of that which the log still holds;
 *       what the database would not take is mirrored after a retry (I5).
 *   <li>A proof finds exactly the damages planted in a mirror at rest, and mends them (I9). Damage at the owner is named,
 *       and the item is not sent again before somebody has written it anew.
 *   <li>Drafts stay at home, and what was published is never a draft again.
 *   <li>Only the owner of a letter changes it, and only its addressee handles it. Nothing of letters stands in a log of
 *       items. Both cities show each thread in the same order. No city says that it has applied more letters than it ever
 *       had, and the partner knows in the end how many it has, where no message was lost, repeated or late.
 *   <li>Cities with letters propose changes of each other's items, and their systems go on sending what they know. The
 *       laws have numbers. Nothing that is proposed stands in an item before its owner accepts it (L1). A version of the
 *       item names the letter exactly where something was taken, unless that was erased: item and handling change together,
 *       and no change is made twice (L2). An item is whole without its letters (L3). What was accepted, or changed at the
 *       desk, stands whatever documents the systems send that say nothing new about it, after a restore too, and the list
 *       of such values says what the documents say (L6). Of an erased letter no table keeps a word (L8).
 * </ul>
 *
 * <p>What has to stand in an item, {@link Settled} works out by itself. After a restore, a handling may name a version that
 * came to nothing.
 *
 * <p>Where a control log has lost messages, an operator may have to ask for a proof more than once: a reader whose place
 * was beyond the torn log's end misses what is written below it, and nothing in that log shows the gap.
 *
 * <p>After an owner was put back to a backup the same holds, but: writes that only the lost database knew are gone, those
 * answered since stand unless somebody chose the log's state; and where the log too has forgotten something since it
 * was created (cut, trimmed, created anew, or compacted behind a straggler), items may go back, and a replay may bring
 * back what a proof has to remove.
 *
 * <p>Here some histories are played, and those that failed once; {@link SimulationIT} plays many. A seed that fails is printed
 * with its history and the shortest part of it that fails; it belongs into the list below.
 */
class SimulationTest {

    private static final long HISTORIES = 250;

    /**
     * The first four: a proof that a process began when it had lost its turn already was never gone on with. The next
     * three: what a comparison had kept did not count once the log had lost it, and two items got one number. The last: a
     * comparison that was overtaken began a restoration anew that another process had ended.
     */
    private static final List<Long> ONCE_FAILED = List.of(123L, 161L, 465L, 904L, 1_892L, 2_857L, 5_485L, 2_513L);

    /** A log that was cut and written on by a history that a restore undid; its first record there was not compared. */
    private static final List<Long> FAILED_LATER = List.of(129_221L);

    /** A city whose mirror had lost all letters was to say how far it had applied them, and ended instead. */
    private static final List<Long> FAILED_WITH_LETTERS = List.of(13_100L, 20_113L);

    /** What there was when the first of them failed. */
    private static final Set<HistoryStep.Kind> KINDS_THEN =
            EnumSet.range(HistoryStep.Kind.BEGIN_WRITE, HistoryStep.Kind.DAMAGE);

    /** What there was before brokers wrote and swallowed what they liked. */
    private static final Set<HistoryStep.Kind> KINDS_LATER =
            EnumSet.range(HistoryStep.Kind.BEGIN_WRITE, HistoryStep.Kind.DAMAGE_AT_OWNER);

    /** What there was when cities began to exchange letters, and offered nothing in them. */
    private static final Set<HistoryStep.Kind> KINDS_WITH_LETTERS =
            EnumSet.range(HistoryStep.Kind.BEGIN_WRITE, HistoryStep.Kind.BEGIN_HANDLING);

    @Test
    void promisesAreKeptInSomeHistories() {
        HistoryTrials.of(HISTORIES).requireKept();
    }

    @Test
    void promisesAreKeptWhereTheyOnceWereNot() {
        ONCE_FAILED.forEach(seed -> requireKept(HistoryTrial.of(Flaw.NONE, seed, HistoryTrials.STEPS, KINDS_THEN)));
        FAILED_LATER.forEach(seed -> requireKept(HistoryTrial.of(Flaw.NONE, seed, HistoryTrials.STEPS, KINDS_LATER)));
        FAILED_WITH_LETTERS.forEach(
                seed -> requireKept(HistoryTrial.of(Flaw.NONE, seed, HistoryTrials.STEPS, KINDS_WITH_LETTERS)));
    }

    @Test
    void promisesAboutLettersAreKeptAtWhateverPointProcessesEnd() {
        HistoryTrials.requireKeptWithEndsAtEachPoint(ExchangeKind.LETTERS);
    }

    @Tag("long")
    @Test
    void promisesAboutProposalsAreKeptWhereverWhoAcceptsThemEnds() {
        HistoryTrials.requireKeptWithEndsInAcceptance();
    }

    private static void requireKept(HistoryTrial trial) {
        if (trial.fails()) {
            throw trial.report();
        }
    }
}
