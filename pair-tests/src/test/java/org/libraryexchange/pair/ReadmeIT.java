package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * The commands of the README and of the tour, as they are printed there. The addresses in them are those of {@code ./start};
 * curl is told to go to the pair under test instead.
 */
@ExtendWith(SharedPair.class)
class ReadmeIT {

    private static final Path README = Repository.root().resolve("README.md");
    private static final Path TOUR = Repository.root().resolve("docs/tour.md");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
    private static final String ROLES = "cataloguer,ops,exchange-operator";

    /** What somebody at a terminal waits for without noticing: the change has come to Hangzhou, and is found there. */
    private static final String A_MOMENT = """
            until curl -sS "$LEEDS/exchange/status" -H "Authorization: Bearer $TOKEN" > leeds.status
              curl -sS "$HANGZHOU/exchange/status" -H "Authorization: Bearer $TOKEN" > hangzhou.status
              jq -es '.[0].log.sequence == .[1].partners[0].appliedUpTo and .[0].search.behind + .[1].search.behind == 0' \\
                leeds.status hangzhou.status > /dev/null; do sleep 0.1; done
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void standInForTheLauncher(PairUnderTest pair) throws IOException {
        Path start = folder.resolve("start");
        Files.writeString(start, """
                #!/bin/bash
                [[ $* == "--token %s" ]] && echo '%s'
                """.formatted(ROLES, pair.leeds().token(ROLES.split(",", -1))));
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve(".curlrc"), """
                connect-to = "127.0.0.1:8081:127.0.0.1:%d"
                connect-to = "127.0.0.1:8082:127.0.0.1:%d"
                """.formatted(
                        pair.leeds().api().getPort(), pair.hangzhou().api().getPort()));
    }

    @Test
    void readmeFindsItemsAndShowsHowTheExchangeStands() {
        // Given
        PrintedCommands printed = PrintedCommands.of(README, "Use it");

        // When
        List<String> said = printed.run(program());

        // Then
        assertThat(said)
                .singleElement()
                .asString()
                .contains("\"items\":[", "\"city\":\"hangzhou\"", "\"appliedUpTo\":");
    }

    private Program program() {
        return new Program("bash, curl and jq", folder, Map.of("CURL_HOME", folder.toString()), PATIENCE);
    }

    @Test
    void tourDoesWhatIsToldOfIt(PairUnderTest pair) {
        // Given
        for (int i = 1; i <= 3; i++) {
            String sample = ItemDocuments.event("Sample " + i).toString();
            assertThat(pair.leeds().client().put("samples-of-the-readme", "n" + i, sample))
                    .isInstanceOf(Acknowledged.class);
        }
        PrintedCommands printed = PrintedCommands.of(TOUR, "Use it");

        // When
        List<String> said = printed.run(program(), A_MOMENT);

        // Then
        assertThat(said).hasSize(12);
        assertThat(said.get(0)).as("a token").isEmpty();
        assertThat(said.get(1)).as("a draft").matches(pair.leeds().api() + "/api/v1/items/[0-9a-f-]{36}\n");
        assertThat(statuses(said.get(2))).as("published").containsExactly("200");
        assertThat(statuses(said.get(3))).as("read in Hangzhou").containsExactly("200");
        assertThat(said.get(3).toLowerCase(Locale.ROOT))
                .as("the same document")
                .contains("etag: \"" + said.get(3).substring(0, 64) + "\"")
                .contains("poems by the canal");
        assertThat(statuses(said.get(4))).as("changed").containsExactly("412", "200", "403");
        assertThat(said.get(5)).as("by its own key").matches("201 (\"[0-9a-f]{64}\")\n200 \\1\n");
        assertThat(said.get(6))
                .as("lists")
                .startsWith("</api/v1/items?limit=2&cursor=")
                .contains("; rel=\"next\"\n{\"items\":[{");
        assertThat(said.get(7)).as("searches").contains("Poems by the canal", "\"counts\":{", "Kirkstall Festival");
        assertThat(said.get(8))
                .as("how the exchange stands")
                .contains("\"city\":\"hangzhou\"", "\"rejectedRecords\":[");
        assertThat(said.get(9))
                .as("a proof")
                .contains("\"owner\":\"leeds\"", "\"receipts\":[", "\"mirrors\":[{\"city\":\"hangzhou\"");
        assertThat(said.get(10))
                .as("a night's exchange")
                .contains("\"startedBy\":\"operator\"", "\"step\":\"publish\"", "\"nights\":[", "\"needs\":[");
        assertThat(said.get(11)).as("an error").contains("/problems/invalid-item\"", "\"pointer\":\"/title/en\"");
    }

    /** Bodies do not end with a line's end, so a status need not stand at the beginning of a line. */
    private static List<String> statuses(String said) {
        return STATUS.matcher(said).results().map(status -> status.group(1)).toList();
    }
}
