package org.libraryexchange.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;

class PreconditionTest {

    private static final byte[] DIGEST = Sha256.of(Documents.utf8("{}"));
    private static final StoredItem ITEM =
            new StoredItem(new UUID(1, 2), "leeds", Status.PUBLISHED, "{}", DIGEST, Instant.EPOCH);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<tag>; true; true",
                "<tag>; false; false",
                "*; true; true",
                "*; false; false",
                " * ; true; true",
                "\"other\", <tag>; true; true",
                "\"other\"; true; false",
                "W/<tag>; true; false",
                "\"\"; true; false"
            })
    void matchNeedsTheVersionSeen(String ifMatch, boolean exists, boolean passes) {
        // Given
        Precondition precondition = Precondition.needed(filled(ifMatch));

        // When
        Throwable refusal = catchThrowable(() -> precondition.require(current(exists)));

        // Then
        assertThat(refusal == null).isEqualTo(passes);
        assertThat(type(refusal)).isIn(null, ProblemType.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; true; false",
                "*; false; true",
                "<tag>; true; false",
                "<tag>; false; true",
                "W/<tag>; true; false",
                "\"other\"; true; true"
            })
    void noneMatchNeedsAnotherVersionOrNone(String ifNoneMatch, boolean exists, boolean passes) {
        // Given
        Precondition precondition = Precondition.optional(null, filled(ifNoneMatch));

        // When
        Throwable refusal = catchThrowable(() -> precondition.require(current(exists)));

        // Then
        assertThat(refusal == null).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "\"abc",
                "abc\"",
                "\"a\" \"b\"",
                "*, \"a\"",
                "\"a\",,\"b\"",
                "w/\"a\"",
                "\"a b\"",
                ","
            })
    void malformedTagsAreRefused(String header) {
        assertThatThrownBy(() -> Precondition.needed(header))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_PRECONDITION));
        assertThatThrownBy(() -> Precondition.optional(null, header))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_PRECONDITION));
    }

    @Test
    void changeWithoutAnExpectationIsRefused() {
        assertThatThrownBy(() -> Precondition.needed(null))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED));
    }

    @Test
    void noExpectationIsAlwaysMet() {
        // Given
        Precondition none = Precondition.optional(null, null);

        // When
        none.require(current(true));
        none.require(current(false));
    }

    private static String filled(String header) {
        return header.replace("<tag>", '"' + ITEM.entityTag() + '"');
    }

    private static Optional<StoredItem> current(boolean exists) {
        return exists ? Optional.of(ITEM) : Optional.empty();
    }

    private static ProblemType type(Throwable refusal) {
        return refusal instanceof ProblemException problem ? problem.type() : null;
    }
}
