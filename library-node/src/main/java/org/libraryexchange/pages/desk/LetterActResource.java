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
import java.util.Locale;
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
        HandlingState state =
                HandlingState.valueOf(term.toUpperCase(Locale.ROOT).replace('-', '_'));
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
    @Path(RECALL)
    public Response askRecall(@PathParam("id") String id) {
        return sure(RECALL, own(id));
    }

    @POST
    @Path(RECALL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response recall(@PathParam("id") String id, byte[] body) throws InvalidItemException {
        return done(own(id), PostedForm.of(body), "recalled", letters::recall);
    }

    @GET
    @Path(ERASE)
    public Response askErase(@PathParam("id") String id) {
        requireEraser();
        return sure(ERASE, own(id));
    }

    @POST
    @Path(ERASE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@PathParam("id") String id, byte[] body) throws InvalidItemException {
        requireEraser();
        return done(own(id), PostedForm.of(body), "erased", letters::erase);
    }

    private void requireEraser() {
        if (!desk.erases()) {
            throw new ForbiddenException();
        }
    }

    @GET
    @Path(ASK_ERASURE)
    public Response askWhetherToAsk(@PathParam("id") String id) {
        return sure(ASK_ERASURE, received(id));
    }

    @POST
    @Path(ASK_ERASURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response askErasure(@PathParam("id") String id, byte[] body) throws InvalidItemException {
        return done(received(id), PostedForm.of(body), "asked", handlings::askErasure);
    }

    private Response sure(String act, LetterRecord letter) {
        desk.parameters();
        return answer(act, letter, Optional.empty(), List.of());
    }

    /** @param reason what is typed in its fields; empty if none is asked for */
    private Response answer(String act, LetterRecord letter, Optional<FormValues> reason, List<Violation> violations) {
        LetterTexts in = views.texts();
        Problems problems =
                new Problems(violations, in::problem, any -> in.words().label("reason"));
        in.place(problems, "", "reason", in.desk().languages());
        return desk.answer(DeskTemplates.letterSure(
                new Sure(views.frame(in, in.words().act(act)), in, letter, act, reason, problems)));
    }

    @GET
    @Path(DECLINE)
    public Response askWhy(@PathParam("id") String id) {
        desk.parameters();
        return answer(DECLINE, received(id), Optional.of(FormValues.NONE), List.of());
    }

    @POST
    @Path(DECLINE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(@PathParam("id") String id, byte[] body) {
        PostedForm form = PostedForm.of(body);
        FormValues typed = FormValues.posted(form.fields());
        LetterRecord letter = received(id);
        try {
            HandlingRequest request = HandlingRequest.of(
                    typed.with("/state", HandlingState.DECLINED.term()).plain());
            return done(letter, form, "declined", (it, expected) -> handlings.handle(it, expected, request));
        } catch (InvalidItemException e) {
            return answer(DECLINE, letter, Optional.of(typed), e.violations());
        }
    }

    /**
     * A page that asks once more, or for a reason.
     *
     * @param act that the title of the page names
     * @param reason what is typed in its fields; empty if none is asked for
     */
    record Sure(
            StaffFrame frame,
            LetterTexts in,
            LetterRecord letter,
            String act,
            Optional<FormValues> reason,
            Problems problems) {}
}
