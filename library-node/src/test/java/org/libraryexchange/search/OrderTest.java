package org.libraryexchange.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;

class OrderTest {

    @ParameterizedTest
    @CsvSource({
        "NEWEST, 1794960311000000",
        "OLDEST, -1",
        "EARLIEST, 20733",
        "LATEST, -719528",
        "TITLE, KlQqOA==",
        "TITLE_REVERSED, ''",
        "RELEVANCE, 3.5",
    })
    void keyIsReadAsItIsWritten(Order order, String text) {
        assertThat(order.text(order.key(text, Optional.empty()))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "NEWEST, 2026-11-20 14:05:11.25+00",
        "OLDEST, 2026-11-20 14:05:11.25+00",
        "EARLIEST, 2027-10-07",
        "LATEST, infinity",
        "TITLE, \\x2a54",
        "RELEVANCE, 2026-11-20 14:05:11.25+00",
    })
    void keyOfAnotherSortIsNoCursor(Order order, String text) {
        assertThatThrownBy(() -> order.key(text, Optional.empty()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_CURSOR));
    }
}
