package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.seal.SealCheck;

/** The one rule of mirroring must hold in whatever order, mixture and repetition records come. */
class MirrorRuleTest {

    private static final int CASES = 10_000;
    private static final int ITEMS = 4;
    private static final int LONGEST_HISTORY = 12;
    private static final Judge JUDGE = new Judge(CityLog.items(LogItems.OWNER), SealCheck.none());

    @Test
    void highestSequenceOfEachItemStandsInTheEnd() {
        for (long seed = 0; seed < CASES; seed++) {
            // Given
            Random random = new Random(seed);
            List<DocumentRecord> history = history(random);

            // When
            Map<UUID, Long> mirrored = applied(delivered(history, random), random);

            // Then
            assertThat(mirrored).as("seed %d", seed).isEqualTo(highest(history));
        }
    }

    private static List<DocumentRecord> history(Random random) {
        List<DocumentRecord> history = new ArrayList<>();
        int length = 1 + random.nextInt(LONGEST_HISTORY);
        for (int sequence = 1; sequence <= length; sequence++) {
            history.add(LogItems.item(random.nextInt(ITEMS), sequence, sequence - 1));
        }
        return history;
    }

    private static Map<UUID, Long> highest(List<DocumentRecord> history) {
        Map<UUID, Long> highest = new HashMap<>();
        history.forEach(item -> highest.put(item.id(), item.sequence()));
        return highest;
    }

    /** The whole history in any order, with some records more than once. */
    private static List<DocumentRecord> delivered(List<DocumentRecord> history, Random random) {
        List<DocumentRecord> delivered = new ArrayList<>(history);
        for (int i = random.nextInt(history.size() + 1); i > 0; i--) {
            delivered.add(history.get(random.nextInt(history.size())));
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    /** Applies the records in batches of any size. */
    private static Map<UUID, Long> applied(List<DocumentRecord> delivered, Random random) {
        InMemoryMirror mirror = new InMemoryMirror();
        int from = 0;
        while (from < delivered.size()) {
            int to = Math.min(delivered.size(), from + 1 + random.nextInt(5));
            mirror.apply(MirrorBatch.of(mirror.position(), mirror.position(), judged(delivered, from, to)));
            from = to;
        }
        return mirror.items().values().stream().collect(Collectors.toMap(DocumentRecord::id, DocumentRecord::sequence));
    }

    private static List<Judgement> judged(List<DocumentRecord> delivered, int from, int to) {
        List<Judgement> judged = new ArrayList<>();
        for (int i = from; i < to; i++) {
            RawRecord raw = InMemoryLog.raw(delivered.get(i));
            judged.add(JUDGE.judge(new RawRecord(i, raw.timestamp(), raw.key(), raw.value(), raw.headers())));
        }
        return judged;
    }
}
