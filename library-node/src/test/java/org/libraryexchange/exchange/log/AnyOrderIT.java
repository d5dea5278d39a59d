package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.seal.SealCheck;

/** Checks with the applier, reading ahead or not, what {@link MirrorRuleTest} checks with the rule alone. */
class AnyOrderIT {

    private static final int CASES = 10_000;

    @Test
    void anyOrderAndRepetitionEndsWithTheHighestSequenceOfEachItem() {
        for (long seed = 0; seed < CASES; seed++) {
            // Given
            Random random = new Random(seed);
            List<DocumentRecord> history = history(random);
            List<DocumentRecord> delivered = disorder(history, random);

            // When
            Map<UUID, Long> mirrored = mirrorOf(delivered, random);

            // Then
            assertThat(mirrored).as("seed %d", seed).isEqualTo(latest(history));
        }
    }

    private static List<DocumentRecord> history(Random random) {
        List<DocumentRecord> history = new ArrayList<>();
        long sequence = 0;
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            long follows = sequence;
            sequence += 1 + random.nextInt(3);
            history.add(item(1 + random.nextInt(4), sequence, follows));
        }
        return history;
    }

    private static List<DocumentRecord> disorder(List<DocumentRecord> history, Random random) {
        List<DocumentRecord> delivered = new ArrayList<>(history);
        int repetitions = random.nextInt(history.size() + 1);
        for (int i = 0; i < repetitions; i++) {
            delivered.add(history.get(random.nextInt(history.size())));
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    private static Map<UUID, Long> latest(List<DocumentRecord> history) {
        Map<UUID, Long> latest = new TreeMap<>();
        history.forEach(each -> latest.merge(each.id(), each.sequence(), Math::max));
        return latest;
    }

    private static Map<UUID, Long> mirrorOf(List<DocumentRecord> delivered, Random random) {
        InMemoryLog log = new InMemoryLog("topic-1");
        delivered.forEach(log::append);
        InMemoryMirror mirror = new InMemoryMirror();
        InMemoryLog.Reader reader = log.reader(1 + random.nextInt(5));
        try (JudgedLog judged = random.nextBoolean()
                ? JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), reader)
                : JudgedLog.ahead(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), reader)) {
            Applier applier = new Applier(mirror, judged, new HeardMessages(), new Untroubled());
            while (applier.step(Duration.ZERO).read() > 0) {
                assertThat(applier.appliedUpTo()).isEqualTo(mirror.position().sequence());
            }
        }
        return mirror.sequences();
    }
}
