package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"abc\"; true",
                "W/\"abc\"; true",
                "\"a\", \"abc\"; true",
                "*; true",
                " * ; true",
                "\"a\"; false",
                "\"abcd\"; false"
            })
    void readerHoldsWhatThereIsByWeakComparison(String ifNoneMatch, boolean holds) {
        assertThat(EntityTags.held(ifNoneMatch, "abc")).isEqualTo(holds);
    }

    @Test
    void readerWhoNamesNothingHoldsNothing() {
        assertThat(EntityTags.held(null, "abc")).isFalse();
    }
}
