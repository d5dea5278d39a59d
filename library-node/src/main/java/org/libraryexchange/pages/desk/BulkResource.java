package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.WithdrawalGuard;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.pages.desk.BulkResource.DonePage;
import org.libraryexchange.pages.desk.BulkResource.Obstacle;
import org.libraryexchange.pages.desk.DeskItems.Editing;
import org.libraryexchange.pages.desk.DeskItems.Outcome;
import org.libraryexchange.pages.signin.StaffFrame;

/** Publishes or withdraws several items at once, after showing which. Each is a change of its own. */
@Path("/desk/bulk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.CATALOGUER)
class BulkResource {

    private static final List<String> ACTIONS = List.of("publish", "withdraw");

    /** As many as a page of a list has, and some more. */
    private static final int MOST = 200;

    private final DeskContext desk;
    private final DeskItems items;
    private final DeskLists lists;
    private final WithdrawalGuard guard;

    BulkResource(DeskContext desk, DeskItems items, DeskLists lists, WithdrawalGuard guard) {
        this.desk = desk;
        this.items = items;
        this.lists = lists;
        this.guard = guard;
    }

    /** Whoever asks for the page in the other language begins again with the lists. */
    @GET
    public Response lists() {
        return DeskContext.seeOther(desk.texts().link("/desk/items"));
    }

    /** The same after it was done. */
    @GET
    @Path("confirmed")
    public Response listsAgain() {
        return lists();
    }

    /** Shows what would be done. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(byte[] body) {
        PostedForm form = PostedForm.of(body);
        return asked(action(form), chosen(form), false);
    }

    private static String action(PostedForm form) {
        String action = form.one("do").orElse("");
        Parameters.requireOneOf("do", action, ACTIONS);
        return action;
    }

    private List<Editing> chosen(PostedForm form) {
        List<String> ids = form.all("item");
        if (ids.size() > MOST) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "At most " + MOST + " items at once.");
        }
        return ids.stream().distinct().map(ItemIds::parse).map(items::open).toList();
    }

    private Response asked(String action, List<Editing> chosen, boolean mistyped) {
        DeskTexts in = desk.texts();
        List<Editing> ready = new ArrayList<>();
        List<Obstacle> left = new ArrayList<>();
        for (Editing item : chosen) {
            obstacle(in, action, item).ifPresentOrElse(it -> left.add(new Obstacle(item, it)), () -> ready.add(item));
        }
        BulkPage page = new BulkPage(
                desk.frame(
                        in,
                        ready.isEmpty() ? in.words().ofThisCity() : in.words().bulkTitle(action, ready.size()),
                        "items"),
                in,
                action,
                ready,
                left,
                mustBeTyped(action, ready.size()) ? Integer.toString(ready.size()) : "",
                mistyped,
                ItemForm.ofReason(FormValues.NONE, in, List.of()));
        return desk.answer(DeskTemplates.bulk(page));
    }

    private boolean mustBeTyped(String action, int number) {
        return action.equals("withdraw")
                && guard.areUnusual(number, lists.counts().getOrDefault("published", 0L));
    }

    /** Why something cannot be done with an item; empty if it can. */
    private Optional<String> obstacle(DeskTexts in, String action, Editing item) {
        if (action.equals("withdraw")) {
            return item.status().equals(Optional.of(Status.PUBLISHED))
                    ? Optional.empty()
                    : Optional.of(in.words().notPublished());
        }
        if (item.copy().isPresent()) {
            return Optional.of(in.words().unsavedText());
        }
        int broken = items.violations(item, true).size();
        return broken == 0 ? Optional.empty() : Optional.of(in.words().problems(broken));
    }

    /** Does it. What has become impossible meanwhile is left out and named. */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirmed(byte[] body) throws InvalidItemException, MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        String action = action(form);
        List<Editing> chosen = chosen(form);
        if (mustBeTyped(action, chosen.size())
                && !form.one("number").equals(Optional.of(Integer.toString(chosen.size())))) {
            return asked(action, chosen, true);
        }
        DeskTexts in = desk.texts();
        WithdrawalRequest reason =
                WithdrawalRequest.of(FormValues.posted(form.fields()).plain());
        List<Obstacle> left = new ArrayList<>();
        for (Editing item : chosen) {
            Optional<String> obstacle = obstacle(in, action, item)
                    .or(() -> done(action, item, reason)
                            ? Optional.empty()
                            : Optional.of(in.words().changedMeanwhile()));
            obstacle.ifPresent(it -> left.add(new Obstacle(item, it)));
        }
        DonePage page = new DonePage(
                desk.frame(in, in.words().ofThisCity(), "items"), in, action, chosen.size() - left.size(), left);
        return desk.answer(DeskTemplates.bulkDone(page));
    }

    /** Whether it was done. Somebody else may have changed the item since it was read. */
    private boolean done(String action, Editing item, WithdrawalRequest reason) {
        if (action.equals("publish")) {
            return items.publish(item, false) == Outcome.SAVED;
        }
        try {
            items.withdraw(item.id(), item.savedTag(), reason);
            return true;
        } catch (ProblemException e) {
            return false;
        } catch (InvalidItemException | MalformedJsonException e) {
            throw new IllegalStateException("an item of the catalogue is sound", e);
        }
    }

    /**
     * The page on which somebody confirms what is done with several items, and the page that shows the result.
     *
     * @param action {@code publish} or {@code withdraw}
     * @param items for which it can be done
     * @param left items for which it cannot be done, with the reason
     * @param number how many items it is done to, if the person has to type it; empty otherwise
     * @param mistyped whether another number was typed
     * @param reason the fields of the reason to withdraw
     */
    record BulkPage(
            StaffFrame frame,
            DeskTexts in,
            String action,
            List<Editing> items,
            List<Obstacle> left,
            String number,
            boolean mistyped,
            ItemForm reason) {}

    /** An item that is left out. {@code note} says why. */
    record Obstacle(Editing item, String note) {}

    /** What has been done, and to how many items. */
    record DonePage(StaffFrame frame, DeskTexts in, String action, int done, List<Obstacle> left) {}
}
