package org.libraryexchange.catalogue.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestMulti;
import org.libraryexchange.base.http.EventStream;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;

/** The changes in the logs of letters, in the order of each log. */
@Path("/api/v1/letters/changes")
@RolesAllowed(Roles.LIBRARIAN)
class LetterChangesResource {

    /** A stream ends now and then, so that whoever has lost the role hears nothing more. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(15);

    private final Feed feed;
    private final NodeConfig node;

    LetterChangesResource(Feed feed, NodeConfig node) {
        this.feed = feed;
        this.node = node;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> page(
            @Context UriInfo address,
            @Context RoutingContext request,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        FeedQuery query = FeedQuery.ofLetters(
                address.getQueryParameters(), node.city(), node.partners().keySet());
        return feed.page(query, request, page -> ChangesResource.answer(page, ifNoneMatch));
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public RestMulti<OutboundSseEvent> stream(
            @Context UriInfo address,
            @Context Sse sse,
            @Context RoutingContext request,
            @Context HttpServerResponse response,
            @HeaderParam("Last-Event-ID") String lastEventId) {
        FeedQuery query = FeedQuery.ofLetterStream(
                address.getQueryParameters(), node.city(), node.partners().keySet(), Optional.ofNullable(lastEventId));
        return EventStream.of(
                ChangesResource.events(feed.stream(query, request).select().first(LONGEST_STREAM), sse), response);
    }
}
