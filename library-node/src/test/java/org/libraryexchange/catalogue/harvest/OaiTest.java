package org.libraryexchange.catalogue.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

class OaiTest {

    /** It asks nothing of what is null here. */
    @ParameterizedTest
    @CsvSource({
        "library.oai.names.leeds,  library.oai.names.hangzhou",
        "library.oai.admin-email,  library.oai.names.leeds"
    })
    void nobodyHarvestsUnlessThereIsAnAddressToWriteToAndEachCityHasAName(String first, String second) {
        // Given
        RecordNamesTest.Settings settings = RecordNamesTest.settings(Map.of(first, "a.example", second, "b.example"));
        Oai oai = new Oai(settings.oai(), settings.names(), null, null, null, null, null, null);

        // Then
        assertThatThrownBy(() -> oai.answer(Map.of("verb", List.of("Identify"))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
        assertThat(ProblemType.NOT_FOUND.status()).isEqualTo(404);
    }
}
