package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes down what a pair says, for later versions to read. No check of this version, so that its name is none of a test: the
 * README of the recordings tells how to run it.
 */
class PairRecorder {

    private static final String NAME = "pair.recording";

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SCHEME = "recording";

    @TempDir
    Path folder;

    @Test
    void pairThatDoesAllItCanIsWrittenDown() throws IOException {
        String name = Objects.requireNonNull(System.getProperty(NAME), NAME + " names the recording");
        try (PairUnderTest pair = PairUnderTest.start()) {
            // Given
            List<CityUnderTest> cities = List.of(pair.leeds(), pair.hangzhou());
            for (CityUnderTest city : cities) {
                EveryChange changes = new EveryChange(city, SCHEME);
                changes.importSamples(Repository.root(), folder);
                changes.make();
                changes.undated();
            }
            askForARejectedItem(pair);
            pair.awaitEqual(SOON);
            proveWhatDiffers(pair);
            assertThat(Proved.of(pair.hangzhou()).outcomes()).containsExactly("verified");
            pair.awaitEqual(SOON);

            // When
            PairRecording recording = PairRecording.create(name, pair.kafka());
            for (CityUnderTest city : cities) {
                recording.write(city);
            }
        }
    }

    /** The mirror's database refuses an item until it does not; then the mirror asks for it once more. */
    private static void askForARejectedItem(PairUnderTest pair) {
        DatabaseUnderTest mirror = pair.hangzhou().database();
        mirror.execute("alter table item add constraint no_refused_title"
                + " check (owner <> 'leeds' or document not like '%refused-title%') not valid");
        new EveryChange(pair.leeds(), SCHEME).put("asked-for", ItemDocuments.event("refused-title"));
        Awaitility.await("it is rejected")
                .atMost(SOON)
                .until(() -> mirror.number("select count(*) from rejected_record") == 1);
        mirror.execute("alter table item drop constraint no_refused_title");
        EveryChange.acknowledged(pair.hangzhou().client().retry(mirror.number("select id from rejected_record")));
    }

    private static void proveWhatDiffers(PairUnderTest pair) {
        EveryChange changes = new EveryChange(pair.leeds(), SCHEME);
        List<UUID> items = Stream.of("changed", "priced", "texts")
                .map(value -> changes.read(value).id())
                .toList();
        try (Planted planted = Planted.in(pair, items, List.of(Planted.Kind.MISSING, Planted.Kind.SEQUENCE_BELOW))) {
            assertThat(Proved.of(pair.leeds()).named()).isEqualTo(planted.sorts());
        }
    }
}
