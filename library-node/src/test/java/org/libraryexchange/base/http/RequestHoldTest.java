package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestHoldTest {

    private final AtomicInteger givenBack = new AtomicInteger();
    private final RequestHold taken = new RequestHold(givenBack::incrementAndGet);

    @Test
    void requestForTheHeadAloneGivesBackWithoutWork() {
        // When
        taken.endRequest();

        // Then
        assertThat(givenBack).hasValue(1);
    }

    @Test
    void workThatGoesOnForNobodyKeepsWhatItTook() {
        // Given
        taken.begin();
        taken.endRequest();
        int meanwhile = givenBack.get();

        // When
        taken.end();

        // Then
        assertThat(meanwhile).isZero();
        assertThat(givenBack).hasValue(1);
    }

    @Test
    void answerThatIsStillBeingMadeKeepsWhatItTook() {
        // Given
        taken.begin();
        taken.end();
        int meanwhile = givenBack.get();

        // When
        taken.endRequest();

        // Then
        assertThat(meanwhile).isZero();
        assertThat(givenBack).hasValue(1);
    }

    @Test
    void workDoesNotBeginForAClientThatHasLeft() {
        // Given
        taken.endRequest();

        // When, Then
        assertThat(taken.begin()).isFalse();
    }

    @Test
    void whatWasTakenIsGivenBackOnce() {
        // Given
        taken.begin();
        taken.endRequest();
        taken.end();

        // When
        taken.end();
        taken.endRequest();

        // Then
        assertThat(givenBack).hasValue(1);
    }
}
