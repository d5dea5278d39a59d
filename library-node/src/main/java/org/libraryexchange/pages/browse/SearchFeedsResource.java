package org.libraryexchange.pages.browse;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.http.TurnTaking;
import org.libraryexchange.catalogue.formats.AtomWriter;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/**
 * Lists for calendar programs that subscribe, for feed readers, and to take along. Those that have the present state already are told
 * so at once; the others wait for their turn.
 */
@Path(Lists.PATH + ".{format}")
@Produces({ItemFiles.CALENDAR_TYPE, AtomWriter.TYPE, SearchFeeds.TABLE_TYPE, ItemFiles.BIBTEX_TYPE, ItemFiles.RIS_TYPE})
class SearchFeedsResource {

    private static final Set<String> PARAMETERS = Stream.concat(ItemLists.PARAMETERS.stream(), Stream.of(WhatsOn.WHEN))
            .collect(Collectors.toUnmodifiableSet());

    private final SearchFeeds feeds;
    private final Visits visits;
    private final Pages pages;
    private final TurnTaking turns;

    SearchFeedsResource(SearchFeeds feeds, Visits visits, Pages pages, TurnTaking turns) {
        this.feeds = feeds;
        this.visits = visits;
        this.pages = pages;
        this.turns = turns;
    }

    @GET
    public Uni<Response> read(
            @PathParam("format") String format,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context RoutingContext request) {
        Visit visit = visits.ofReader(uri, headers, PARAMETERS);
        Function<Visit, NamedFile> feed = switch (format) {
            case "ics" -> feeds::calendar;
            case "atom" -> feeds::atom;
            case "csv" -> feeds::table;
            case "bib" -> feeds::bibTex;
            case "ris" -> feeds::ris;
            default ->
                throw new ProblemException(ProblemType.NOT_FOUND, "Lists are there as ics, atom, csv, bib and ris.");
        };
        Optional<EntityTag> state = feeds.state(visit);
        return state.flatMap(tag -> pages.unchanged(tag, headers))
                .map(answer -> Uni.createFrom().item(answer))
                .orElseGet(() -> turns.work(
                        request,
                        Infrastructure.getDefaultWorkerPool(),
                        () -> pages.answer(feed.apply(visit), state, visit, headers)));
    }
}
