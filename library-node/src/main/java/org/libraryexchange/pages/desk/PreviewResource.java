package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pages.browse.Preview;

/** An item as readers would see it if it were published as it is typed now. */
@Path("/desk/items/{id}/preview")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class PreviewResource {

    private final DeskContext desk;
    private final DeskItems items;
    private final ReviewedItems reviewed;
    private final Preview preview;
    private final FestivalDates dates;

    PreviewResource(DeskContext desk, DeskItems items, ReviewedItems reviewed, Preview preview, FestivalDates dates) {
        this.desk = desk;
        this.items = items;
        this.reviewed = reviewed;
        this.preview = preview;
        this.dates = dates;
    }

    @GET
    public Response read(@PathParam("id") String id, @Context HttpHeaders headers) {
        // Whoever may not publish opens no text of others, whatever the address says.
        long review = desk.parameters("review").number("review", 0, 0, Long.MAX_VALUE);
        Optional<Editing> waiting = review == 0 ? Optional.empty() : reviewed.open(review);
        Editing editing = waiting.orElseGet(() -> items.open(ItemIds.parse(id)));
        return preview.of(document(editing), editing.address(), desk.texts().visit(), headers);
    }

    /** The item as it would be if it were published as it is typed now. */
    private StoredItem document(Editing editing) {
        Instant now = desk.now();
        ObjectNode document = completed(editing, now);
        document.put("id", editing.id().toString());
        document.put("owner", desk.texts().own());
        document.put("status", Status.DRAFT.term());
        document.put("updated", now.toString());
        editing.saved()
                .map(item -> StoredDocument.read(item.document()))
                .ifPresent(saved -> keepNotes(saved, document));
        String text = document.toString();
        return new StoredItem(
                editing.id(), desk.texts().own(), Status.DRAFT, text, Sha256.of(text.getBytes(UTF_8)), now);
    }

    /** With what the node adds, as far as the rules allow the item. */
    private ObjectNode completed(Editing editing, Instant now) {
        FormCheck check = FormCheck.of(editing.values(), editing.kind(), false);
        return check.draft()
                .filter(draft -> check.violations().isEmpty())
                .map(draft ->
                        dates.complete(saved(editing), draft.content(), now).toTree())
                .orElseGet(() -> editing.values().document(editing.kind()));
    }

    private static Optional<ItemContent> saved(Editing editing) {
        return editing.saved()
                .map(item -> Item.ofStored(item.document().getBytes(UTF_8)).content());
    }

    /** What is noted of translations, as far as nobody has typed others. */
    private static void keepNotes(ObjectNode saved, ObjectNode typed) {
        NotedChanges.translations(saved).forEach((text, note) -> {
            if (typed.at(text).equals(saved.at(text))) {
                JsonPath place = JsonPath.of(text);
                typed.withObject("/translated/" + place.last())
                        .set(place.parent().toString(), note);
            }
        });
    }
}
