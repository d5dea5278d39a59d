package org.libraryexchange.desk;

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
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.libraryexchange.browse.Preview;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.security.Roles;

/** An item as readers would see it if it were published as it is typed now. */
@Path("/desk/items/{id}/preview")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class PreviewResource {

    private final DeskContext desk;
    private final DeskItems items;
    private final Preview preview;
    private final NodeConfig node;
    private final Clock clock;

    PreviewResource(DeskContext desk, DeskItems items, Preview preview, NodeConfig node, Clock clock) {
        this.desk = desk;
        this.items = items;
        this.preview = preview;
        this.node = node;
        this.clock = clock;
    }

    @GET
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        Editing editing = items.open(ItemIds.parse(id));
        return preview.of(document(editing), ItemPages.address(editing), desk.visit(uri, headers), headers);
    }

    private StoredItem document(Editing editing) {
        Instant now = clock.instant();
        ObjectNode document = editing.values().document(editing.kind());
        document.put("id", editing.id().toString());
        document.put("owner", node.city());
        document.put("status", Status.DRAFT.term());
        document.put("updated", now.toString());
        editing.saved()
                .map(item -> StoredDocument.read(item.document()))
                .ifPresent(saved -> keepNotes(saved, document));
        String text = document.toString();
        return new StoredItem(
                editing.id(),
                node.city(),
                Status.DRAFT,
                text,
                Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                now);
    }

    /** What is noted of translations, as far as nobody has typed others. */
    private static void keepNotes(ObjectNode saved, ObjectNode typed) {
        saved.path("translated")
                .properties()
                .forEach(language -> language.getValue().properties().forEach(note -> {
                    String text = note.getKey() + "/" + language.getKey();
                    if (typed.at(text).equals(saved.at(text))) {
                        typed.withObject("/translated/" + language.getKey()).set(note.getKey(), note.getValue());
                    }
                }));
    }
}
