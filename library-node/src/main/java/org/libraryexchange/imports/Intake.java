package org.libraryexchange.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.libraryexchange.http.ClientAddress;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.Seats.Seat;
import org.libraryexchange.idempotency.Idempotency;
import org.libraryexchange.idempotency.KeptAnswer;
import org.libraryexchange.idempotency.LongRequest;
import org.libraryexchange.imports.Upload.Received;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.security.Actor;

/** Makes imports of files that are sent, one of each key. */
@ApplicationScoped
class Intake {

    private static final int ACCEPTED = 202;

    private final Upload upload;
    private final Imports imports;
    private final Idempotency idempotency;
    private final Actor actor;
    private final ImportJson json;

    Intake(Upload upload, Imports imports, Idempotency idempotency, Actor actor, ImportJson json) {
        this.upload = upload;
        this.imports = imports;
        this.idempotency = idempotency;
        this.actor = actor;
        this.json = json;
    }

    /** Reads the file and answers with its import, or with that which an earlier request with the key began. */
    KeptAnswer take(ImportRequest request, HttpServerRequest head, InputStream body)
            throws MalformedJsonException, InvalidItemException {
        Seat seat = upload.take(ClientAddress.of(head));
        try (seat;
                LongRequest once = idempotency.begin(head, request.meaning())) {
            return answer(request, upload.receive(request, head, body, once), once);
        }
    }

    /** Where it is not certain that there is no import, the body stays until the worker finds that nobody needs it. */
    private KeptAnswer answer(ImportRequest request, Received body, LongRequest once)
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
        return new KeptAnswer(ACCEPTED, null, view.address(), json.of(view).getBytes(UTF_8), null);
    }
}
