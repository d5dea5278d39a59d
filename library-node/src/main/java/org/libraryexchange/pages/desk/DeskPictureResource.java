package org.libraryexchange.pages.desk;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Client;
import org.libraryexchange.base.http.FileForm;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.PublicFetch.Sink;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.pictures.NewPicture;
import org.libraryexchange.catalogue.pictures.Picture;
import org.libraryexchange.catalogue.pictures.PictureStore;
import org.libraryexchange.catalogue.pictures.PictureUploads;
import org.libraryexchange.catalogue.pictures.PictureUploads.Sender;
import org.libraryexchange.catalogue.pictures.UnusablePictureException;

/** Adds pictures to the form of an item. What is typed is kept, even if the picture is refused. */
@Path("/desk/items/{id}/pictures")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class DeskPictureResource {

    /** Of a file that is chosen and did not come. */
    static final String NOT_SENT = "not-sent";

    private static final Pattern FETCH = Pattern.compile("fetch:(/media/\\d{1,4})");

    private final DeskItems items;
    private final PictureUploads uploads;
    private final PictureStore store;

    DeskPictureResource(DeskItems items, PictureUploads uploads, PictureStore store) {
        this.items = items;
        this.uploads = uploads;
        this.store = store;
    }

    /** Adds the file of the form as a picture. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @Context HttpServerRequest head,
            InputStream body)
            throws IOException {
        var unused = items.requireOwn(ItemIds.parse(id));
        Arriving arriving = new Arriving(type, body);
        Outcome outcome = attempt(() -> uploads.receive(Client.at(head), arriving));
        PostedForm form = arriving.form();
        FormValues typed = items.typed(form);
        String refusal = arriving.isEmpty() && outcome.picture().isEmpty() ? "none" : outcome.refusal();
        return kept(
                id,
                form,
                outcome.picture()
                        .map(picture -> with(typed, PictureFields.text(picture), Map.of()))
                        .orElse(typed),
                refusal);
    }

    /** Fetches the picture at the address of a file that the form names, which then is a picture of the item. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response fetch(@PathParam("id") String id, @Context HttpServerRequest head, InputStream body)
            throws IOException {
        var unused = items.requireOwn(ItemIds.parse(id));
        PostedForm form = PostedForm.of(body.readAllBytes());
        Matcher button = FETCH.matcher(form.one("do").orElse(""));
        if (!button.matches()) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "There is no such button.");
        }
        FormValues typed = items.typed(form);
        String row = button.group(1);
        Outcome outcome = attempt(() -> uploads.fetch(Client.at(head), typed.text(row + "/url")));
        return kept(
                id,
                form,
                outcome.picture()
                        .map(picture -> with(typed, PictureFields.text(picture), said(typed, row))
                                .withoutRow(row))
                        .orElse(typed),
                outcome.refusal().isEmpty() && hasFile(form) ? NOT_SENT : outcome.refusal());
    }

    /** Whether a file is chosen that did not come: without a script, it comes with its own button only. */
    static boolean hasFile(PostedForm form) {
        return form.one("picture").filter(name -> !name.isEmpty()).isPresent();
    }

    /** Where a form says of a picture why it is not there. */
    static String refused(Editing editing, String refusal) {
        return editing.address() + "?refused=" + refusal + "#" + FormValues.id(PictureFields.LIST + "-more");
    }

    /** What came of a file: a picture, or why it is none. */
    private record Outcome(Optional<Picture> picture, String refusal) {}

    private interface Reading {
        NewPicture read() throws IOException;
    }

    private Outcome attempt(Reading reading) throws IOException {
        try {
            return new Outcome(Optional.of(store.keep(reading.read())), "");
        } catch (UnusablePictureException e) {
            return new Outcome(Optional.empty(), e.refusal().rule());
        } catch (ProblemException e) {
            return new Outcome(
                    Optional.empty(),
                    switch (e.type()) {
                        case TOO_MANY_REQUESTS -> "too-many";
                        case BUSY, UNAVAILABLE -> "busy";
                        default -> throw e;
                    });
        }
    }

    /** What a form says of a file elsewhere, as it says it of a picture. */
    private static Map<String, String> said(FormValues typed, String row) {
        Map<String, String> said = new TreeMap<>(typed.below(row));
        String language = Optional.of(typed.text("/originalLanguage"))
                .filter(tag -> !tag.isEmpty())
                .orElse("en");
        said.putIfAbsent("/credits/" + language, said.getOrDefault("/credit", ""));
        said.keySet().removeIf(member -> !member.matches("/licence|/(alt|credits)/.*"));
        return said;
    }

    private static FormValues with(FormValues typed, String file, Map<String, String> said) {
        String row = PictureFields.row(typed, file);
        FormValues changed = typed.with(row + "/file", file);
        for (Map.Entry<String, String> member : said.entrySet()) {
            if (changed.text(row + member.getKey()).isEmpty()) {
                changed = changed.with(row + member.getKey(), member.getValue());
            }
        }
        return changed;
    }

    /** @param refusal why there is no picture, as a term; empty if there is one */
    private Response kept(String id, PostedForm form, FormValues typed, String refusal) {
        Editing editing = items.keep(ItemIds.parse(id), form, typed);
        int last = typed.rows(PictureFields.LIST) - 1;
        return DeskContext.seeOther(
                refusal.isEmpty()
                        ? editing.address() + "#" + FormValues.id(PictureFields.LIST + "/" + last)
                        : refused(editing, refusal));
    }

    /** A form with a file. */
    private static final class Arriving implements Sender {

        private final String type;
        private final InputStream body;
        private Optional<PostedForm> form = Optional.empty();
        private boolean empty = true;

        Arriving(String type, InputStream body) {
            this.type = type;
            this.body = body;
        }

        boolean isEmpty() {
            return empty;
        }

        @Override
        public void sendTo(Sink sink) throws IOException {
            form = Optional.of(FileForm.read(type, body, piece -> {
                empty &= piece.length == 0;
                sink.take(piece);
            }));
        }

        /** The other fields of the form. If nobody has wanted the file, they have still to be read. */
        PostedForm form() throws IOException {
            if (form.isEmpty()) {
                empty = false;
                form = Optional.of(FileForm.read(type, body, piece -> {}));
            }
            return form.get();
        }
    }
}
