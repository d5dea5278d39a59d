package org.libraryexchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;

/** A draft is nobody's business but the cataloguers': others are answered as if it were not there. */
@QuarkusTest
class DraftIT {

    @Test
    void whoeverMustNotReadADraftDoesNotLearnThatThereIsOne() {
        // Given
        String scheme = "draft-" + UUID.randomUUID();
        Response put = Api.with(Tokens.cataloguer())
                .contentType("application/json")
                .body(Documents.lightNight().toString())
                .put("/api/v1/items/by-identifier/" + scheme + "/1");
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(201);
        String id = put.jsonPath().getString("id");
        String missing = UUID.randomUUID().toString();

        // When, Then
        sameForBoth("/api/v1/items/by-identifier/" + scheme + "/", "1", "2", null);
        for (String token : List.of(Tokens.ops(), Tokens.of("exchange-operator"))) {
            sameForBoth("/api/v1/items/by-identifier/" + scheme + "/", "1", "2", token);
            sameForBoth("/api/v1/items/{}", id, missing, token);
            sameForBoth("/api/v1/items/{}/receipt", id, missing, token);
            sameForBoth("/api/v1/items/{}/versions", id, missing, token);
            sameForBoth("/api/v1/items/{}/versions/1", id, missing, token);
        }
        sameForBoth("/api/v1/items/{}", id, missing, null);
        sameForBoth("/items/{}", id, missing, null);
        sameForBoth("/api/v1/items/{}/versions", id, missing, null);
    }

    private static void sameForBoth(String address, String draft, String missing, String token) {
        Response ofDraft = get(address, draft, token);
        Response ofMissing = get(address, missing, token);
        assertThat(ofDraft.statusCode()).as("%s of a draft", address).isEqualTo(ofMissing.statusCode());
        assertThat(sentence(ofDraft, draft)).isEqualTo(sentence(ofMissing, missing));
        assertThat(ofDraft.statusCode()).isEqualTo(404);
    }

    private static Response get(String address, String part, String token) {
        String whole = address.contains("{}") ? address.replace("{}", part) : address + part;
        return (token == null ? Api.anonymous() : Api.with(token)).get(whole);
    }

    /** Without what every answer has of its own. */
    private static String sentence(Response answer, String part) {
        return answer.asString()
                .replaceAll("\"traceId\":\"[0-9a-f]+\"", "")
                .replaceAll("(?<![0-9a-f])" + part + "(?![0-9a-f])", "X");
    }
}
