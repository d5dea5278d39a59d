package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterDesksTest {

    private static final Map<String, String> NAMES = Map.of("en", "Events", "zh-Hans", "活动部");

    private static void check(Map<String, Map<String, String>> names, String defaultDesk) {
        LetterDesks.check(LetterSettings.of(names, defaultDesk));
    }

    @Test
    void desksThatPartnersCanBeToldAreTaken() {
        assertThatCode(() -> check(Map.of("events", NAMES, "local-studies", NAMES), "events"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of(), null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Events", "local_studies", "local.studies", "events-", "活动部", ""})
    void idOutsideTheContractIsRefusedByName(String id) {
        assertThatThrownBy(() -> check(Map.of(id, NAMES), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("library.letters.desks." + id
                        + " is not valid; id: must be lower-case letters, digits and single hyphens");
    }

    @ParameterizedTest
    @CsvSource({"zh-Hans, en", "en, zh-Hans", "fr, 'en, zh-Hans'"})
    void nameIsNeededInBothLanguages(String language, String missing) {
        assertThatThrownBy(() -> check(Map.of("events", Map.of(language, "x")), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("library.letters.desks.events.name has no name in: " + missing);
    }

    @Test
    void nameThatTheContractForbidsIsRefused() {
        assertThatThrownBy(() -> check(Map.of("events", Map.of("en", "Events\nand more", "zh-Hans", "活动部")), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("library.letters.desks.events is not valid; names: must be one line");
    }

    @Test
    void defaultDeskIsOneOfTheDesks() {
        assertThatThrownBy(() -> check(Map.of("events", NAMES), "event"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("library.letters.default-desk must be one of the desks, not event");
    }

    @Test
    void moreDesksThanAPartnerCanBeToldAreRefused() {
        Map<String, Map<String, String>> many =
                IntStream.rangeClosed(0, 100).boxed().collect(Collectors.toMap(n -> "desk-" + n, n -> NAMES));
        assertThatThrownBy(() -> check(many, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("library.letters.desks names 101 desks; at most 100 are allowed");
    }
}
