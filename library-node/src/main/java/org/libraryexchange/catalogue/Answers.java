package org.libraryexchange.catalogue;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.libraryexchange.catalogue.Written.Effect;
import org.libraryexchange.language.AskedLanguages;
import org.libraryexchange.language.LocalizedView;
import org.libraryexchange.node.CrashPoint;

/** HTTP answers with one item. */
final class Answers {

    private Answers() {}

    /** The item, or 304 where the client holds this version; in the asked language, if one was asked for. */
    static Response item(StoredItem item, String ifNoneMatch, Optional<AskedLanguages> asked) {
        Optional<LocalizedView> view = asked.map(LocalizedView::new);
        String entityTag = item.entityTag() + view.map(it -> "-" + it.mark()).orElse("");
        if (Precondition.holds(ifNoneMatch, entityTag)) {
            return Response.notModified(new EntityTag(entityTag))
                    .header("Vary", "Accept-Language")
                    .build();
        }
        Response.ResponseBuilder response = view.map(
                        it -> Response.ok(it.of(item.document())).header("Content-Language", it.languages()))
                .orElseGet(() -> Response.ok(item.bytes()));
        return response.tag(new EntityTag(entityTag))
                .header("Vary", "Accept-Language")
                .build();
    }

    /** 201 with the address of a new item, else 200; an unchanged item has the ETag that it had. */
    static Response written(Written written) {
        CrashPoint.hit("p3");
        StoredItem item = written.item();
        Response.ResponseBuilder response = written.effect() == Effect.CREATED
                ? Response.created(URI.create("/api/v1/items/" + item.id()))
                : Response.ok();
        return response.entity(item.bytes())
                .tag(new EntityTag(item.entityTag()))
                .build();
    }
}
