package org.libraryexchange.catalogue;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.libraryexchange.catalogue.Written.Effect;
import org.libraryexchange.node.CrashPoint;

/** HTTP answers with one item. */
final class Answers {

    private Answers() {}

    /** The item, or 304 where the client holds this version. */
    static Response item(StoredItem item, String ifNoneMatch) {
        EntityTag tag = new EntityTag(item.entityTag());
        return Precondition.holds(ifNoneMatch, item)
                ? Response.notModified(tag).build()
                : Response.ok(item.bytes()).tag(tag).build();
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
