package org.libraryexchange.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.desk.LetterPage.Sure;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.security.Roles;

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
    private final LetterPlaces places;
    private final LetterViews views;

    LetterActResource(DeskContext desk, Correspondence letters, LetterPlaces places, LetterViews views) {
        this.desk = desk;
        this.letters = letters;
        this.places = places;
        this.views = views;
    }

    /** Something that changes a letter or what became of it. */
    @FunctionalInterface
    private interface Step {
        void take(UUID letter, String base) throws InvalidItemException;
    }

    /** Leads to the letter's place: its thread, or its form while it is a draft. */
    @GET
    public Response place(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        return DeskContext.seeOther(places.link(places.letter(id), desk.visit(uri, headers)));
    }

    private Response done(DeskLetter letter, PostedForm form, String done, Step step) throws InvalidItemException {
        try {
            step.take(letter.id(), form.one("base").orElse(""));
            return places.back(letter, done);
        } catch (ProblemException e) {
            if (LetterPlaces.MOVED.contains(e.type())) {
                return places.back(letter, "moved");
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
        DeskLetter letter = places.letter(id);
        letters.requireReceived(letter.id());
        return letter;
    }

    private DeskLetter own(String id) {
        DeskLetter letter = places.letter(id);
        letters.requireOwn(letter.id());
        return letter;
    }

    @GET
    @Path(RECALL)
    public Response askRecall(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return sure(RECALL, own(id), uri, headers);
    }

    @POST
    @Path(RECALL)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response recall(@PathParam("id") String id, byte[] body) throws InvalidItemException {
        return done(own(id), PostedForm.of(body), "recalled", letters::recall);
    }

    @GET
    @Path(ERASE)
    public Response askErase(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        requireEraser();
        return sure(ERASE, own(id), uri, headers);
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
    public Response askWhetherToAsk(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return sure(ASK_ERASURE, received(id), uri, headers);
    }

    @POST
    @Path(ASK_ERASURE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response askErasure(@PathParam("id") String id, byte[] body) throws InvalidItemException {
        return done(received(id), PostedForm.of(body), "asked", letters::askErasure);
    }

    private Response sure(String act, DeskLetter letter, UriInfo uri, HttpHeaders headers) {
        DeskContext.parameters(uri);
        LetterSpeech speech = views.speech(desk.speech(desk.visit(uri, headers)));
        return answer(speech, letter, act, Optional.empty(), speech.problems(List.of()), headers);
    }

    private Response answer(
            LetterSpeech speech,
            DeskLetter letter,
            String act,
            Optional<FormValues> reason,
            Problems problems,
            HttpHeaders headers) {
        Sure page = new Sure(
                desk.frame(speech.desk(), speech.words().act(act), "letters"), speech, letter, act, reason, problems);
        return desk.answer(LetterPage.Templates.letterSure(page), speech.desk().visit(), headers);
    }

    @GET
    @Path(DECLINE)
    public Response askWhy(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        DeskContext.parameters(uri);
        return reason(received(id), FormValues.NONE, List.of(), uri, headers);
    }

    @POST
    @Path(DECLINE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(
            @PathParam("id") String id, byte[] body, @Context UriInfo uri, @Context HttpHeaders headers) {
        PostedForm form = PostedForm.of(body);
        FormValues typed = FormValues.posted(form.fields());
        DeskLetter letter = received(id);
        try {
            HandlingRequest request = HandlingRequest.of(
                    typed.with("/state", HandlingState.DECLINED.term()).plain());
            return done(letter, form, "declined", (it, base) -> letters.handle(it, base, request));
        } catch (InvalidItemException e) {
            return reason(letter, typed, e.violations(), uri, headers);
        }
    }

    private Response reason(
            DeskLetter letter, FormValues typed, List<Violation> violations, UriInfo uri, HttpHeaders headers) {
        LetterSpeech speech = views.speech(desk.speech(desk.visit(uri, headers)));
        Problems problems =
                new Problems(violations, speech::problem, any -> speech.words().label("reason"));
        speech.place(problems, "", "reason", speech.desk().languages());
        return answer(speech, letter, DECLINE, Optional.of(typed), problems, headers);
    }
}
