package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;

/** A librarian's requests to the node under test. */
final class LetterApi {

    static final String LETTERS = "/api/v1/letters";

    private LetterApi() {}

    static RequestSpecification asLibrarian() {
        return Api.with(Tokens.of("librarian"));
    }

    /** Somebody who also decides what cannot be undone. */
    static RequestSpecification asEraser() {
        return Api.with(Tokens.of("librarian", "exchange-operator"));
    }

    static RequestSpecification sending(ObjectNode body) {
        return asLibrarian().contentType("application/json").body(Documents.utf8(body.toString()));
    }

    /** A complete letter to Hangzhou. */
    static ObjectNode lanterns() {
        return Documents.json("""
                {"to": "hangzhou", "from": {"desk": "local-studies"}, "originalLanguage": "en",
                 "subject": {"en": "Lanterns for Light Night", "zh-Hans": "光之夜的灯笼"},
                 "text": {"en": "Could you check our Chinese title?", "zh-Hans": "能否请你们核对我们的中文标题？"},
                 "asks": "check"}
                """);
    }

    static ObjectNode saying(String english) {
        ObjectNode letter = lanterns();
        letter.withObject("/text").put("en", english);
        return letter;
    }

    static ObjectNode inReplyTo(UUID letter) {
        return lanterns().put("inReplyTo", letter.toString());
    }

    static Response created(ObjectNode draft) {
        Response answer = sending(draft).post(LETTERS);
        if (answer.statusCode() != 201) {
            throw new AssertionError("not created: " + answer.statusCode() + " " + answer.asString());
        }
        return answer;
    }

    static Response sent(ObjectNode draft) {
        Response created = created(draft);
        return done(step(Api.id(created), "send", Api.etag(created)));
    }

    /** What a sender does with a letter in the state that it has. */
    static Response step(String id, String step, String etag) {
        return asEraser().header("If-Match", etag).post(LETTERS + "/" + id + "/" + step);
    }

    static Response handling(UUID letter, String etag, String body) {
        return handling(asLibrarian(), letter, etag, body);
    }

    /** What somebody says who also decides about items. */
    static Response deciding(UUID letter, String etag, String body) {
        return handling(Api.with(Tokens.of("librarian", "cataloguer")), letter, etag, body);
    }

    private static Response handling(RequestSpecification person, UUID letter, String etag, String body) {
        return person.header("If-Match", etag)
                .contentType("application/json")
                .body(Documents.utf8(body))
                .put(LETTERS + "/" + letter + "/handling");
    }

    static Response receipt(Object id) {
        return done(asLibrarian().get(LETTERS + "/" + id + "/receipt"));
    }

    static Response read(Object id) {
        return asLibrarian().get(LETTERS + "/" + id);
    }

    static Response done(Response answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError("not done: " + answer.statusCode() + " " + answer.asString());
        }
        return answer;
    }
}
