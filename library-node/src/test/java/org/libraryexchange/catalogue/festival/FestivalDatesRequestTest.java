package org.libraryexchange.catalogue.festival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.InvalidItemException;

class FestivalDatesRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'recurrence': {'easter': {}}, 'from': 2027, 'to': 2027}",
                "{'recurrence': {'easter': {}}, 'from': 1901, 'to': 1930}",
                "{'recurrence': {'announced': {}}, 'from': 2071, 'to': 2100}"
            })
    void aRuleAndSomeYearsAreEnough(String request) throws Exception {
        assertThat(read(request).recurrence().form()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | '' | type",
                "{'from': 2027, 'to': 2030} | /recurrence | required",
                "{'recurrence': {'easter': {}}, 'to': 2030} | /from | required",
                "{'recurrence': {'easter': {}}, 'from': 2027} | /to | required",
                "{'recurrence': {'easter': {}}, 'from': 2027, 'to': 2026} | /to | in-order",
                "{'recurrence': {'easter': {}}, 'from': 2027, 'to': 2057} | /to | max-years",
                "{'recurrence': {'easter': {}}, 'from': 1900, 'to': 1901} | /from | range",
                "{'recurrence': {'easter': {}}, 'from': 2100, 'to': 2101} | /to | range",
                "{'recurrence': {'easter': {}}, 'from': -2147483648, 'to': 2147483647} | /from | range",
                "{'recurrence': {'easter': {}}, 'from': 1, 'to': 99999999999} | /to | type",
                "{'recurrence': {'easter': {}}, 'from': '2027', 'to': 2030} | /from | type",
                "{'recurrence': {'easter': {}}, 'from': null, 'to': 2030} | /from | not-null",
                "{'recurrence': {'easter': {}}, 'from': 2027, 'to': 2030, 'city': 'x'} | /city | unknown-field",
                "{'recurrence': {}, 'from': 2027, 'to': 2030} | /recurrence | one-of",
                "{'recurrence': {'lunar': {'month': 1, 'day': 31}}, 'from': 2027, 'to': 2030} | /recurrence/lunar/day | lunar-day"
            })
    void whatIsWrongIsNamedWithItsPlace(String request, String pointer, String rule) {
        // When
        InvalidItemException refused = catchThrowableOfType(InvalidItemException.class, () -> read(request));

        // Then
        assertThat(refused.violations()).anySatisfy(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.rule()).isEqualTo(rule);
        });
    }

    private static FestivalDatesRequest read(String request) throws Exception {
        return FestivalDatesRequest.read(request.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
