package org.libraryexchange.catalogue.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.Seats.Seat;
import org.libraryexchange.base.idempotency.Idempotency;
import org.libraryexchange.base.idempotency.Idempotency.LongRequest;
import org.libraryexchange.base.idempotency.KeptAnswer;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.catalogue.imports.Upload.StoredBody;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** Turns uploaded files into imports, one for each key. */
@Singleton
record Intake(Upload upload, Imports imports, Idempotency idempotency, Actor actor, ObjectMapper json) {

    private static final int ACCEPTED = 202;

    /**
     * Reads the file and answers with its import. If an earlier request with the same key began an import, answers with
     * that.
     */
    KeptAnswer take(ImportRequest request, HttpServerRequest head, InputStream body)
            throws MalformedJsonException, InvalidItemException {
        Seat seat = upload.take(Client.at(head));
        try (seat;
                LongRequest once = idempotency.begin(head, request.meaning())) {
            return answer(request, upload.receive(request, head, body, once), once);
        }
    }

    /**
     * If it is uncertain whether an import was created, the body is kept. The worker deletes it later if no import
     * needs it.
     */
    private KeptAnswer answer(ImportRequest request, StoredBody body, LongRequest once)
            throws MalformedJsonException, InvalidItemException {
        try {
            KeptAnswer answer = once.answer(() -> accepted(imports.add(body, request, actor.name())));
            if (!answer.location().equals(ImportView.address(body.id()))) {
                upload.forget(body.id());
            }
            return answer;
        } catch (ProblemException e) {
            upload.forget(body.id());
            throw e;
        }
    }

    private KeptAnswer accepted(ImportView view) {
        return new KeptAnswer(ACCEPTED, null, view.address(), view.json(json).getBytes(UTF_8), null);
    }
}
