package org.libraryexchange.letters;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemResponses;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.idempotency.KeptAnswer;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.json.MalformedJsonException;

/** HTTP responses with one letter or handling. */
final class LetterResponses {

    private static final Pattern PLACE = Pattern.compile(" \\(line \\d+, column \\d+\\)$");

    private LetterResponses() {}

    /** Reads an id in an address. */
    static UUID id(String text) {
        return Parameters.uuid(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The address must hold a letter's id: a UUID in lower case."));
    }

    /** Says where the body is not well-formed without quoting it, as the parser's message does. */
    static Response malformed(MalformedJsonException e, HttpHeaders request) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        String where = place.find() ? place.group() : "";
        String detail = "The body is not a single, well-formed JSON value in UTF-8" + where;
        return ProblemResponses.of(new ProblemException(ProblemType.MALFORMED_JSON, detail + "."), request);
    }

    /** The document, or 304 if the client already has this version. */
    static Response document(PostRow row, String ifNoneMatch) {
        EntityTag tag = new EntityTag(row.entityTag());
        return EntityTags.held(ifNoneMatch, row.entityTag())
                ? Response.notModified(tag).build()
                : Response.ok(row.document().bytes()).tag(tag).build();
    }

    /** The document after a write, in a form that can be kept for a repeated request. */
    static KeptAnswer kept(PostRow row, boolean created) {
        return new KeptAnswer(
                created ? 201 : 200,
                row.entityTag(),
                created ? "/api/v1/letters/" + row.id() : null,
                row.document().bytes(),
                row.id());
    }

    static Response of(KeptAnswer answer) {
        CrashPoint.hit("p3");
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer.body()).tag(new EntityTag(answer.entityTag()));
        return answer.location() == null
                ? response.build()
                : response.location(URI.create(answer.location())).build();
    }
}
