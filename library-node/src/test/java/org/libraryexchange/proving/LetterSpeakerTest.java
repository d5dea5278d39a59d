package org.libraryexchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.libraryexchange.log.ChangeSource;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.MessageRecord;

/** What a city tells its partner about how far it has applied the partner's letters. */
class LetterSpeakerTest {

    private final Places places = new Places();
    private final Log log = new Log();
    private boolean proving;
    private long nanos;
    private final LetterSpeaker speaker = new LetterSpeaker(new Proving(), places, log, () -> nanos);

    @Test
    void nothingIsToldOfALogThatWasNeverRead() {
        assertThat(speaker.step()).isFalse();
        assertThat(log.told).isEmpty();
    }

    @Test
    void placeIsToldOnce() {
        // Given
        places.here = OptionalLong.of(5);

        // When
        boolean first = speaker.step();
        pass(Duration.ofHours(1));
        boolean again = speaker.step();

        // Then
        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(log.told).containsExactly(5L);
    }

    @Test
    void nextPlaceIsToldAfterAPause() {
        // Given
        places.here = OptionalLong.of(5);
        speaker.step();

        // When
        places.here = OptionalLong.of(6);
        pass(Duration.ofMillis(1_999));
        boolean tooEarly = speaker.step();
        pass(Duration.ofMillis(1));
        boolean then = speaker.step();

        // Then
        assertThat(tooEarly).isFalse();
        assertThat(then).isTrue();
        assertThat(log.told).containsExactly(5L, 6L);
    }

    @Test
    void mirrorThatHasLostAllLettersSaysSo() {
        // Given
        places.here = OptionalLong.of(5);
        speaker.step();

        // When
        places.here = OptionalLong.of(0);
        pass(Duration.ofSeconds(2));
        boolean told = speaker.step();

        // Then
        assertThat(told).isTrue();
        assertThat(log.told).containsExactly(5L, 0L);
    }

    @Test
    void proofsComeFirst() {
        // Given
        places.here = OptionalLong.of(5);
        proving = true;

        // When
        boolean said = speaker.step();

        // Then
        assertThat(said).isTrue();
        assertThat(log.told).isEmpty();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private final class Proving implements Speaker {
        @Override
        public boolean step() {
            return proving;
        }

        @Override
        public void close() {}
    }

    private static final class Places implements LetterPlaces {
        private OptionalLong here = OptionalLong.empty();

        @Override
        public OptionalLong here() {
            return here;
        }

        @Override
        public MessageRecord message(long sequence) {
            Applied applied = new Applied("/cities/hangzhou/letters/leeds", "leeds", sequence, Instant.EPOCH);
            return MessageRecord.unsigned(CityLog.letters("leeds", "hangzhou"), applied, Instant.EPOCH);
        }

        @Override
        public void note(Applied there) {
            throw new UnsupportedOperationException("nobody tells anything here");
        }
    }

    private static final class Log implements LogHead {
        private final List<Long> told = new ArrayList<>();

        @Override
        public void tell(List<MessageRecord> messages) {
            messages.forEach(record -> told.add(((Applied) record.message()).sequence()));
        }

        @Override
        public void sendAll(ChangeSource changes) {
            throw new UnsupportedOperationException("only the prover does this");
        }

        @Override
        public void say(Message message) {
            throw new UnsupportedOperationException("only the prover does this");
        }

        @Override
        public void wake() {}
    }
}
