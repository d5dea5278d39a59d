package org.libraryexchange.catalogue.pictures;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.libraryexchange.base.http.BodyLimits;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.FileForm;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.idempotency.Idempotency;
import org.libraryexchange.base.idempotency.Idempotency.LongRequest;
import org.libraryexchange.base.idempotency.KeptAnswer;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.pictures.PictureTakedowns.Takedown;
import org.libraryexchange.catalogue.pictures.PictureUploads.Sender;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.picture.PictureDocument;

/** Takes pictures: a file as it is, a file in a form, or the address of one; and takes them down. */
@Path(PictureUploadResource.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CATALOGUER)
class PictureUploadResource {

    static final String ADDRESS = "/api/v1/media";

    private static final int LARGEST_JSON = 16 * 1024;
    private static final int CREATED = 201;

    private final PictureUploads uploads;
    private final PictureStore store;
    private final PictureTakedowns takedowns;
    private final Idempotency idempotency;
    private final ObjectMapper json;

    PictureUploadResource(
            PictureUploads uploads,
            PictureStore store,
            PictureTakedowns takedowns,
            Idempotency idempotency,
            ObjectMapper json) {
        this.uploads = uploads;
        this.store = store;
        this.takedowns = takedowns;
        this.idempotency = idempotency;
        this.json = json;
    }

    @POST
    @Consumes({
        "image/jpeg",
        "image/png",
        "image/webp",
        "image/tiff",
        MediaType.APPLICATION_OCTET_STREAM,
        MediaType.MULTIPART_FORM_DATA,
        MediaType.APPLICATION_JSON
    })
    public Response upload(@Context HttpHeaders headers, @Context HttpServerRequest head, InputStream body)
            throws MalformedJsonException, InvalidItemException {
        try (LongRequest once = idempotency.begin(head, "")) {
            return answer(once, headers.getMediaType(), Client.at(head), body);
        } catch (UnusablePictureException e) {
            throw problem(e.refusal());
        } catch (IOException e) {
            throw BodyLimits.brokeOff();
        }
    }

    private Response answer(LongRequest once, MediaType type, Client client, InputStream body)
            throws IOException, MalformedJsonException, InvalidItemException {
        NewPicture picture = MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
                ? fetched(once, client, url(body))
                : received(once, client, sender(type, body));
        KeptAnswer answer = once.answer(() -> created(store.keep(picture)));
        return Response.status(answer.status())
                .location(URI.create(answer.location()))
                .entity(answer.body())
                .build();
    }

    @POST
    @Path("{sha256}/takedown")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CATALOGUER, Roles.HEAD_LIBRARIAN})
    public Takedown takeDown(@PathParam("sha256") String sha256, byte[] body) throws MalformedJsonException {
        return takedowns.takeDown(sha256, GivenReason.in(StrictJson.tree(body)));
    }

    private static Sender sender(MediaType type, InputStream body) {
        return MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)
                ? sink -> {
                    var unused = FileForm.read(type.toString(), body, sink);
                }
                : Sender.of(body);
    }

    /** A request that was answered before is only read again, to see whether it is the same. */
    private NewPicture received(LongRequest once, Client client, Sender sender) throws IOException {
        if (once.isAnswered()) {
            sender.sendTo(once::read);
            return null;
        }
        return uploads.receive(
                client,
                sink -> sender.sendTo(piece -> {
                    once.read(piece);
                    sink.take(piece);
                }));
    }

    private NewPicture fetched(LongRequest once, Client client, String url) {
        once.read(url.getBytes(UTF_8));
        return once.isAnswered() ? null : uploads.fetch(client, url);
    }

    private static String url(InputStream body) throws IOException, MalformedJsonException {
        byte[] document = body.readNBytes(LARGEST_JSON);
        JsonNode url = StrictJson.tree(document).path("url");
        ProblemException.require(url.isTextual(), "/url", "required", "must be the address of a picture");
        return url.asText();
    }

    private KeptAnswer created(Picture picture) {
        try {
            return new KeptAnswer(
                    CREATED,
                    null,
                    "/media/" + picture.sha256(),
                    json.writeValueAsBytes(picture),
                    PictureDocument.idOf(picture.sha256()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a picture is a plain record", e);
        }
    }

    /** The problem that tells a program why a file becomes no picture. */
    static ProblemException problem(PictureRefusal refusal) {
        ProblemType type = switch (refusal) {
            case TOO_LARGE -> ProblemType.TOO_LARGE;
            case TAKEN_DOWN -> ProblemType.ERASED;
            default -> ProblemType.INVALID_PICTURE;
        };
        return ProblemException.of(
                type,
                new InvalidItemException(
                        List.of(new Violation("", refusal.rule(), "the file " + refusal.message(), null))));
    }
}
