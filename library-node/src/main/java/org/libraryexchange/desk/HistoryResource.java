package org.libraryexchange.desk;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.catalogue.ItemIds;
import org.libraryexchange.desk.DeskItems.Editing;
import org.libraryexchange.desk.HistoryPage.Version;
import org.libraryexchange.history.Histories;
import org.libraryexchange.history.ItemHistory;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/** The versions of an item, each beside the one before it. */
@Path("/desk/items/{id}/history")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class HistoryResource {

    private static final int PAGE = 20;

    private final DeskContext desk;
    private final DeskItems items;
    private final Histories histories;

    HistoryResource(DeskContext desk, DeskItems items, Histories histories) {
        this.desk = desk;
        this.items = items;
        this.histories = histories;
    }

    @GET
    public Response read(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "before");
        long below = parameters.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        Visit visit = desk.visit(uri, headers);
        DeskSpeech speech = desk.speech(visit);
        Editing editing = items.open(ItemIds.parse(id));
        String title = ItemPages.title(speech, editing.values());
        List<ItemHistory.Version> versions =
                histories.read(editing.id(), below, PAGE + 1).versions();
        List<ItemHistory.Version> shown = versions.subList(0, Math.min(PAGE, versions.size()));
        HistoryPage page = new HistoryPage(
                desk.frame(speech, title, "items"),
                ItemPages.address(editing),
                title,
                shown(speech, editing, versions, shown.size()),
                versions.size() > PAGE
                        ? visit.link(Address.of(ItemPages.address(editing) + "/history")
                                .with(
                                        "before",
                                        Long.toString(shown.get(PAGE - 1).version())))
                        : "");
        return desk.answer(HistoryPage.Templates.history(page), visit, headers);
    }

    private List<Version> shown(DeskSpeech speech, Editing item, List<ItemHistory.Version> versions, int most) {
        List<Version> shown = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            ItemHistory.Version version = versions.get(i);
            Optional<FormValues> before =
                    i + 1 < versions.size() ? values(item.id(), versions.get(i + 1)) : Optional.empty();
            String moment = speech.moment(version.made());
            shown.add(new Version(
                    speech.language().number(version.version()),
                    version.madeBy().map(name -> name + ", " + moment).orElse(moment),
                    speech.words().status(version.status().term()),
                    before.flatMap(were -> values(item.id(), version)
                                    .map(are -> ItemPages.differences(speech, item.kind(), were, are)))
                            .orElse(List.of())));
        }
        return shown;
    }

    private Optional<FormValues> values(UUID id, ItemHistory.Version version) {
        return version.address()
                .map(address -> histories.document(id, version.version()))
                .map(item -> FormValues.of(StoredDocument.read(item.document())));
    }
}
