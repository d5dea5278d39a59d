package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.RawRecord;

/** What Leeds believes of that which Hangzhou says about its items. */
class AppliedListenerTest {

    private static final String LEEDS = "/cities/leeds";

    private final List<Long> noted = new ArrayList<>();
    private SignatureState signature = SignatureState.VALID;
    private final AppliedListener listener = new AppliedListener(
            "hangzhou", CityLog.items("leeds"), heard -> signature, applied -> noted.add(applied.sequence()));

    @Test
    void onlyTheLastOfManyPlacesIsNoted() {
        // When
        hear(LEEDS, "hangzhou", 5);
        hear(LEEDS, "hangzhou", 9);
        hear(LEEDS, "hangzhou", 7);
        listener.caughtUp();
        listener.caughtUp();

        // Then
        assertThat(noted).containsExactly(7L);
    }

    @Test
    void earlierPlaceIsNotedAfterALaterOne() {
        // Given
        hear(LEEDS, "hangzhou", 9);
        listener.caughtUp();

        // When
        hear(LEEDS, "hangzhou", 4);
        listener.caughtUp();

        // Then
        assertThat(noted).containsExactly(9L, 4L);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"VALID", "UNCHECKED"})
    void messageWithoutATrustedSignatureCountsForNothing(SignatureState state) {
        // Given
        hear(LEEDS, "hangzhou", 5);
        signature = state;

        // When
        boolean believed = hear(LEEDS, "hangzhou", 9);
        listener.caughtUp();

        // Then
        assertThat(believed).isFalse();
        assertThat(noted).containsExactly(5L);
    }

    @Test
    void partnerWithoutAKnownKeyIsBelieved() {
        // Given
        signature = SignatureState.UNCHECKED;

        // When
        boolean believed = hear(LEEDS, "hangzhou", 5);
        listener.caughtUp();

        // Then
        assertThat(believed).isTrue();
        assertThat(noted).containsExactly(5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"york", "leeds"})
    void partnerSpeaksForItsOwnMirrorOnly(String mirror) {
        // When
        boolean believed = hear(LEEDS, mirror, 5);
        listener.caughtUp();

        // Then
        assertThat(believed).isFalse();
        assertThat(noted).isEmpty();
    }

    @Test
    void whatThePartnerHoldsOfAThirdCityIsOfNoInterestHere() {
        // When
        boolean believed = hear("/cities/york", "hangzhou", 5);
        listener.caughtUp();

        // Then
        assertThat(believed).isTrue();
        assertThat(noted).isEmpty();
    }

    @Test
    void otherMessagesCountForNothing() {
        // When
        boolean believed = listener.hear(accepted(new ProofRequest(new UUID(7, 7), "leeds", "hangzhou")));
        listener.caughtUp();

        // Then
        assertThat(believed).isFalse();
        assertThat(noted).isEmpty();
    }

    private boolean hear(String log, String mirror, long sequence) {
        return listener.hear(accepted(new Applied(log, mirror, sequence, Instant.EPOCH)));
    }

    private static AcceptedMessage accepted(Message message) {
        RawRecord raw = new RawRecord(0, Instant.EPOCH, null, message.bytes(), List.of());
        return new AcceptedMessage(raw, message, Optional.empty());
    }
}
