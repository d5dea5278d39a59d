package org.libraryexchange.catalogue;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.idempotency.KeptAnswer;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.catalogue.WriteOutcome.Effect;
import org.libraryexchange.catalogue.language.AskedLanguages;
import org.libraryexchange.catalogue.language.LocalizedView;

/** HTTP responses with one item. */
public final class ItemResponses {

    private ItemResponses() {}

    /** The item, or 304 if the client already has this version. */
    public static Response item(StoredItem item, String ifNoneMatch) {
        EntityTag tag = new EntityTag(item.entityTag());
        return EntityTags.held(ifNoneMatch, item.entityTag())
                ? Response.notModified(tag).build()
                : Response.ok(item.bytes()).tag(tag).build();
    }

    /**
     * The item, or 304 if the client already has this version. The texts are in the asked languages, if the client
     * asked for any.
     */
    static Response item(StoredItem item, String ifNoneMatch, Optional<AskedLanguages> asked) {
        Optional<LocalizedView> view = asked.map(LocalizedView::new);
        String entityTag = item.entityTag() + view.map(it -> "-" + it.mark()).orElse("");
        if (EntityTags.held(ifNoneMatch, entityTag)) {
            return Response.notModified(new EntityTag(entityTag))
                    .header("Vary", "Accept-Language")
                    .build();
        }
        Response.ResponseBuilder response = view.map(
                        it -> Response.ok(it.of(item.bytes())).header("Content-Language", it.languages()))
                .orElseGet(() -> Response.ok(item.bytes()));
        return response.tag(new EntityTag(entityTag))
                .header("Vary", "Accept-Language")
                .build();
    }

    /** 201 with the address for a new item, otherwise 200. The ETag of an unchanged item stays the same. */
    public static Response written(WriteOutcome written) {
        return of(kept(written));
    }

    /** The same response in a form that can be kept for a repeated request. */
    static KeptAnswer kept(WriteOutcome written) {
        StoredItem item = written.item();
        boolean created = written.effect() == Effect.CREATED;
        return new KeptAnswer(
                created ? 201 : 200,
                item.entityTag(),
                created ? "/api/v1/items/" + item.id() : null,
                item.bytes(),
                item.id());
    }

    /** The response for a kept answer, whether it is sent for the first time or again. */
    static Response of(KeptAnswer answer) {
        CrashPoint.hit("p3");
        Response.ResponseBuilder response =
                Response.status(answer.status()).entity(answer.body()).tag(new EntityTag(answer.entityTag()));
        return answer.location() == null
                ? response.build()
                : response.location(URI.create(answer.location())).build();
    }
}
