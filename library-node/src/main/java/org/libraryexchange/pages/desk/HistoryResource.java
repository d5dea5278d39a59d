package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.history.Histories;
import org.libraryexchange.catalogue.history.ItemHistory;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.pages.desk.DeskItems.Editing;
import org.libraryexchange.pages.desk.HistoryResource.Version;
import org.libraryexchange.pages.desk.Layout.Difference;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.web.Address;

/** The versions of an item, each beside the one before it. */
@Path("/desk/items/{id}/history")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class HistoryResource {

    private static final int PAGE = 20;

    private final DeskContext desk;
    private final DeskItems items;
    private final Histories histories;
    private final DeskSisters sisters;

    HistoryResource(DeskContext desk, DeskItems items, Histories histories, DeskSisters sisters) {
        this.desk = desk;
        this.items = items;
        this.histories = histories;
        this.sisters = sisters;
    }

    @GET
    public Response read(@PathParam("id") String id) {
        Parameters parameters = desk.parameters("before");
        long below = parameters.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        DeskTexts in = desk.texts();
        Editing editing = items.open(ItemIds.parse(id));
        String title = in.title(editing.values());
        List<ItemHistory.Version> versions =
                histories.read(editing.id(), below, PAGE + 1).versions();
        List<ItemHistory.Version> shown = versions.subList(0, Math.min(PAGE, versions.size()));
        HistoryPage page = new HistoryPage(
                desk.frame(in, title, "items"),
                in,
                editing.address(),
                title,
                shown(in, editing, versions, shown.size()),
                versions.size() > PAGE
                        ? in.link(Address.of(editing.address() + "/history")
                                .with(
                                        "before",
                                        Long.toString(shown.get(PAGE - 1).version())))
                        : "");
        return desk.answer(DeskTemplates.history(page));
    }

    private List<Version> shown(DeskTexts in, Editing item, List<ItemHistory.Version> versions, int most) {
        List<Optional<ObjectNode>> documents =
                versions.stream().map(version -> document(item.id(), version)).toList();
        UnaryOperator<FormValues> worded = sisters.worded(
                in,
                documents.stream().flatMap(Optional::stream).map(FormValues::of).toList());
        List<Version> shown = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            ItemHistory.Version made = versions.get(i);
            Optional<ObjectNode> after = documents.get(i);
            Optional<ObjectNode> before = i + 1 < documents.size() ? documents.get(i + 1) : Optional.empty();
            shown.add(before.flatMap(were -> after.map(are -> new Version(
                            made,
                            Layout.of(item.kind())
                                    .differences(worded.apply(FormValues.of(were)), worded.apply(FormValues.of(are))),
                            new NotedChanges(in, were, are).all().toList())))
                    .orElseGet(() -> new Version(made, List.of(), List.of())));
        }
        return shown;
    }

    private Optional<ObjectNode> document(UUID id, ItemHistory.Version version) {
        return version.address()
                .map(address -> histories.document(id, version.version()))
                .map(item -> StoredDocument.read(item.document()));
    }

    /**
     * The versions of an item, the latest first.
     *
     * @param address of the item at the desk
     * @param next link to earlier versions; empty if there are none
     */
    record HistoryPage(
            StaffFrame frame, DeskTexts in, String address, String title, List<Version> versions, String next) {}

    /**
     * One version.
     *
     * @param differences from the version before; none for the first
     * @param noted what is noted of its values since then, one sentence each
     */
    record Version(ItemHistory.Version made, List<Difference> differences, List<String> noted) {}
}
