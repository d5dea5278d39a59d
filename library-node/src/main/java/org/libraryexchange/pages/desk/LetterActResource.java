package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Handlings;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.Letters;
import org.libraryexchange.letters.PostRow;
import org.libraryexchange.pages.signin.StaffFrame;

/**
 * What people do with single letters. Whatever cannot be undone is asked once more, on a page of its own. If somebody
 * else was faster, nothing is done, and the thread says so.
 */
@Path("/desk/letters/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterActResource {

    private static final String RECALL = "recall";
    private static final String ERASE = "erase";
    private static final String ASK_ERASURE = "ask-erasure";
    private static final String DECLINE = "decline";

    /** What is asked once more. */
    private static final String ACTS = "{act: " + RECALL + "|" + ERASE + "|" + ASK_ERASURE + "|" + DECLINE + "}";

    private final DeskContext desk;
    private final Letters letters;
    private final Handlings handlings;
    private final LetterViews views;

    LetterActResource(DeskContext desk, Letters letters, Handlings handlings, LetterViews views) {
        this.desk = desk;
        this.letters = letters;
        this.handlings = handlings;
        this.views = views;
    }

    /** Something that changes a letter or what became of it. */
    @FunctionalInterface
    private interface Step {
        PostRow take(UUID letter, Precondition expected) throws InvalidItemException;
    }

    /** Leads to the letter's place: its thread, or its form while it is a draft. */
    @GET
    public Response place(@PathParam("id") String id) {
        desk.parameters();
        return DeskContext.seeOther(views.link(views.letter(id)));
    }

    private Response done(LetterRecord letter, PostedForm form, String done, Step step) throws InvalidItemException {
        try {
            PostRow unused =
                    step.take(letter.id(), Precondition.version(form.one("base").orElse("")));
            return views.back(letter, done);
        } catch (ProblemException e) {
            if (LetterViews.MOVED.contains(e.type())) {
                return views.back(letter, "moved");
            }
            throw e;
        }
    }

    @POST
    @Path("handling")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response handle(@PathParam("id") String id, byte[] body) throws InvalidItemException {
        PostedForm form = PostedForm.of(body);
        LetterRecord letter = received(id);
        String term = form.one("state").orElse("");
        Parameters.requireOneOf("state", term, List.of("read", "in-hand", "answered"));
        HandlingState state = HandlingState.of(term).orElseThrow();
        return done(
                letter, form, term, (it, expected) -> handlings.handle(it, expected, new HandlingRequest(state, null)));
    }

    private LetterRecord received(String id) {
        LetterRecord letter = views.letter(id);
        handlings.received(letter.id());
        return letter;
    }

    private LetterRecord own(String id) {
        LetterRecord letter = views.letter(id);
        letters.requireOwn(letter.id());
        return letter;
    }

    @GET
    @Path(ACTS)
    public Response ask(@PathParam("id") String id, @PathParam("act") String act) {
        desk.parameters();
        LetterRecord letter = allowed(act, id);
        return asked(act, letter, Optional.of(FormValues.NONE).filter(any -> act.equals(DECLINE)), List.of());
    }

    private LetterRecord allowed(String act, String id) {
        if (act.equals(ERASE) && !desk.erases()) {
            throw new ForbiddenException();
        }
        return act.equals(RECALL) || act.equals(ERASE) ? own(id) : received(id);
    }

    @POST
    @Path(ACTS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") String id, @PathParam("act") String act, byte[] body)
            throws InvalidItemException {
        LetterRecord letter = allowed(act, id);
        PostedForm form = PostedForm.of(body);
        return switch (act) {
            case RECALL -> done(letter, form, "recalled", letters::recall);
            case ERASE -> done(letter, form, "erased", letters::erase);
            case ASK_ERASURE -> done(letter, form, "asked", handlings::askErasure);
            default -> declined(letter, form);
        };
    }

    private Response declined(LetterRecord letter, PostedForm form) {
        FormValues typed = FormValues.posted(form.fields());
        try {
            HandlingRequest request = HandlingRequest.of(
                    typed.with("/state", HandlingState.DECLINED.term()).plain());
            PostRow unused = handlings.handle(
                    letter.id(), Precondition.version(form.one("base").orElse("")), request);
            return views.back(letter, "declined");
        } catch (InvalidItemException e) {
            return asked(DECLINE, letter, Optional.of(typed), e.violations());
        } catch (ProblemException e) {
            if (LetterViews.MOVED.contains(e.type())) {
                // Under the letter as it is now, and with the reason that was typed.
                return page(DECLINE, views.letter(letter.id()), Optional.of(typed), List.of(), true);
            }
            throw e;
        }
    }

    /** @param reason what is typed in its fields; empty if none is asked for */
    private Response asked(String act, LetterRecord letter, Optional<FormValues> reason, List<Violation> violations) {
        return page(act, letter, reason, violations, false);
    }

    private Response page(
            String act, LetterRecord letter, Optional<FormValues> reason, List<Violation> violations, boolean moved) {
        LetterTexts in = views.texts();
        Problems problems =
                new Problems(violations, in::problem, any -> in.words().label("reason"));
        in.place(problems, "", "reason", in.desk().languages());
        return desk.answer(DeskTemplates.letterSure(
                new SurePage(views.frame(in, in.words().act(act)), in, letter, act, reason, problems, moved)));
    }

    /**
     * A page that asks once more, or for a reason.
     *
     * @param act that the title of the page names
     * @param reason what is typed in its fields; empty if none is asked for
     * @param moved whether the letter, or what became of it, has changed since the person looked
     */
    record SurePage(
            StaffFrame frame,
            LetterTexts in,
            LetterRecord letter,
            String act,
            Optional<FormValues> reason,
            Problems problems,
            boolean moved) {}
}
