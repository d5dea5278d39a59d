package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;
import org.libraryexchange.seal.SealCheck;

class MirrorBatchTest {

    private static final Judge JUDGE = new Judge(CityLog.items(LogItems.OWNER), SealCheck.none());
    private static final Position HERE = new Position("topic-1", 100, 10);

    @Test
    void onlyTheLastStateOfAnItemIsKept() {
        // When
        MirrorBatch batch = batch(item(1, 11, 10), item(2, 12, 11), item(1, 13, 12));

        // Then
        assertThat(sequences(batch)).containsExactlyInAnyOrder(13L, 12L);
        assertThat(batch.from()).isEqualTo(HERE);
        assertThat(batch.to()).isEqualTo(new Position("topic-1", 103, 13));
    }

    @Test
    void staleStateDoesNotReplaceANewerOneOfTheSameBatch() {
        // When
        MirrorBatch batch = batch(item(1, 13, 10), item(1, 11, 10));

        // Then
        assertThat(sequences(batch)).containsExactly(13L);
        assertThat(batch.to().sequence()).isEqualTo(13);
    }

    @Test
    void sameSequenceWithOtherBytesIsTheOneThatStandsLater() {
        // When
        MirrorBatch batch = batch(item(1, 11, 10, "one"), item(1, 11, 10, "two"));

        // Then
        assertThat(batch.items())
                .singleElement()
                .satisfies(kept -> assertThat(kept.record().document())
                        .asString(StandardCharsets.UTF_8)
                        .contains("two"));
    }

    @Test
    void positionNeverGoesBackInOrder() {
        // When
        MirrorBatch batch = batch(item(1, 3, 2));

        // Then
        assertThat(batch.to()).isEqualTo(new Position("topic-1", 101, 10));
        assertThat(batch.gapAfter()).isEmpty();
    }

    @Test
    void gapIsNoticedInTheMiddleOfABatch() {
        // When
        MirrorBatch batch = batch(item(1, 11, 10), item(2, 20, 15), item(3, 30, 25));

        // Then
        assertThat(batch.gapAfter()).isEqualTo(OptionalLong.of(11));
    }

    @Test
    void rejectedRecordHidesNoGap() {
        // Given
        List<Judgement> judgements = new ArrayList<>(judged(item(1, 11, 10)));
        judgements.add(JUDGE.judge(new RawRecord(101, Instant.EPOCH, null, null, List.of())));
        judgements.add(JUDGE.judge(placed(item(2, 13, 12), 102)));

        // When
        MirrorBatch batch = MirrorBatch.of(HERE, HERE, judgements);

        // Then
        assertThat(batch.gapAfter()).isEqualTo(OptionalLong.of(11));
        assertThat(batch.rejected()).hasSize(1);
        assertThat(batch.to()).isEqualTo(new Position("topic-1", 103, 13));
    }

    @Test
    void placeThatIsBeyondAllReasonIsSetAsideAndMovesNothing() {
        // When
        MirrorBatch batch = batch(
                item(1, 11, 10),
                item(2, 1L << 53, 11),
                item(3, 11 + DocumentRecord.MOST_AHEAD, 11),
                item(4, 12 + 2 * DocumentRecord.MOST_AHEAD, 11));

        // Then
        assertThat(batch.rejected())
                .extracting(Rejected::reason)
                .containsExactly(RejectionReason.TOO_FAR, RejectionReason.TOO_FAR);
        assertThat(batch.to().sequence()).isEqualTo(11 + DocumentRecord.MOST_AHEAD);
    }

    @Test
    void offsetsThatCompactionLeftOutAreSkipped() {
        // When
        MirrorBatch batch = MirrorBatch.of(HERE, HERE, List.of(JUDGE.judge(placed(item(1, 11, 10), 500))));

        // Then
        assertThat(batch.to().nextOffset()).isEqualTo(501);
    }

    private static MirrorBatch batch(DocumentRecord... items) {
        return MirrorBatch.of(HERE, HERE, judged(items));
    }

    private static List<Judgement> judged(DocumentRecord... items) {
        List<Judgement> judgements = new ArrayList<>();
        for (DocumentRecord item : items) {
            judgements.add(JUDGE.judge(placed(item, HERE.nextOffset() + judgements.size())));
        }
        return judgements;
    }

    private static RawRecord placed(DocumentRecord item, long offset) {
        RawRecord raw = InMemoryLog.raw(item);
        return new RawRecord(offset, raw.timestamp(), raw.key(), raw.value(), raw.headers());
    }

    private static List<Long> sequences(MirrorBatch batch) {
        return batch.items().stream().map(kept -> kept.record().sequence()).toList();
    }
}
