package org.libraryexchange.catalogue.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;

/** Questions with days, kinds and forms in them, in the API, on the page and in what readers take along. */
@QuarkusTest
class UnderstoodIT {

    private static final String MARK = "&subject=understood-test";

    private static String night;
    private static String photograph;
    private static String talk;

    @BeforeEach
    void catalogue() {
        if (night == null) {
            night = id(created(marked(Documents.lightNight())));
            photograph = id(created(marked(Documents.canalPhotograph())));
            talk = id(created(marked(Documents.json("""
                    {"kind": "cultural-event", "originalLanguage": "en", "title": {"en": "Dating 1930s photographs"},
                     "event": {"occurrences": [{"date": "2027-03-01"}]}}"""))));
            Indexed.awaitAll();
        }
    }

    private static ObjectNode marked(ObjectNode document) {
        ObjectNode published = Documents.published(document);
        published.put("licence", "https://creativecommons.org/licenses/by/4.0/");
        published.withArray("/subjects").addObject().putObject("label").put("en", "understood-test");
        return published;
    }

    @Test
    void aFilterInWordsFindsWhatDoesNotSaySo() {
        // When
        Response found = found("1890s photographs");

        // Then
        assertThat(found.jsonPath().getList("items.id")).containsExactly(photograph);
        assertThat(found.jsonPath().getString("understood.words")).isEmpty();
        assertThat(found.jsonPath().getList("understood.filters.phrase")).containsExactly("1890s", "photographs");
        assertThat(found.jsonPath().getString("understood.filters[0].parameters.from"))
                .isEqualTo("1890-01-01");
        assertThat(found.jsonPath().getString("understood.filters[0].parameters.kind"))
                .isEqualTo("history-resource");
        assertThat(found.asString()).doesNotContain("alone");
    }

    @ParameterizedTest
    @CsvSource({"light October 2027", "2027年10月光", "light 7 October 2027"})
    void theWordsThatAreLeftAreSought(String question) {
        assertThat(found(question).jsonPath().getList("items.id")).containsExactly(night);
    }

    @Test
    void whereTheFilterFindsNothingTheWordsAreSought() {
        // When
        Response found = found("1930s photographs");

        // Then
        assertThat(found.jsonPath().getList("items.id")).contains(talk).doesNotContain(photograph);
        assertThat(found.jsonPath().getList("understood.filters")).isEmpty();
        assertThat(found.jsonPath().getString("understood.words")).isEqualTo("1930s photographs");
    }

    @Test
    void theNextPageOfThemSaysSo() {
        // Given
        String other = id(created(marked(Documents.titled(Documents.lightNight(), "More 1930s photographs"))));
        Indexed.awaitAll();

        // When
        Response first = found("1930s photographs&limit=1");
        Response second =
                anonymous().urlEncodingEnabled(false).get(first.jsonPath().getString("next"));

        // Then
        assertThat(first.jsonPath().getString("next")).contains("as=words");
        assertThat(second.jsonPath().getList("items.id", String.class))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.jsonPath().getList("items.id", String.class));
        assertThat(List.of(talk, other)).containsAll(second.jsonPath().getList("items.id", String.class));
    }

    @Test
    void wordsCanBeMeantAsWords() {
        assertThat(found("1890s photographs&as=words").jsonPath().getList("items.id"))
                .doesNotContain(photograph);
        assertThat(found("light").jsonPath().getString("understood")).isNull();
        assertThatProblem(found("light&as=dates")).is(400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"en, '1890s: 1890–1899, Local history', Photograph", "zh, 1890s：1890—1899年、地方文献, 照片"})
    void thePageShowsTheFiltersAndHowToTakeThemOff(String language, String days, String form) {
        // When
        Page page = Page.get("/search?q=1890s+photographs" + MARK + "&lang=" + language)
                .isSound();
        List<String> chips = page.texts(".active li a span[dir=auto]");
        List<String> without = page.links(".active li a");

        // Then
        assertThat(chips).containsExactly("understood-test", days, form);
        assertThat(page.first("#q").val()).isEqualTo("1890s photographs");
        assertThat(without.get(1))
                .contains("q=1890s", "as=words", "form=photograph")
                .doesNotContain("from=");
        assertThat(without.get(2))
                .contains("q=photographs", "as=words", "from=1890-01-01")
                .doesNotContain("form=");
        assertThat(without.get(3)).contains("q=1890s+photographs", "as=words").doesNotContain("from=", "form=");
        assertThat(page.first("input[name=from]").val()).isEqualTo("1890");
        assertThat(page.document().select("form.search input[name=as]")).isEmpty();
    }

    @Test
    void whoSubscribesGetsWhatIsShown() {
        // When
        String calendar = read("/search.ics?q=light+October+2027" + MARK);
        String others = read("/search.ics?q=light+November+2027" + MARK);
        String feed = read("/search.atom?q=1890s+photographs" + MARK);

        // Then
        assertThat(calendar).contains("BEGIN:VEVENT", "20271007T180000");
        assertThat(others).doesNotContain("BEGIN:VEVENT");
        assertThat(feed).contains(photograph).doesNotContain(talk);
    }

    private static String read(String address) {
        Response response = anonymous().urlEncodingEnabled(false).get(address);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString();
    }

    private static Response found(String question) {
        return anonymous().get(ITEMS + "?q=" + question + MARK);
    }
}
