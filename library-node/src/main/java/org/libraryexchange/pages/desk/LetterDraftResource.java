package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.Letters;
import org.libraryexchange.letters.PostRow;
import org.libraryexchange.letters.Replies;
import org.libraryexchange.pages.desk.LetterFormPage.Notice;

/**
 * The form in which a letter is written. A form that cannot be saved comes back with all that was typed. Its address has
 * the draft's id before there is a draft, so that a form that is sent twice makes one letter.
 */
@Path("/desk/letters/drafts/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterDraftResource {

    /** What a button says, and the row that it is about. */
    private static final Pattern BUTTON = Pattern.compile("([a-z-]+)(?::(/(?:about|sisters)/\\d{1,2}|[0-9a-f-]{36}))?");

    private final DeskContext desk;
    private final Letters letters;
    private final Replies replies;
    private final LetterViews views;
    private final LetterFormViews forms;
    private final Offers offers;

    LetterDraftResource(
            DeskContext desk,
            Letters letters,
            Replies replies,
            LetterViews views,
            LetterFormViews forms,
            Offers offers) {
        this.desk = desk;
        this.letters = letters;
        this.replies = replies;
        this.views = views;
        this.forms = forms;
        this.offers = offers;
    }

    @GET
    public Response read(@PathParam("id") String text) {
        Parameters parameters = desk.parameters("done");
        LetterRecord letter = views.letter(text);
        return letter.isDraft()
                ? forms.shown(
                        LetterForm.of(letter),
                        parameters
                                .one("done", List.of("saved"))
                                .map(Notice::done)
                                .orElse(Notice.NOTHING))
                : DeskContext.seeOther(LetterViews.LETTERS + "/" + letter.id());
    }

    /**
     * Does what a button says: {@code save}, {@code send}, {@code item} to add one, {@code less} with the pointer of an
     * item to remove, {@code link} for one more field, or {@code merge} after somebody else has changed the draft. In an
     * offer also {@code language} to write in another one, {@code find} for an item of this city, {@code sister} with its
     * id, and {@code enter} for the key, which looks for an item if somebody has typed words for it.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") String text, byte[] body) {
        PostedForm posted = PostedForm.of(body);
        LetterForm form = offers.taken(LetterForm.posted(LetterViews.id(text), posted), posted);
        Matcher button = BUTTON.matcher(posted.one("do").orElse("save"));
        String action = button.matches() ? button.group(1) : "";
        String row = button.matches() ? Optional.ofNullable(button.group(2)).orElse("/none") : "";
        return switch (action) {
            case "save" -> moved(form).orElseGet(() -> kept(form, this::saved));
            case "send" ->
                moved(form)
                        .orElseGet(() -> kept(
                                form, draft -> sent(form.onto(draft.document().entityTag()))));
            case "enter" -> form.offering().words().isEmpty() ? kept(form, this::saved) : shown(form);
            case "language", "find" -> shown(form);
            case "sister" -> shown(offers.with(form, LetterViews.id(row)));
            case "item" ->
                views.items()
                        .find(form.addItem())
                        .map(item -> shown(form.withItem(item)))
                        .orElseGet(() -> forms.shown(form, new Notice(List.of(), "", in -> "", false, true)));
            case "less" -> shown(without(form, row));
            case "link" -> forms.shown(form, new Notice(List.of(), "", in -> "", true, false));
            case "merge" -> merged(form, posted);
            default -> throw new ProblemException(ProblemType.BAD_REQUEST, "There is no such button.");
        };
    }

    private Response shown(LetterForm form) {
        return forms.shown(form, Notice.NOTHING);
    }

    /** If the item has changed since an offer's form was shown, the person sees it first. */
    private Optional<Response> moved(LetterForm form) {
        return form.offering().moved() ? Optional.of(shown(form)) : Optional.empty();
    }

    private LetterForm without(LetterForm form, String row) {
        return form.proposal().isPresent()
                ? offers.without(form, row)
                : form.with(form.values().withoutRow(row));
    }

    private Response saved(LetterRecord draft) {
        return views.back(draft, "saved");
    }

    private Response sent(LetterForm form) {
        try {
            replies.send(form.id(), Precondition.version(form.base()));
            return views.back(views.letter(form.id()), "sent");
        } catch (InvalidItemException e) {
            return forms.shown(form, Notice.of(e.violations()));
        } catch (ProblemException e) {
            return e.type() == ProblemType.TOO_MANY_LETTERS
                    ? forms.tooMany(form, e.retryAfter().orElse(Duration.ZERO))
                    : forms.shown(form, Notice.of(rules(e)));
        }
    }

    /** The rules that a letter breaks as a whole, such as its addressee's. Anything else is no matter of the form. */
    private static List<Violation> rules(ProblemException e) {
        if (e.violations().isEmpty()) {
            throw e;
        }
        return e.violations();
    }

    /** Keeps a form as a draft and goes on with that; if it cannot be kept, the page says why. */
    private Response kept(LetterForm form, Function<LetterRecord, Response> then) {
        List<Violation> violations = new ArrayList<>(form.violations());
        violations.addAll(offers.violations(form));
        if (!violations.isEmpty()) {
            violations.addAll(ofLetter(form));
            return forms.shown(form, Notice.of(violations));
        }
        boolean isThere = false;
        try {
            if (form.base().isEmpty()) {
                isThere = !letters.begin(form.id(), form.draft());
            } else {
                PostRow unused = letters.replace(form.id(), Precondition.version(form.base()), form.draft());
            }
        } catch (InvalidItemException e) {
            return forms.shown(form, Notice.of(e.violations()));
        } catch (ProblemException e) {
            return e.type() == ProblemType.PRECONDITION_FAILED || e.type() == ProblemType.NOT_FOUND
                    ? stale(form)
                    : forms.shown(form, Notice.of(rules(e)));
        }
        return isThere ? again(form, then) : then.apply(views.letter(form.id()));
    }

    /** The rules of letters that the form breaks, so that somebody hears of everything at once. */
    private static List<Violation> ofLetter(LetterForm form) {
        try {
            form.draft().requireValid(false);
            return List.of();
        } catch (InvalidItemException e) {
            return e.violations();
        }
    }

    /** The form was sent before. If it says what the draft says, there is nothing to ask. */
    private Response again(LetterForm form, Function<LetterRecord, Response> then) {
        LetterRecord there = views.letter(form.id());
        if (there.isDraft() && form.differences(there).isEmpty()) {
            return then.apply(there);
        }
        return there.isOwn() && !there.isDraft() ? views.back(there, "sent") : stale(form);
    }

    private Response stale(LetterForm form) {
        Optional<LetterRecord> theirs = views.letters().letter(form.id()).filter(LetterRecord::isOwn);
        if (theirs.isEmpty() || !theirs.get().isDraft()) {
            String what = theirs.isPresent() ? "sent" : "gone";
            return noticed(form.anew(letters.newId()), what);
        }
        return form.differences(theirs.get()).isEmpty()
                ? noticed(form.onto(theirs.get().document().entityTag()), "merged")
                : forms.stale(form, theirs.get());
    }

    private Response noticed(LetterForm form, String what) {
        return forms.shown(form, Notice.text(in -> in.words().notice(what)));
    }

    private Response merged(LetterForm form, PostedForm posted) {
        Optional<LetterRecord> theirs = views.letters()
                .letter(form.id())
                .filter(it -> it.isOwn() && it.document().entityTag().equals(form.base()) && it.isDraft());
        if (theirs.isEmpty()) {
            return stale(form);
        }
        FormValues merged = form.values();
        for (Merge.Conflict conflict : form.differences(theirs.get())) {
            if (posted.one("take" + conflict.pointer()).equals(Optional.of("theirs"))) {
                merged = Merge.withTheirs(merged, conflict);
            }
        }
        return noticed(form.with(merged), "merged");
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") String text, byte[] body) {
        UUID id = LetterViews.id(text);
        letters.requireOwn(id);
        try {
            letters.discard(
                    id, Precondition.version(PostedForm.of(body).one("base").orElse("")));
            return DeskContext.seeOther(LetterViews.LETTERS + "?done=discarded");
        } catch (ProblemException e) {
            if (e.type() != ProblemType.PRECONDITION_FAILED) {
                throw e;
            }
            // The person has not seen what would be lost.
            return forms.shown(
                    LetterForm.of(views.letter(id)),
                    Notice.text(in -> in.words().done("moved")));
        }
    }
}
