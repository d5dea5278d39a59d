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
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.pages.desk.LetterPage.Sure;

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
    private final Correspondence letters;
    private final LetterViews views;

    LetterActResource(DeskContext desk, Correspondence letters, LetterViews views) {
        this.desk = desk;
        this.letters = letters;
        this.views = views;
    }

    /** Something that changes a letter or what became of it. */
    @FunctionalInterface
    private interface Step {
        void take(UUID letter, String base) throws InvalidItemException;
    }

    /** Leads to the letter's place: its thread, or its form while it is a draft. */
    @GET
    public Response place(@PathParam("id") String id) {
        desk.parameters();
        return DeskContext.seeOther(views.link(views.letter(id)));
    }

    private Response done(DeskLetter letter, PostedForm form, String done, Step step) throws InvalidItemException {
        try {
            step.take(letter.id(), form.one("base").orElse(""));
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
        DeskLetter letter = received(id);
        String term = form.one("state").orElse("");
        Parameters.requireOneOf("state", term, List.of("read", "in-hand", "answered"));
        HandlingState state =
                HandlingState.valueOf(term.toUpperCase(Locale.ROOT).replace('-', '_'));
        return done(letter, form, term, (it, base) -> letters.handle(it, base, new HandlingRequest(state, null)));
    }

    private DeskLetter received(String id) {
        DeskLetter letter = views.letter(id);
        letters.requireReceived(letter.id());
        return letter;
    }

    private DeskLetter own(String id) {
        DeskLetter letter = views.letter(id);
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
        if (!letters.erases()) {
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
        return done(received(id), PostedForm.of(body), "asked", letters::askErasure);
    }

    private Response sure(String act, DeskLetter letter) {
        desk.parameters();
        return answer(act, letter, Optional.empty(), List.of());
    }

    /** @param reason what is typed in its fields; empty if none is asked for */
    private Response answer(String act, DeskLetter letter, Optional<FormValues> reason, List<Violation> violations) {
        LetterSpeech speech = views.speech();
        Problems problems =
                new Problems(violations, speech::problem, any -> speech.words().label("reason"));
        speech.place(problems, "", "reason", speech.desk().languages());
        return desk.answer(DeskTemplates.letterSure(
                new Sure(views.frame(speech, speech.words().act(act)), speech, letter, act, reason, problems)));
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
        DeskLetter letter = received(id);
        try {
            HandlingRequest request = HandlingRequest.of(
                    typed.with("/state", HandlingState.DECLINED.term()).plain());
            return done(letter, form, "declined", (it, base) -> letters.handle(it, base, request));
        } catch (InvalidItemException e) {
            return answer(DECLINE, letter, Optional.of(typed), e.violations());
        }
    }
}
