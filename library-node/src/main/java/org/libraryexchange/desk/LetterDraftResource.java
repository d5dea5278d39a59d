package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.desk.LetterFormViews.Said;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Visit;

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
    private final Correspondence letters;
    private final LetterItems items;
    private final LetterViews views;
    private final LetterFormViews forms;
    private final Offers offers;
    private final OfferSisters sisters;
    private final OfferEditorViews editors;
    private final Clock clock;

    LetterDraftResource(
            DeskContext desk,
            Correspondence letters,
            LetterItems items,
            LetterViews views,
            LetterFormViews forms,
            Offers offers,
            OfferSisters sisters,
            OfferEditorViews editors,
            Clock clock) {
        this.desk = desk;
        this.letters = letters;
        this.items = items;
        this.views = views;
        this.forms = forms;
        this.offers = offers;
        this.sisters = sisters;
        this.editors = editors;
        this.clock = clock;
    }

    /** Who asks for a page, and shows it. */
    private final class Reader {

        private final Visit visit;
        private final HttpHeaders headers;
        private final LetterSpeech speech;

        private Reader(UriInfo uri, HttpHeaders headers) {
            this.visit = desk.visit(uri, headers);
            this.headers = headers;
            this.speech = views.speech(desk.speech(visit));
        }

        private Response shown(LetterForm form, Said said) {
            LetterForm opened = offers.opened(form);
            return desk.answer(
                    opened.proposal()
                            .map(offer -> OfferPage.Templates.offer(editors.editor(speech, opened, offer, said)))
                            .orElseGet(() -> LetterPage.Templates.letter(forms.form(speech, opened, said))),
                    visit,
                    headers);
        }

        private Response chosen(LetterForm mine, DeskLetter theirs) {
            return desk.answer(LetterPage.Templates.letterStale(forms.stale(speech, mine, theirs)), visit, headers);
        }
    }

    private static UUID id(String text) {
        return Parameters.uuid(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The address must hold a letter's id: a UUID in lower case."));
    }

    @GET
    public Response read(@PathParam("id") String text, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = DeskContext.parameters(uri, "done");
        DeskLetter letter = letters.letter(id(text));
        if (!letter.isDraft()) {
            return DeskContext.seeOther(LetterViews.LETTERS + "/" + letter.id());
        }
        Reader reader = new Reader(uri, headers);
        Said said = parameters
                .one("done", List.of("saved"))
                .map(reader.speech.words()::done)
                .map(Said::done)
                .orElse(Said.NOTHING);
        return reader.shown(LetterForm.of(letter), said);
    }

    /**
     * Does what a button says: {@code save}, {@code send}, {@code item} to add one, {@code less} with the pointer of an
     * item to remove, {@code link} for one more field, or {@code merge} after somebody else has changed the draft. In an
     * offer also {@code language} to write in another one, {@code find} for an item of this city, {@code sister} with its
     * id, and {@code enter} for the key, which looks for an item if somebody has typed words for it.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") String text, byte[] body, @Context UriInfo uri, @Context HttpHeaders headers) {
        PostedForm posted = PostedForm.of(body);
        LetterForm form = offers.taken(LetterForm.posted(id(text), posted), posted);
        Matcher button = BUTTON.matcher(posted.one("do").orElse("save"));
        String action = button.matches() ? button.group(1) : "";
        Reader reader = new Reader(uri, headers);
        String row = button.matches() ? Optional.ofNullable(button.group(2)).orElse("/none") : "";
        return switch (action) {
            case "save" -> moved(form, reader).orElseGet(() -> saved(form, reader));
            case "send" -> moved(form, reader).orElseGet(() -> sent(form, reader));
            case "enter" -> form.offering().words().isEmpty() ? saved(form, reader) : reader.shown(form, Said.NOTHING);
            case "language", "find" -> reader.shown(form, Said.NOTHING);
            case "sister" -> reader.shown(sisters.with(form, id(row)), Said.NOTHING);
            case "item" -> withItem(form, reader);
            case "less" -> reader.shown(without(form, row), Said.NOTHING);
            case "link" -> reader.shown(form, new Said(List.of(), "", "", true, false));
            case "merge" -> merged(form, posted, reader);
            default -> throw new ProblemException(ProblemType.BAD_REQUEST, "There is no such button.");
        };
    }

    /** If the item has changed since an offer's form was shown, the person sees it first. */
    private static Optional<Response> moved(LetterForm form, Reader reader) {
        return form.offering().moved() ? Optional.of(reader.shown(form, Said.NOTHING)) : Optional.empty();
    }

    private LetterForm without(LetterForm form, String row) {
        return form.proposal().isPresent()
                ? sisters.without(form, row)
                : form.with(form.values().withoutRow(row));
    }

    private Response withItem(LetterForm form, Reader reader) {
        Optional<Named> item = items.find(form.addItem());
        return item.isPresent()
                ? reader.shown(form.withItem(item.get()), Said.NOTHING)
                : reader.shown(form, new Said(List.of(), "", "", false, true));
    }

    /** What became of a form that was to be kept: the draft, or the page that says why not. */
    private record Kept(Optional<DeskLetter> draft, Response otherwise) {

        static Kept of(DeskLetter draft) {
            return new Kept(Optional.of(draft), null);
        }

        static Kept not(Response otherwise) {
            return new Kept(Optional.empty(), otherwise);
        }
    }

    private Response saved(LetterForm form, Reader reader) {
        Kept kept = kept(form, reader);
        return kept.draft()
                .map(draft -> DeskContext.seeOther(LetterViews.LETTERS + "/drafts/" + draft.id() + "?done=saved"))
                .orElseGet(kept::otherwise);
    }

    private Response sent(LetterForm form, Reader reader) {
        Kept kept = kept(form, reader);
        return kept.draft().map(draft -> sent(form, draft, reader)).orElseGet(kept::otherwise);
    }

    private Response sent(LetterForm form, DeskLetter draft, Reader reader) {
        LetterForm onDraft = form.onto(draft.tag());
        try {
            letters.send(draft.id(), draft.tag());
            return gone(draft.id());
        } catch (InvalidItemException e) {
            return reader.shown(onDraft, Said.of(e.violations()));
        } catch (ProblemException e) {
            if (e.type() == ProblemType.TOO_MANY_LETTERS) {
                String moment =
                        reader.speech.moment(clock.instant().plus(e.retryAfter().orElse(Duration.ZERO)));
                return reader.shown(onDraft, Said.notice(reader.speech.words().tooMany(moment)));
            }
            return reader.shown(onDraft, Said.of(rules(e)));
        }
    }

    private Response gone(UUID id) {
        DeskLetter letter = letters.letter(id);
        return DeskContext.seeOther(LetterThreadResource.address(letter.thread().orElseThrow()) + "?done=sent"
                + letters.pageOf(id, letter.thread().orElseThrow())
                        .map(cursor -> "&cursor=" + cursor)
                        .orElse("") + "#" + LetterViews.anchor(letter));
    }

    /** The rules that a letter breaks as a whole, such as its addressee's. Anything else is no matter of the form. */
    private static List<Violation> rules(ProblemException e) {
        if (e.violations().isEmpty()) {
            throw e;
        }
        return e.violations();
    }

    private Kept kept(LetterForm form, Reader reader) {
        List<Violation> violations = new ArrayList<>(form.violations());
        violations.addAll(offers.violations(form));
        if (!violations.isEmpty()) {
            violations.addAll(ofLetter(form));
        }
        try {
            if (form.base().isEmpty() && violations.isEmpty() && !letters.begin(form.id(), form.draft())) {
                return again(form, reader);
            }
            if (!form.base().isEmpty() && violations.isEmpty()) {
                letters.change(form.id(), form.base(), form.draft());
            }
        } catch (InvalidItemException e) {
            violations.addAll(e.violations());
        } catch (ProblemException e) {
            if (e.type() == ProblemType.PRECONDITION_FAILED || e.type() == ProblemType.NOT_FOUND) {
                return Kept.not(stale(form, reader));
            }
            violations.addAll(rules(e));
        }
        return violations.isEmpty()
                ? Kept.of(letters.letter(form.id()))
                : Kept.not(reader.shown(form, Said.of(violations)));
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
    private Kept again(LetterForm form, Reader reader) {
        DeskLetter there = letters.letter(form.id());
        if (there.isDraft() && form.differences(LetterForm.values(there)).isEmpty()) {
            return Kept.of(there);
        }
        return Kept.not(there.own() && !there.isDraft() ? gone(there.id()) : stale(form, reader));
    }

    private Response stale(LetterForm form, Reader reader) {
        Optional<DeskLetter> theirs = letters.known(form.id()).filter(DeskLetter::own);
        if (theirs.isPresent() && theirs.get().isDraft()) {
            LetterForm onTheirs = form.onto(theirs.get().tag());
            return form.differences(LetterForm.values(theirs.get())).isEmpty()
                    ? reader.shown(onTheirs, Said.notice(reader.speech.words().notice("merged")))
                    : reader.chosen(form, theirs.get());
        }
        String what = theirs.isPresent() ? "sent" : "gone";
        return reader.shown(
                form.anew(letters.newId()), Said.notice(reader.speech.words().notice(what)));
    }

    private Response merged(LetterForm form, PostedForm posted, Reader reader) {
        Optional<DeskLetter> theirs =
                letters.known(form.id()).filter(it -> it.own() && it.tag().equals(form.base()) && it.isDraft());
        if (theirs.isEmpty()) {
            return stale(form, reader);
        }
        FormValues merged = form.values();
        for (Merge.Conflict conflict : form.differences(LetterForm.values(theirs.get()))) {
            if (posted.one("take" + conflict.pointer()).equals(Optional.of("theirs"))) {
                merged = Merge.withTheirs(merged, conflict);
            }
        }
        return reader.shown(form.with(merged), Said.notice(reader.speech.words().notice("merged")));
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(
            @PathParam("id") String text, byte[] body, @Context UriInfo uri, @Context HttpHeaders headers) {
        UUID id = id(text);
        letters.requireOwn(id);
        try {
            letters.discard(id, PostedForm.of(body).one("base").orElse(""));
            return DeskContext.seeOther(LetterViews.LETTERS + "?done=discarded");
        } catch (ProblemException e) {
            if (e.type() != ProblemType.PRECONDITION_FAILED) {
                throw e;
            }
            // The person has not seen what would be lost.
            return new Reader(uri, headers)
                    .shown(
                            LetterForm.of(letters.letter(id)),
                            Said.notice(new Reader(uri, headers).speech.words().done("moved")));
        }
    }
}
