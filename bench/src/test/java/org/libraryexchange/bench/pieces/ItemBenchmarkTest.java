package org.libraryexchange.bench.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.libraryexchange.record.Judgement.Accepted;

/** A refusal or an empty text would be quicker, and nobody would see it in a figure. */
class ItemBenchmarkTest {

    private final ItemBenchmark benchmark = new ItemBenchmark();
    private final List<Sample> samples = Sample.all();

    @Test
    void eachRecordIsOneThatAMirrorAccepts() {
        samples.forEach(sample -> assertThat(benchmark.judgement()).isInstanceOf(Accepted.class));
    }

    @Test
    void eachItemHasTextsInBothLanguages() {
        assertThat(samples)
                .allSatisfy(sample -> assertThat(sample.texts())
                        .hasSizeGreaterThanOrEqualTo(7)
                        .anyMatch(text -> text.text().codePoints().anyMatch(Character::isIdeographic))
                        .anyMatch(text -> text.text().codePoints().allMatch(c -> c < 0x80)));
    }
}
