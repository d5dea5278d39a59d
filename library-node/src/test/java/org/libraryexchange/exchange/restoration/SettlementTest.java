package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.restoration.Settlement.Adopt;
import org.libraryexchange.exchange.restoration.Settlement.Ask;
import org.libraryexchange.exchange.restoration.Settlement.Choice;
import org.libraryexchange.exchange.restoration.Settlement.Keep;
import org.libraryexchange.exchange.restoration.Settlement.LoggedItem;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.item.Status;

class SettlementTest {

    private static final long ANNOUNCED = 100;
    private static final byte[] LOGGED = {1};
    private static final byte[] OWN = {2};
    private static final byte[] OWN_BEFORE = {3};

    @Test
    void itemThatOnlyTheLogKnowsIsAdopted() {
        assertThat(Settlement.of(logged(Status.PUBLISHED, 4), Optional.empty(), ANNOUNCED))
                .isEqualTo(new Adopt());
    }

    @ParameterizedTest(name = "own sequence {0}")
    @CsvSource({"1", "100", "0"})
    void itemWithoutAnOwnWriteSinceIsAdopted(long sequence) {
        assertThat(Settlement.of(logged(Status.PUBLISHED, 4), own(Status.PUBLISHED, 2, sequence), ANNOUNCED))
                .isEqualTo(new Adopt());
    }

    @Test
    void ownWriteSinceAsksForAChoice() {
        assertThat(Settlement.of(logged(Status.PUBLISHED, 4), own(Status.PUBLISHED, 2, 101), ANNOUNCED))
                .isEqualTo(new Ask());
    }

    @Test
    void ownStateThatTheLogHoldsTooIsNoWriteSince() {
        // Given
        LoggedItem logged =
                new LoggedItem(LogItems.id(1), false, 4, LOGGED, OptionalLong.of(101), Optional.empty(), null);

        // When, Then
        assertThat(Settlement.of(logged, own(Status.PUBLISHED, 2, 101), ANNOUNCED))
                .isEqualTo(new Adopt());
    }

    @Test
    void ownWriteOfTheSameBytesIsNoConflict() {
        assertThat(Settlement.of(
                        logged(Status.PUBLISHED, 4),
                        Optional.of(new OwnItem("festival", false, 4, 101, LOGGED, "{}")),
                        ANNOUNCED))
                .isEqualTo(new Adopt());
    }

    @ParameterizedTest(name = "log {0}, own {1}: {2}")
    @CsvSource({"4, 2, 5", "4, 4, 5", "4, 9, 10"})
    void keptItemGetsAVersionAboveBoth(long loggedVersion, long ownVersion, long expected) {
        assertThat(Settlement.of(
                        chosen(loggedVersion, Choice.KEEP, OWN_BEFORE),
                        own(Status.PUBLISHED, ownVersion, 101),
                        ANNOUNCED))
                .isEqualTo(new Keep(expected));
    }

    @Test
    void choiceToAdoptCountsForTheStateThatItWasMadeFor() {
        assertThat(Settlement.of(chosen(4, Choice.ADOPT, OWN), own(Status.PUBLISHED, 2, 101), ANNOUNCED))
                .isEqualTo(new Adopt());
        assertThat(Settlement.of(chosen(4, Choice.ADOPT, OWN_BEFORE), own(Status.PUBLISHED, 3, 102), ANNOUNCED))
                .as("written since")
                .isEqualTo(new Ask());
    }

    @Test
    void nothingIsErasedUnlessSomebodySaysSo() {
        assertThat(Settlement.of(logged(Status.ERASED, 4), own(Status.PUBLISHED, 7, 1), ANNOUNCED))
                .as("not written since")
                .isEqualTo(new Ask());
        assertThat(Settlement.of(logged(Status.ERASED, 4), Optional.empty(), ANNOUNCED))
                .as("not known")
                .isEqualTo(new Ask());
    }

    @Test
    void whatIsErasedOnBothSidesNeedsNobody() {
        assertThat(Settlement.of(logged(Status.ERASED, 4), own(Status.ERASED, 4, 1), ANNOUNCED))
                .isEqualTo(new Adopt());
    }

    @Test
    void whatWasErasedHereStaysErased() {
        assertThat(Settlement.of(logged(Status.PUBLISHED, 4), own(Status.ERASED, 3, 101), ANNOUNCED))
                .isEqualTo(new Keep(5));
    }

    private static LoggedItem logged(Status status, long version) {
        return new LoggedItem(
                LogItems.id(1), status == Status.ERASED, version, LOGGED, OptionalLong.empty(), Optional.empty(), null);
    }

    private static LoggedItem chosen(long version, Choice choice, byte[] madeFor) {
        return new LoggedItem(
                LogItems.id(1), false, version, LOGGED, OptionalLong.empty(), Optional.of(choice), madeFor);
    }

    private static Optional<OwnItem> own(Status status, long version, long sequence) {
        return Optional.of(new OwnItem("festival", status == Status.ERASED, version, sequence, OWN, "{}"));
    }
}
