package org.libraryexchange.pages.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.watch.status.Runbook;

class GuidesTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    private final Guides guides = new Guides();

    @ParameterizedTest
    @EnumSource
    void everyTroubleHasASectionInTheRunbooks(Runbook runbook) {
        // Given
        List<String> address = List.of(runbook.address().split("#", -1));

        // Then
        assertThat(address.get(0)).isEqualTo("/ops/guides/runbooks");
        assertThat(html("runbooks")).contains("id=\"" + address.get(1) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configure", "install", "monitor", "runbooks"})
    void everyLinkOfAGuideLeadsToASection(String name) {
        // When
        List<String> astray = new ArrayList<>();
        links(html(name)).filter(link -> !leads(name, link)).forEach(astray::add);

        // Then
        assertThat(astray).isEmpty();
        assertThat(links(html(name))).hasSizeGreaterThan(3);
    }

    @Test
    void otherDocumentsAreNotShown() {
        assertThat(guides.read("security")).isEmpty();
        assertThat(guides.read("../pom")).isEmpty();
    }

    private boolean leads(String name, String link) {
        String[] parts = link.split("#", -1);
        String guide = parts[0].isEmpty() ? name : parts[0].substring("/ops/guides/".length());
        return parts.length == 1 || html(guide).contains("id=\"" + parts[1] + "\"");
    }

    private static Stream<String> links(String html) {
        return LINK.matcher(html).results().map((MatchResult link) -> link.group(1));
    }

    private String html(String name) {
        return guides.read(name).orElseThrow().content().toString();
    }
}
