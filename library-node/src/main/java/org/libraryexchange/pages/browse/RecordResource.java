package org.libraryexchange.pages.browse;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.libraryexchange.base.http.InTurn;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.history.Histories;
import org.libraryexchange.catalogue.history.ItemHistory;
import org.libraryexchange.pages.web.Visit;

/** What the API has of an item, for people to look at. Programs are sent to the API. */
@InTurn
@Path("/items")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class RecordResource {

    private static final int VERSIONS = 20;
    private static final String VERSION = "{id}/versions/{version:[1-9][0-9]{0,17}}";

    private final BrowseContext context;
    private final ItemReader reader;
    private final Histories histories;
    private final RecordPages records;
    private final PublicItemPages items;

    RecordResource(
            BrowseContext context, ItemReader reader, Histories histories, RecordPages records, PublicItemPages items) {
        this.context = context;
        this.reader = reader;
        this.histories = histories;
        this.records = records;
        this.items = items;
    }

    @GET
    @Path("{id}/document")
    public Response document(@PathParam("id") String id) {
        return answer("/items/" + id, visit -> document(reader.read(ItemIds.parse(id)), "", visit));
    }

    @GET
    @Path("{id}/versions")
    public Response versions(@PathParam("id") String id) {
        return answer("/items/" + id + "/versions", visit -> {
            StoredItem item = reader.read(ItemIds.parse(id));
            ItemHistory history = histories.read(item.id(), below(visit), VERSIONS);
            return BrowseTemplates.versions(records.versions(item, history, visit));
        });
    }

    /** Two versions side by side. */
    @GET
    @Path("{id}/compare")
    public Response compare(@PathParam("id") String id) {
        return answer("/items/" + id + "/versions", visit -> {
            StoredItem older = chosen(id, RecordPages.OLDER, visit);
            StoredItem newer = chosen(id, RecordPages.NEWER, visit);
            return BrowseTemplates.comparison(records.comparison(older, newer, visit));
        });
    }

    private StoredItem chosen(String id, String parameter, Visit visit) {
        return visit.address()
                .first(parameter)
                .filter(number -> number.matches("[1-9][0-9]{0,17}"))
                .map(number -> stored(id, number))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Name two versions: older and newer."));
    }

    @GET
    @Path(VERSION)
    public Response version(@PathParam("id") String id, @PathParam("version") String version) {
        return answer(
                "/items/" + id + "/versions/" + version,
                visit -> BrowseTemplates.item(items.version(stored(id, version), version, visit)));
    }

    @GET
    @Path(VERSION + "/document")
    public Response versionDocument(@PathParam("id") String id, @PathParam("version") String version) {
        return answer("/items/" + id + "/versions/" + version, visit -> document(stored(id, version), version, visit));
    }

    private StoredItem stored(String id, String version) {
        return histories.document(ItemIds.parse(id), Long.parseLong(version));
    }

    @GET
    @Path("{id}/pictures")
    public Response pictures(@PathParam("id") String id) {
        return answer(
                "/items/" + id,
                visit -> records.pictures(reader.read(ItemIds.parse(id)), visit)
                        .map(BrowseTemplates::pictures)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "The item has no pictures.")));
    }

    @GET
    @Path("{id}/images/{number:[1-9][0-9]?}")
    public Response images(@PathParam("id") String id, @PathParam("number") int number) {
        return answer(
                "/items/" + id,
                visit -> records.images(reader.read(ItemIds.parse(id)), number, visit)
                        .map(BrowseTemplates::images)
                        .orElseThrow(
                                () -> new ProblemException(ProblemType.NOT_FOUND, "The item has no such images.")));
    }

    private TemplateInstance document(StoredItem item, String version, Visit visit) {
        return BrowseTemplates.document(records.document(item, version, visit));
    }

    private static long below(Visit visit) {
        return visit.address()
                .first(RecordPages.BEFORE)
                .filter(number -> number.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
    }

    /** @param json where programs get the same */
    private Response answer(String json, Function<Visit, TemplateInstance> page) {
        if (context.wanted(MediaType.APPLICATION_JSON_TYPE).equals(MediaType.APPLICATION_JSON_TYPE)) {
            return BrowseContext.toApi(json);
        }
        Visit visit = context.visit(RecordPages.PARAMETERS);
        return context.ofItem(context.answer(page.apply(visit), visit));
    }
}
