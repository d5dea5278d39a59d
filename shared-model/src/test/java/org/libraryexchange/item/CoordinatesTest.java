package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "53.7997 | -1.5492 | true",
                "-90 | 180 | true",
                "90.000001 | 0 | false",
                "0 | -1e300 | false",
                "\"53\" | 0 | false",
                "null | 0 | false"
            })
    void placeIsSomewhereOnTheEarthOrNowhere(String latitude, String longitude, boolean somewhere)
            throws JsonProcessingException {
        // Given
        String place = "{\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}";

        // When, Then
        assertThat(Coordinates.of(new JsonMapper().readTree(place)).isPresent()).isEqualTo(somewhere);
    }

    @ParameterizedTest
    @CsvSource({"53.7997, -1.5492, true", "north, 0, false", "'', '', false", "NaN, 0, false", "90.1, 0, false"})
    void typedNumbersAreSomewhereOnTheEarthOrNowhere(String latitude, String longitude, boolean somewhere) {
        assertThat(Coordinates.of(latitude, longitude).isPresent()).isEqualTo(somewhere);
    }
}
