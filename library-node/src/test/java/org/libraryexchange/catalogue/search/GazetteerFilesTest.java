package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.text.Question;
import org.libraryexchange.catalogue.search.GazetteerLines.Fault;
import org.libraryexchange.item.Coordinates;

class GazetteerFilesTest {

    @TempDir
    Path folder;

    @Test
    void everyNameInALineIsOneOfThePlace() throws IOException {
        // Given
        String list = list("# remarks\nen,zh-Hans\nWest Lake | Xizi Lake,西湖\nKirkstall,\n");

        // When
        Question question = new Question(files(list).places(), Map.of());

        // Then
        assertThat(question.spelledWords("xizi lake, kirkstall, leeds")).containsExactly("leeds");
        assertThat(question.query("西湖").orElseThrow().toString())
                .contains("text:\"xizi lake\"")
                .contains("text:西湖");
    }

    @Test
    void aListThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> files(folder.resolve("none.csv").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "city/a,place,One,more,A book,another | line has more cells than there are columns",
                "city/lake,place,Another lake,, | key stands in another line as well: city/lake",
                "City/Lake,place,One,, | key must be a city and a term, with a slash between them: City/Lake",
                "lake,place,One,, | key must be a city and a term, with a slash between them: lake",
                "city/a,lake,One,, | type must be one of place, library, organisation, person, work: lake",
                "city/a,place,,,A book | names must not be empty",
                "city/a,place,\"One,, | Missing closing quote"
            })
    void aWrongLineIsNamedAndTheOthersCount(String line, String cause) throws IOException {
        // Given
        String list = list("# remarks\nkey,type,en,zh-Hans,source\n\n" + "city/lake,place,Lake,湖,A book\n" + line
                + "\ncity/hill,,Hill,,\n");

        // When
        GazetteerFiles files = files(list);

        // Then
        assertThat(files.all()).extracting(Authority::key).containsExactly("city/lake", "city/hill");
        assertThat(files.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(list);
            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.cause()).startsWith(cause);
        });
    }

    @Test
    void aLineMayHaveAPointThatIsOnTheEarth() throws IOException {
        // When
        GazetteerFiles files = files(list("""
                key,type,en,latitude,longitude
                city/library,library,Library,53.8,-1.5
                city/branch,library,Branch
                city/other,library,Other,153.8,-1.5
                city/half,library,Half,53.8,
                """));

        // Then
        assertThat(files.find("city/library").orElseThrow().point()).contains(new Coordinates(53.8, -1.5));
        assertThat(files.find("city/branch").orElseThrow().point()).isEmpty();
        assertThat(files.faults()).extracting(Fault::line).containsExactly(4, 5);
    }

    @Test
    void anUnknownColumnIsNamedAndLeftOut() throws IOException {
        // When
        GazetteerFiles files = files(list("key,english,zh-Hans\ncity/lake,Lake,湖\n"));

        // Then
        assertThat(files.faults()).extracting(Fault::line).containsExactly(1);
        assertThat(files.faults().get(0).cause()).endsWith("key,english,zh-Hans");
        assertThat(files.find("city/lake"))
                .get()
                .extracting(Authority::names)
                .isEqualTo(Map.of("zh-Hans", List.of("湖")));
    }

    @Test
    void whatAnAuthorityIsCalledAsksForItsKeyAsWell() throws IOException {
        // Given
        GazetteerFiles files =
                files(list("key,type,en,zh-Hans,source\ncity/su-shi,person,Su Shi|Su Dongpo,苏轼|东坡,A book\n"));

        // When, Then
        for (String name : List.of("Su Shi", "su dongpo", "蘇軾", "东坡", "sushi")) {
            assertThat(new Question(files.places(), Map.of())
                            .query(name)
                            .orElseThrow()
                            .toString())
                    .as(name)
                    .contains("authority:city/su-shi");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void everyLineOfACityHasAKeyOfItNamesInBothLanguagesAndASource(String city) {
        // When
        GazetteerFiles files = files("../" + city + "-node/gazetteer/" + city + ".csv");

        // Then
        assertThat(files.faults()).isEmpty();
        assertThat(files.all()).hasSizeGreaterThan(100).allSatisfy(authority -> {
            assertThat(authority.city()).as(authority.key()).isEqualTo(city);
            assertThat(authority.names()).as(authority.key()).containsKeys("en", "zh-Hans");
            assertThat(authority.source()).as(authority.key()).isNotBlank();
        });
    }

    @Test
    void noTwoLinesOfTheCitiesHaveTheSameName() {
        // When
        GazetteerFiles files = files("../leeds-node/gazetteer/leeds.csv", "../hangzhou-node/gazetteer/hangzhou.csv");

        // Then
        assertThat(files.faults()).isEmpty();
        assertThat(files.all()).flatExtracting(Authority::allNames).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void sampleCataloguesNameOnlyWhatTheListsHave(String city) throws IOException {
        // Given
        GazetteerFiles files = files("../leeds-node/gazetteer/leeds.csv", "../hangzhou-node/gazetteer/hangzhou.csv");

        for (String kind : List.of("events", "festivals", "history")) {
            // When
            JsonNode items = new ObjectMapper()
                    .readTree(Path.of("../" + city + "-node/sample-catalogue/" + kind + ".json")
                            .toFile());

            // Then
            assertThat(items.findValuesAsText("authority"))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(files.find(key)).as(key).isPresent());
        }
    }

    private String list(String text) throws IOException {
        return Files.writeString(folder.resolve("places.csv"), text).toString();
    }

    private static GazetteerFiles files(String... lists) {
        return new GazetteerFiles(new TestSearchConfig(Path.of("unused"), Optional.of(List.of(lists))));
    }
}
