package org.libraryexchange.catalogue.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.harvest.RecordNames.Named;

class RecordNamesTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    private static final Map<String, String> BOTH =
            Map.of("library.oai.names.leeds", "leeds.example", "library.oai.names.hangzhou", "hangzhou.example");

    @Test
    void identifierLeadsBackToTheItem() {
        // Given
        RecordNames names = names(BOTH);

        // When
        String identifier = names.of("hangzhou", ID);

        // Then
        assertThat(identifier).isEqualTo("oai:hangzhou.example:" + ID);
        assertThat(names.read(identifier)).contains(new Named("hangzhou", ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oai:",
                "oai:york.example:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11",
                "oai:leeds.example:019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11",
                "oai:leeds.example:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11 ",
                "oai:leeds.example:1-1-1-1-1",
                "urn:uuid:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11"
            })
    void anyOtherNamesNothing(String identifier) {
        assertThat(names(BOTH).read(identifier)).isEmpty();
    }

    @Test
    void everyCityNeedsAName() {
        assertThat(names(BOTH).isComplete()).isTrue();
        assertThat(names(Map.of("library.oai.names.leeds", "leeds.example")).isComplete())
                .isFalse();
    }

    @Test
    void namesAreDomainNamesThatDiffer() {
        assertThatThrownBy(() -> names(Map.of("library.oai.names.leeds", "leeds")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("library.oai.names.leeds");
        assertThatThrownBy(() -> names(
                        Map.of("library.oai.names.leeds", "a.example", "library.oai.names.hangzhou", "a.example")))
                .isInstanceOf(ConfigurationException.class);
    }

    private static RecordNames names(Map<String, String> settings) {
        return settings(settings).names();
    }

    /** What a node makes of its settings. */
    record Settings(OaiConfig oai, RecordNames names) {}

    static Settings settings(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(OaiConfig.class)
                .withMapping(NodeConfig.class)
                .withDefaultValues(settings)
                .withDefaultValue("library.city", "leeds")
                .withDefaultValue("library.time-zone", "Europe/London")
                .withDefaultValue("library.partners.hangzhou.api", "https://hangzhou.example.org")
                .withValidateUnknown(false)
                .build();
        OaiConfig oai = config.getConfigMapping(OaiConfig.class);
        return new Settings(oai, new RecordNames(oai, new Cities(config.getConfigMapping(NodeConfig.class))));
    }
}
