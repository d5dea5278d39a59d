package org.libraryexchange.catalogue.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestMulti;
import org.libraryexchange.base.http.EntityTags;
import org.libraryexchange.base.http.EventStream;
import org.libraryexchange.base.http.Gzipped;
import org.libraryexchange.base.http.NextPage;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.catalogue.feed.FeedPage.FeedEntry;

/** The changes in a city's catalogue, in the order of its log. */
@Path("/api/v1/changes")
class ChangesResource {

    private final Feed feed;
    private final Cities cities;

    ChangesResource(Feed feed, Cities cities) {
        this.feed = feed;
        this.cities = cities;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Gzipped
    public Uni<Response> page(
            @Context UriInfo address,
            @Context RoutingContext request,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        FeedQuery query = FeedQuery.of(address.getQueryParameters(), cities.names());
        return feed.page(query, request, page -> answer(page, ifNoneMatch));
    }

    static Response answer(FeedPage page, String ifNoneMatch) {
        return NextPage.linked(EntityTags.page(page.json(), ifNoneMatch), page.next());
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public RestMulti<OutboundSseEvent> stream(
            @Context UriInfo address,
            @Context Sse sse,
            @Context RoutingContext request,
            @Context HttpServerResponse response,
            @HeaderParam("Last-Event-ID") String lastEventId) {
        FeedQuery query =
                FeedQuery.ofStream(address.getQueryParameters(), cities.names(), Optional.ofNullable(lastEventId));
        return EventStream.of(events(feed.stream(query, request), sse), response);
    }

    static Multi<OutboundSseEvent> events(Multi<FeedPage> pages, Sse sse) {
        return pages.onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().items(events(page, sse)));
    }

    /**
     * The events of a page. A page without changes becomes a comment, which shows that the stream is alive and which
     * clients ignore.
     */
    private static Stream<OutboundSseEvent> events(FeedPage page, Sse sse) {
        if (page.isEmpty()) {
            return Stream.of(
                    sse.newEventBuilder().comment("at " + page.position()).build());
        }
        return page.changes().stream().map(change -> event(change, sse));
    }

    private static OutboundSseEvent event(FeedEntry change, Sse sse) {
        return sse.newEventBuilder()
                .id(Long.toString(change.sequence()))
                .name(change.type())
                .data(change.json())
                .build();
    }
}
