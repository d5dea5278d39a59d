package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenFieldsTest {

    private static Map<String, String> read(Map<String, String> typed) {
        return WrittenFields.read(new FormValues(new TreeMap<>(typed)), "GBP").byPointer();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"£4.50; 4.50; GBP", "4.50; 4.50; GBP", "4,50 €; 4.50; EUR", "12元; 12; CNY"})
    void aPriceSaysThatAdmissionIsNotFree(String typed, String amount, String currency) {
        assertThat(read(Map.of("/event/admission/prices/0/amount", typed)))
                .isEqualTo(Map.of(
                        "/event/admission/prices/0/amount", amount,
                        "/event/admission/prices/0/currency", currency,
                        "/event/admission/free", "false"));
    }

    @Test
    void theWordForFreeIsNoPrice() {
        assertThat(read(Map.of("/event/admission/prices/0/amount", "免费", "/event/admission/prices/0/currency", "CNY")))
                .isEqualTo(Map.of("/event/admission/free", "true"));
    }

    @Test
    void whatSomebodyHasChosenStaysUnlessThePriceSaysOtherwise() {
        assertThat(read(Map.of(
                        "/event/admission/prices/0/amount", "4",
                        "/event/admission/prices/0/currency", "EUR",
                        "/event/admission/prices/1/amount", "£5",
                        "/event/admission/prices/1/currency", "EUR",
                        "/event/admission/free", "true")))
                .containsEntry("/event/admission/prices/0/currency", "EUR")
                .containsEntry("/event/admission/prices/1/currency", "GBP")
                .containsEntry("/event/admission/free", "true");
    }

    @Test
    void aPeriodInWordsIsRead() {
        assertThat(read(Map.of("/history/period/edtf", "清光绪年间")))
                .isEqualTo(Map.of("/history/period/edtf", "1875/1908", "/history/period/label/zh-Hans", "清光绪年间"));
        assertThat(read(Map.of("/history/period/edtf", "about 1890")))
                .isEqualTo(Map.of("/history/period/edtf", "1890~"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/licence; cc by 4.0; https://creativecommons.org/licenses/by/4.0/",
                "/media/0/licence; CC0; https://creativecommons.org/publicdomain/zero/1.0/",
                "/pictures/1/licence; CC BY; https://creativecommons.org/licenses/by/4.0/",
                "/event/occurrences/0/day; 10 May 2027; 2027-05-10",
                "/event/occurrences/0/from; 7.30pm; 19:30",
                "/event/occurrences/0/day; 03/04/2027; 03/04/2027",
                "/event/admission/prices/0/amount; a fiver; a fiver",
                "/history/period/edtf; long ago; long ago",
                "/title/en; Free; Free"
            })
    void otherTextStays(String field, String typed, String read) {
        assertThat(read(Map.of(field, typed))).isEqualTo(Map.of(field, read));
    }
}
