package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;

/** What pages say while a catalogue has samples. */
@QuarkusTest
class SamplesIT {

    private static final List<String> ADDRESSES =
            List.of("/", "/whats-on", "/search?q=night", "/about", "/sign-in", "/nothing/here");

    /** Other tests may have written samples. */
    @BeforeEach
    void withdrawAll() {
        String next = ITEMS + "?owner=leeds&limit=200";
        while (next != null) {
            var page = anonymous().urlEncodingEnabled(false).get(next).jsonPath();
            page.<Map<String, Object>>getList("items").stream()
                    .filter(item -> String.valueOf(item.get("identifiers")).contains("-sample"))
                    .forEach(item -> withdraw(item.get("id").toString()));
            next = page.getString("next");
        }
    }

    private static void withdraw(String id) {
        sending("{}")
                .header("If-Match", "*")
                .post(ITEMS + "/" + id + "/withdraw")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, leeds-sample, Demonstration catalogue: the events in it are invented.",
        "zh, hangzhou-sample, 演示目录：其中的活动均为虚构。"
    })
    void everyPageSaysSoAsLongAsASampleOfEitherCityIsPublished(String language, String scheme, String said) {
        // Given
        awaitOnAll(language, List.of());
        ObjectNode sample = published(
                identified(Documents.lightNight(), scheme, UUID.randomUUID().toString()));

        // When
        String id = id(created(sample));

        // Then
        awaitOnAll(language, List.of(said));
        withdraw(id);
        awaitOnAll(language, List.of());
    }

    private static void awaitOnAll(String language, List<String> said) {
        ADDRESSES.forEach(address -> await(address)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Page.get(address, "Accept-Language", language)
                                .isSound()
                                .texts("header .demonstration"))
                        .isEqualTo(said)));
    }
}
