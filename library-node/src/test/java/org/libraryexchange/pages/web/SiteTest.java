package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "https://leeds.example.org, /items/1?lang=en, https://leeds.example.org/items/1?lang=en",
        "https://leeds.example.org:8443/, /, https://leeds.example.org:8443/",
        "http://127.0.0.1:8081, /items/1, http://127.0.0.1:8081/items/1",
        // Nobody has said where readers reach the node.
        "http://localhost:8081, /items/1, /items/1",
        // A partner's document may hold any address, even one that is none.
        "https://leeds.example.org, https://example.org/a b.jpg, https://example.org/a b.jpg"
    })
    void linksAreAbsoluteWhereTheNodeKnowsItsAddress(URI address, String link, String absolute) {
        assertThat(new Site(address).absolute(link)).isEqualTo(absolute);
    }
}
