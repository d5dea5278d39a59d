package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the packaged node can show: its process lets such addresses through to the API. */
@ExtendWith(SharedPair.class)
class AddressIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/items/%ZZ", "/api/v1/items?q=%2", "/%"})
    void addressThatIsNoUriGetsAProblemDocument(String address, PairUnderTest pair) {
        // Given
        Program curl = new Program("curl", folder, Map.of(), Duration.ofMinutes(1));

        // When
        String said = curl.run(
                "curl",
                "-sS",
                "-w",
                "\n%{http_code} %{content_type}",
                pair.leeds().api() + address);

        // Then
        assertThat(said).contains("/problems/bad-request\"").endsWith("\n400 application/problem+json");
    }
}
