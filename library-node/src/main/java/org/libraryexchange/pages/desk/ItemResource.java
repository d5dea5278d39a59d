package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.http.ItemIds;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.item.LanguageTag;
import org.libraryexchange.item.Status;
import org.libraryexchange.item.Violation;
import org.libraryexchange.item.WithdrawalRequest;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.pages.desk.DeskItems.Outcome;
import org.libraryexchange.pages.desk.ItemForm.Additions;
import org.libraryexchange.pages.desk.WorkingCopy.OpenForm;

/** The page on which an item is edited. Every button of its form first keeps what is typed. */
@Path("/desk/items/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class ItemResource {

    /** What a button says, and the list or row that it is about. */
    private static final Pattern BUTTON = Pattern.compile("([a-z]+)(?::((?:/[A-Za-z0-9-]+)+))?");

    private static final String DATES = "dates";

    /** What is checked is the whole item, or only a festival's rule. */
    private static final List<String> CHECKS = List.of("save", "publish", "review", DATES);

    /** Before these, the desk looks at what somebody has added. */
    private static final List<String> LOOKING = List.of("keep", "save", "publish", "review", "preview");

    /** These change dates, or there is something wrong. */
    private static final List<String> DATING = List.of("repeat", "cancel");

    private static final List<String> DONE = List.of(
            "saved",
            "published",
            "asked",
            "unchanged",
            "kept",
            "withdrawn",
            "discarded",
            "merged",
            "merged-review",
            "confirmed",
            "repeated",
            "cancelled");

    private final DeskContext desk;
    private final DeskItems items;
    private final ReviewedItems reviewed;
    private final ItemPages pages;
    private final Doubts doubts;

    ItemResource(DeskContext desk, DeskItems items, ReviewedItems reviewed, ItemPages pages, Doubts doubts) {
        this.desk = desk;
        this.items = items;
        this.reviewed = reviewed;
        this.pages = pages;
        this.doubts = doubts;
    }

    @GET
    public Response read(@PathParam("id") String id) {
        Parameters parameters = desk.parameters("check", "done", "also", "more", "find", "small", "refused");
        Editing editing = items.open(ItemIds.parse(id));
        if (editing.isStale() && !editing.merge().conflicts().isEmpty()) {
            return pages.merge(editing);
        }
        if (editing.isStale()) {
            boolean waited = reviewed.waits(editing);
            items.merge(editing, List.of());
            return DeskContext.seeOther(editing.address() + (waited ? "?done=merged-review" : "?done=merged"));
        }
        List<Violation> violations = parameters
                .one("check", CHECKS)
                .map(check -> violations(editing, check))
                .orElse(List.of());
        Optional<String> also = parameters.one("also");
        Optional<String> language = also.flatMap(LanguageTag::canonical);
        Additions asked = new Additions(
                language.map(Set::of).orElse(Set.of()),
                also.isPresent() && language.isEmpty(),
                parameters.one("more").map(Set::of).orElse(Set.of()),
                parameters.one("find"),
                parameters.one("small").isPresent(),
                parameters.one("refused"),
                parameters.one("done", DONE).orElse(""),
                new PostedForm(Map.of()));
        return pages.item(editing, violations, asked);
    }

    private List<Violation> violations(Editing editing, String check) {
        List<Violation> violations = items.violations(editing, !check.equals("save") && !check.equals(DATES));
        return check.equals(DATES) ? RulePreviews.ofRule(violations) : violations;
    }

    /**
     * Does what a button says: {@code keep}, {@code save}, {@code publish}, {@code review}, {@code preview}, {@code language},
     * {@code dates}, {@code find}, {@code sister}, {@code more} with the pointer of a list to add a row to, {@code repeat} with
     * that of dates to repeat, {@code cancel} with that of dates to cancel, {@code less} with that of a row to remove,
     * {@code before} with that of a picture to move up, or {@code right} with that of a translation.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") String id, byte[] body) throws InvalidItemException, MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        if (isOfSomebodyElse(form)) {
            return DeskContext.seeOther("/desk/items/" + ItemIds.parse(id));
        }
        Matcher action = BUTTON.matcher(form.one("do").orElse("keep"));
        String button = action.matches() ? action.group(1) : "";
        String row = action.matches() && action.group(2) != null ? action.group(2) : "";
        FormValues typed = items.typed(form);
        FormValues changed = row.isEmpty() ? typed : changed(typed, button, row, form);
        boolean small = form.one("small").isPresent();
        Editing first = items.keep(ItemIds.parse(id), form, changed);
        String address = first.address();
        if (first.isTypedTwice()) {
            return DeskContext.seeOther(address);
        }
        if (DATING.contains(button) && changed.equals(typed)) {
            return pages.item(first, List.of(unchanged(button, form)), Additions.refilled(form));
        }
        if (DeskPictureResource.hasFile(form)) {
            return DeskContext.seeOther(DeskPictureResource.refused(first, DeskPictureResource.NOT_SENT));
        }
        Editing editing = LOOKING.contains(button) ? completed(first, form) : first;
        return switch (button) {
            case "save" ->
                answer(
                        noted(AuditAct.ITEM_SAVED, editing, items.save(editing, small)),
                        address,
                        check("save", small),
                        "saved");
            case "publish" ->
                answer(
                        noted(AuditAct.ITEM_PUBLISHED, editing, items.publish(editing, small)),
                        address,
                        check("publish", small),
                        "published");
            case "review" ->
                answer(
                        noted(AuditAct.ITEM_SENT, editing, reviewed.ask(editing, small)),
                        address,
                        check("review", small),
                        "asked");
            case "preview" -> DeskContext.seeOther(address + "/preview");
            case "more" -> DeskContext.seeOther(address + "?more=" + row + "#" + FormValues.id(row) + "-more");
            case "repeat" -> DeskContext.seeOther(address + "?done=repeated#" + FormValues.id(row));
            case "cancel" -> DeskContext.seeOther(address + "?done=cancelled");
            case "sister" -> DeskContext.seeOther(address + "#" + FormValues.id("/sisters"));
            case "before" -> DeskContext.seeOther(address + "#" + FormValues.id(PictureFields.LIST));
            case "less" -> DeskContext.seeOther(address + "#" + FormValues.id(Merge.group(row)));
            case DATES -> DeskContext.seeOther(address + "?check=" + DATES + "#" + FormValues.id(RuleFields.RULE));
            case "language" -> DeskContext.seeOther(address + also(form));
            case "find" -> DeskContext.seeOther(address + find(form, "?"));
            case "right" ->
                answer(
                        noted(
                                AuditAct.TEXTS_SETTLED,
                                editing,
                                items.confirm(editing, form.one("base").orElse(""), JsonPath.of(row))),
                        address,
                        "",
                        "confirmed#" + FormValues.id(row));
            // The key Enter in the field for words means the first button, which keeps.
            case "keep" ->
                DeskContext.seeOther(
                        address + "?done=kept" + (form.one("words").orElse("").isBlank() ? "" : find(form, "&")));
            default -> throw new ProblemException(ProblemType.BAD_REQUEST, "There is no such button.");
        };
    }

    /** Whether somebody else has signed in at the same browser since the page was opened. */
    private boolean isOfSomebodyElse(PostedForm form) {
        return !form.one("person").orElse(desk.name()).equals(desk.name());
    }

    /** What somebody has typed, as a button changes a list or a row of it. */
    private FormValues changed(FormValues typed, String button, String row, PostedForm form) {
        return switch (button) {
            case "less" -> typed.withoutRow(row);
            case "before" -> typed.withRowBefore(row);
            case "repeat" ->
                Repetition.of(form.one("every").orElse(""), form.one("until").orElse(""))
                        .map(repetition -> repetition.addedTo(typed, row))
                        .orElse(typed);
            case "cancel" -> reasons(form).isEmpty() ? typed : items.cancelled(typed, row, reasons(form));
            default -> typed;
        };
    }

    /** Why a button has changed no dates. */
    private static Violation unchanged(String button, PostedForm form) {
        if (button.equals("repeat")) {
            return new Violation(ItemForm.UNTIL, "no-dates", "adds no date", null);
        }
        return reasons(form).isEmpty()
                ? new Violation(ItemForm.REASON, "required", "is missing", null)
                : new Violation(ItemForm.REASON, "no-dates", "changes no date", null);
    }

    private static Map<String, String> reasons(PostedForm form) {
        return Stream.of(Language.values())
                .map(Language::tag)
                .filter(tag -> !form.one("reason/" + tag).orElse("").isBlank())
                .collect(Collectors.toMap(
                        Function.identity(), tag -> form.one("reason/" + tag).orElseThrow()));
    }

    private static String find(PostedForm form, String sign) {
        return sign + "find=" + URLEncoder.encode(form.one("words").orElse("").strip(), StandardCharsets.UTF_8)
                + "#sister-words";
    }

    private static String check(String check, boolean small) {
        return small ? check + "&small=true" : check;
    }

    /** What is kept, with what the addresses in it have told. */
    private Editing completed(Editing kept, PostedForm form) {
        FormValues asked = doubts.asked(kept);
        return asked.equals(kept.values()) ? kept : items.keep(kept.id(), form, asked);
    }

    private static String also(PostedForm form) {
        return form.one("language")
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .map(tag -> LanguageTag.canonical(tag)
                        .map(known -> "?also=" + known + "#" + FormValues.id("/title/" + known))
                        .orElse("?also=" + URLEncoder.encode(tag, StandardCharsets.UTF_8) + "#language"))
                .orElse("");
    }

    private Outcome noted(AuditAct act, Editing editing, Outcome outcome) {
        if (outcome == Outcome.SAVED) {
            desk.note(act, editing.id());
        }
        return outcome;
    }

    private static Response answer(Outcome outcome, String address, String check, String done) {
        if (outcome == Outcome.DISCARDED) {
            return DeskContext.seeOther(address + "?done=unchanged");
        }
        if (outcome == Outcome.SAVED) {
            return DeskContext.seeOther(address + "?done=" + done);
        }
        return DeskContext.seeOther(outcome == Outcome.STALE ? address : address + "?check=" + check + "#problems");
    }

    /** Sister items to choose from, for the page's script. Those that are ticked stay choices. */
    @GET
    @Path("sisters")
    public Response sisters(@PathParam("id") String id, @QueryParam("sister") List<String> ticked) {
        String words = desk.parameters("words", "sister").one("words").orElse("");
        return pages.sisters(items.open(ItemIds.parse(id)), words, ticked);
    }

    /**
     * Keeps what is typed, for the page's script, and says when; or that the person has typed other text elsewhere. If
     * somebody else has signed in at the same browser, the form is still that of the person before.
     */
    @POST
    @Path("keep")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_PLAIN)
    public Response keep(@PathParam("id") String id, byte[] body) {
        PostedForm form = PostedForm.of(body);
        if (isOfSomebodyElse(form)) {
            return DeskContext.seeOther("/sign-in");
        }
        FormValues typed = items.typed(form);
        WorkingCopy copy = items.keep(ItemIds.parse(id), form, typed).copy().orElseThrow();
        DeskTexts in = desk.texts();
        return copy.form().saysTheSame(typed)
                ? Response.ok(in.words().kept(in.moment(copy.changed()))).build()
                : Response.status(Response.Status.CONFLICT)
                        .entity(in.words().notKept("elsewhere"))
                        .build();
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(@PathParam("id") String id, byte[] body) {
        Editing editing = items.open(ItemIds.parse(id));
        String address = editing.address();
        if (items.discard(editing.id(), OpenForm.of(PostedForm.of(body), FormValues.NONE)) == Outcome.STALE) {
            return DeskContext.seeOther(address);
        }
        return DeskContext.seeOther(editing.saved().isPresent() ? address + "?done=discarded" : "/desk?done=discarded");
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") String id, byte[] body) {
        items.delete(ItemIds.parse(id), PostedForm.of(body).one("base").orElse(""));
        return DeskContext.seeOther("/desk?done=deleted");
    }

    @POST
    @Path("copy")
    public Response copy(@PathParam("id") String id) {
        return DeskContext.seeOther("/desk/items/" + items.beginLike(ItemIds.parse(id)));
    }

    @POST
    @Path("merge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response merge(@PathParam("id") String id, byte[] body) {
        PostedForm form = PostedForm.of(body);
        List<String> theirs = form.fields().entrySet().stream()
                .filter(field -> field.getValue().equals(List.of("theirs")))
                .map(field -> field.getKey().replaceFirst("^take", ""))
                .toList();
        Editing editing = items.open(ItemIds.parse(id));
        if (editing.isStale() && editing.merge().tag().equals(form.one("asked").orElse(""))) {
            items.merge(editing, theirs);
        }
        return DeskContext.seeOther("/desk/items/" + ItemIds.parse(id) + "?done=merged");
    }

    /** Asks for a reason to withdraw an item, which both cities show. */
    @GET
    @Path("withdraw")
    @RolesAllowed(Roles.CATALOGUER)
    public Response ask(@PathParam("id") String id) {
        desk.parameters();
        return pages.withdraw(published(id), List.of(), FormValues.NONE, false);
    }

    private Editing published(String id) {
        Editing editing = items.open(ItemIds.parse(id));
        if (!editing.status().equals(Optional.of(Status.PUBLISHED))) {
            throw new ProblemException(ProblemType.STATUS_CONFLICT, "Only a published item can be withdrawn.");
        }
        return editing;
    }

    @POST
    @Path("withdraw")
    @RolesAllowed(Roles.CATALOGUER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        FormValues typed = FormValues.posted(form.fields());
        Editing editing = published(id);
        if (!form.one("base").equals(Optional.of(editing.savedTag()))) {
            return pages.withdraw(editing, List.of(), typed, true);
        }
        try {
            items.withdraw(editing.id(), editing.savedTag(), WithdrawalRequest.of(typed.plain()));
            desk.note(AuditAct.ITEM_WITHDRAWN, editing.id());
            return DeskContext.seeOther(editing.address() + "?done=withdrawn");
        } catch (InvalidItemException e) {
            return pages.withdraw(editing, e.violations(), typed, false);
        }
    }
}
