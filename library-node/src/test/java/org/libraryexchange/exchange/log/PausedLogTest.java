package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.exchange.log.LogItems.id;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.seal.SealCheck;

/** A mirror that somebody has paused. */
class PausedLogTest {

    private static final Marker MARKER = Marker.ofDigest(new UUID(0, 1), 1, 2);

    private final InMemoryLog log = new InMemoryLog("topic-1");
    private final InMemoryMirror mirror = new InMemoryMirror();
    private final HeardMessages messages = new HeardMessages();

    @Test
    void messagesAreHeardAndNothingIsApplied() {
        // Given
        log.append(item(1, 1, 0));
        applyAll();
        log.append(item(2, 2, 1));
        log.append(marker());
        mirror.paused(true);

        // When
        PausedLog paused = new PausedLog(mirror, judged(), messages);
        paused.step(Duration.ZERO);

        // Then
        assertThat(mirror.items()).containsOnlyKeys(id(1));
        assertThat(mirror.position()).isEqualTo(new Position("topic-1", 1, 1));
        assertThat(messages.heard())
                .containsExactly(new HeardMessages.Heard(MARKER, new Position("topic-1", 2, 1), MirrorStanding.PAUSED));
        assertThat(paused.recordsBehind()).isEqualTo(2);
    }

    @Test
    void everythingIsAppliedAfterwardsAndTheOwnerIsAskedForAProof() {
        // Given
        mirror.caughtUp();
        log.append(item(1, 1, 0));
        mirror.paused(true);
        new PausedLog(mirror, judged(), messages).step(Duration.ZERO);

        // When
        mirror.paused(false);
        applyAll();

        // Then
        assertThat(mirror.items()).containsOnlyKeys(id(1));
        assertThat(mirror.gaps()).isEmpty();
        assertThat(messages.timesCaughtUp()).isEqualTo(1);
    }

    @Test
    void pauseInWhichNothingCameNeedsNoProof() {
        // Given
        mirror.caughtUp();
        mirror.paused(true);

        // When
        new PausedLog(mirror, judged(), messages).step(Duration.ZERO);

        // Then
        assertThat(mirror.isCatchingUp()).isFalse();
    }

    @Test
    void applierThatFindsTheMirrorPausedNeitherAppliesNorHearsAnything() {
        // Given
        log.append(marker());
        Applier applier = new Applier(mirror, judged(), messages, new Untroubled());
        mirror.paused(true);

        // When
        assertThatThrownBy(() -> applier.step(Duration.ZERO)).isInstanceOf(FencedException.class);

        // Then
        assertThat(messages.heard()).isEmpty();
        assertThat(mirror.position()).isEqualTo(Position.NONE);
    }

    private void applyAll() {
        Applier.Progress unused = new Applier(mirror, judged(), messages, new Untroubled()).step(Duration.ZERO);
    }

    private static MessageRecord marker() {
        return MessageRecord.unsigned(CityLog.items(LogItems.OWNER), MARKER, Instant.EPOCH);
    }

    private JudgedLog judged() {
        return JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(10));
    }
}
