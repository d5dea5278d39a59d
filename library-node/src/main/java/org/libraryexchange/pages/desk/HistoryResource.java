package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.history.Histories;
import org.libraryexchange.catalogue.history.ItemHistory;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.item.Violation;
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
    private static final int MOST_TO_CHOOSE = 100;

    private final DeskContext desk;
    private final DeskItems items;
    private final Histories histories;
    private final DeskSisters sisters;
    private final Catalogue catalogue;

    HistoryResource(DeskContext desk, DeskItems items, Histories histories, DeskSisters sisters, Catalogue catalogue) {
        this.desk = desk;
        this.items = items;
        this.histories = histories;
        this.sisters = sisters;
        this.catalogue = catalogue;
    }

    @GET
    public Response read(@PathParam("id") String id) {
        Parameters parameters = desk.parameters("before", "restored");
        long restored = parameters.number("restored", 0, 1, Long.MAX_VALUE);
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
                restored,
                restored > 0 && editing.saved().isPresent() ? staying(in, editing, restored) : List.of(),
                shown(in, editing, versions, shown.size()),
                versions.size() > PAGE
                        ? in.link(Address.of(editing.address() + "/history")
                                .with(
                                        "before",
                                        Long.toString(shown.get(PAGE - 1).version())))
                        : "");
        return desk.answer(DeskTemplates.history(page));
    }

    /** Compares a version with the latest, or with another, and offers to restore it. */
    @GET
    @Path("{version: [0-9]{1,18}}")
    public Response compare(@PathParam("id") String id, @PathParam("version") long version) {
        long other = desk.parameters("with").number("with", 0, 1, Long.MAX_VALUE);
        return compared(items.open(ItemIds.parse(id)), version, other, List.of(), false);
    }

    private Response compared(Editing item, long version, long with, List<Violation> violations, boolean stale) {
        DeskTexts in = desk.texts();
        long latest = past(item, item.saved().map(StoredItem::document)).version();
        long other = with == 0 ? latest : with;
        List<FormValues> both = List.of(values(item, other), values(item, version));
        UnaryOperator<FormValues> worded = sisters.worded(in, both);
        boolean publishes = desk.publishes() || item.status().equals(Optional.of(Status.DRAFT));
        return desk.answer(DeskTemplates.compare(new ComparePage(
                desk.frame(in, in.title(item.savedValues()), "items"),
                in,
                item,
                version,
                other,
                histories.read(item.id(), Long.MAX_VALUE, MOST_TO_CHOOSE).versions(),
                Layout.of(item.kind()).differences(worded.apply(both.get(0)), worded.apply(both.get(1))),
                publishes && other == latest && version < latest,
                staying(in, item, version),
                violations.stream()
                        .map(each -> in.problem(in.label(FormValues.fieldOf(each.pointer())), each))
                        .distinct()
                        .toList(),
                stale)));
    }

    private FormValues values(Editing item, long version) {
        return FormValues.of(
                StoredDocument.read(histories.document(item.id(), version).document()));
    }

    private Item past(Editing item, long version) {
        return Item.ofStored(histories.document(item.id(), version).bytes());
    }

    private static Item past(Editing item, Optional<String> document) {
        return document.map(it -> Item.ofStored(it.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "The item " + item.id() + " is new."));
    }

    /** What stays as it is when a version is restored, one sentence each. */
    private List<String> staying(DeskTexts in, Editing item, long version) {
        Item now = past(item, item.saved().map(StoredItem::document));
        Item past = past(item, version);
        List<String> staying = new ArrayList<>();
        if (past.status() != now.status()) {
            staying.add(in.words().restoreStatus(in.words().status(now.status().term())));
        }
        if (!past.content().sisters().equals(now.content().sisters())) {
            staying.add(in.words().restoreSisters());
        }
        past.content().identifiers().stream()
                .filter(each -> catalogue
                        .identified(each)
                        .filter(other -> !other.equals(item.id()))
                        .isPresent())
                .forEach(each -> staying.add(in.words().restoreIdentifier(each.scheme(), each.value())));
        return staying;
    }

    /** Restores a version: its content becomes that of a new one. */
    @POST
    @Path("{version: [0-9]{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(@PathParam("id") String id, @PathParam("version") long version, byte[] body) {
        Editing item = items.open(ItemIds.parse(id));
        if (!desk.publishes() && !item.status().equals(Optional.of(Status.DRAFT))) {
            throw new ForbiddenException();
        }
        String base = PostedForm.ofFewFields(body).one("base").orElse("");
        try {
            var unused = catalogue.restore(item.id(), Precondition.version(base), past(item, version));
            return DeskContext.seeOther(item.address() + "/history?restored=" + version);
        } catch (InvalidItemException e) {
            return compared(item, version, 0, e.violations(), false);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED) {
                return compared(items.open(item.id()), version, 0, List.of(), true);
            }
            throw e;
        }
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
     * @param restored number of the version that was just restored; 0 if none was
     * @param left what was left out of it, one sentence each
     * @param next link to earlier versions; empty if there are none
     */
    record HistoryPage(
            StaffFrame frame,
            DeskTexts in,
            String address,
            String title,
            long restored,
            List<String> left,
            List<Version> versions,
            String next) {}

    /**
     * Two versions of an item beside each other.
     *
     * @param version that may be restored
     * @param other with which it is compared
     * @param all from which somebody may choose
     * @param mayRestore whether the person may restore it, and it is not the latest
     * @param staying what restoring leaves as it is, one sentence each
     * @param problems the rules that the restored item would break
     * @param stale whether somebody has changed the item since the page was shown
     */
    record ComparePage(
            StaffFrame frame,
            DeskTexts in,
            Editing item,
            long version,
            long other,
            List<ItemHistory.Version> all,
            List<Difference> differences,
            boolean mayRestore,
            List<String> staying,
            List<String> problems,
            boolean stale) {

        public String address() {
            return item.address() + "/history/" + version;
        }

        /** The entity tag of the latest version. */
        public String base() {
            return item.savedTag();
        }
    }

    /**
     * One version.
     *
     * @param differences from the version before; none for the first
     * @param noted what is noted of its values since then, one sentence each
     */
    record Version(ItemHistory.Version made, List<Difference> differences, List<String> noted) {}
}
