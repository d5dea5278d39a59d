package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.letters.LetterApi.LETTERS;
import static org.libraryexchange.letters.LetterApi.asLibrarian;
import static org.libraryexchange.letters.LetterApi.created;
import static org.libraryexchange.letters.LetterApi.done;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;

/** Words in letters. */
@QuarkusTest
class LetterSearchIT {

    @Test
    void wordsAreFoundInAnyLanguageWhateverTheirCase() throws Exception {
        // Given
        String unique = "moonboat" + UUID.randomUUID().toString().substring(0, 8);
        String id = PostRows.received("The " + unique + " sails.").head().id().toString();
        String draft = Api.id(created(LetterApi.saying("Our " + unique + " is a draft.")));

        // When, Then
        assertThat(found(unique.toUpperCase(Locale.ROOT))).containsExactlyInAnyOrder(id, draft);
        assertThat(found(unique + " 西湖龙舟")).containsExactly(id);
        assertThat(found(unique + "　龙舟")).containsExactly(id);
        assertThat(found(unique + " zh-Hans")).isEmpty();
        assertThat(found(unique + " hangzhou")).isEmpty();
        assertThat(search("{\"words\": \"%s\", \"limit\": 1}".formatted(unique))
                        .jsonPath()
                        .getString("cursor"))
                .isNotNull();
    }

    private static List<String> found(String words) {
        List<String> ids = new ArrayList<>();
        ObjectNode body = Documents.json("{\"limit\": 1}").put("words", words);
        while (true) {
            JsonPath page = done(search(body.toString())).jsonPath();
            ids.addAll(page.getList("letters.letter.id"));
            if (page.getString("cursor") == null) {
                return ids;
            }
            body.put("cursor", page.getString("cursor"));
        }
    }

    private static Response search(String body) {
        return asLibrarian()
                .contentType("application/json")
                .body(Documents.utf8(body))
                .post(LETTERS + "/search");
    }

    @Test
    void searchThatIsNotRightIsRefused() {
        assertThatProblem(search("{}")).is(400, "invalid-body").withViolationAt("/words");
        assertThatProblem(search("{\"words\": \"a\", \"limit\": 201}"))
                .is(400, "invalid-body")
                .withViolationAt("/limit");
        assertThatProblem(search("{\"words\": \"a\", \"cursor\": \"made-up\"}")).is(400, "invalid-cursor");
        assertThatProblem(search("{\"words\": \"a\", \"sort\": \"best\"}"))
                .is(400, "invalid-body")
                .withViolationAt("/sort");
    }
}
