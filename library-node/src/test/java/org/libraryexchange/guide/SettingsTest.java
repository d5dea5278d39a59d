package org.libraryexchange.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings of the guides for operators are those of the code. */
class SettingsTest {

    private static final Path GUIDE = Path.of("../docs/configure.md");
    private static final List<Path> WITH_EXAMPLES = Stream.of("install", "configure", "monitor", "runbooks")
            .map(name -> Path.of("../docs/%s.md".formatted(name)))
            .toList();
    private static final Pattern ROW = Pattern.compile(
            "\\| `(?<name>[^`]+)` \\| `(?<variable>[^`]+)` \\| (?<default>[^|]+) \\| (?<unit>[^|]+) \\| (?<meaning>[^|]+) \\|");
    private static final Pattern EXAMPLE = Pattern.compile("((?:QUARKUS|LIBRARY|KAFKA|MP_JWT|SMALLRYE)_[A-Z_]+)=.*");
    private static final Pattern VALUE = Pattern.compile("`([^`]+)`");
    /** Neither Quarkus nor MicroProfile tells of these in a form that a program can read. */
    private static final String JWT = "(mp|smallrye)\\.jwt\\..*";

    private static Settings settings;
    private static List<Row> rows;

    /** @param defaults of Leeds and of Hangzhou; one where it is the same, none where there is none */
    private record Row(String name, String variable, List<String> defaults, String unit, String meaning) {

        static Row of(MatchResult row) {
            List<String> defaults = row.group(3).equals("none")
                    ? List.of()
                    : VALUE.matcher(row.group(3))
                            .results()
                            .map(value -> value.group(1))
                            .toList();
            return new Row(row.group(1), row.group(2), defaults, row.group(4), row.group(5));
        }

        boolean isOwn() {
            return name.startsWith("library.");
        }
    }

    @BeforeAll
    static void read() throws Exception {
        settings = new Settings();
        rows = Settings.lines(GUIDE).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .map(Row::of)
                .toList();
    }

    @Test
    void everySettingOfTheNodeIsInTheGuideAndNoOther() {
        assertThat(names(true)).isEqualTo(settings.own());
        assertThat(names(false)).containsAll(settings.injected());
        assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
    }

    @Test
    void everySettingOfOthersExists() {
        assertThat(names(false))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.matches(JWT) || settings.has(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void defaultsAreThoseOfTheCode() {
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            if (settings.has(row.name())) {
                assertThat(row.defaults()).as(row.name()).isEqualTo(settings.defaultsOf(row.name()));
            }
        });
    }

    @Test
    void variablesAreThoseThatStandForTheSettings() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.variable())
                        .isEqualTo(row.name().replaceAll("[^a-zA-Z0-9<>]", "_").toUpperCase(Locale.ROOT)));
    }

    @Test
    void durationsAndTimesAreToldAsSuch() {
        assertThat(rows).filteredOn(Row::isOwn).allSatisfy(row -> {
            String unit = settings.unitOf(row.name());
            if (unit != null) {
                assertThat(row.unit()).as(row.name()).isEqualTo(unit);
            }
        });
    }

    @Test
    void examplesSetNothingElse() {
        // Given
        List<String> variables = rows.stream()
                .map(row -> row.variable().replaceAll("<\\w+>", "[A-Z]+"))
                .toList();

        // When
        List<String> examples = WITH_EXAMPLES.stream()
                .flatMap(guide -> Settings.lines(guide).stream())
                .map(EXAMPLE::matcher)
                .filter(Matcher::matches)
                .map(example -> example.group(1))
                .toList();

        // Then
        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(variables).anyMatch(example::matches));
    }

    private static Set<String> names(boolean own) {
        return rows.stream()
                .filter(row -> row.isOwn() == own)
                .map(Row::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
