package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letters.Acceptances;
import org.libraryexchange.letters.Handlings;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.letters.PostRow;
import org.libraryexchange.pages.desk.OfferDecision.Attempt;
import org.libraryexchange.pages.desk.OfferDecision.DecisionPage;

/** Accepts what a partner's letter offers. If that cannot be done, nothing that somebody has filled in is lost. */
@Path("/desk/letters/{id}/accept")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class OfferDecisionResource {

    private final DeskContext desk;
    private final Handlings handlings;
    private final Acceptances acceptances;
    private final LetterViews views;
    private final OfferReader offers;

    OfferDecisionResource(
            DeskContext desk, Handlings handlings, Acceptances acceptances, LetterViews views, OfferReader offers) {
        this.desk = desk;
        this.handlings = handlings;
        this.acceptances = acceptances;
        this.views = views;
        this.offers = offers;
    }

    /** Does what a button says: accepts what is {@code ticked}, or {@code all} that is in no conflict. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(@PathParam("id") String id, byte[] body) throws MalformedJsonException {
        PostedForm form = PostedForm.of(body);
        LetterRecord letter = views.letter(id);
        handlings.received(letter.id());
        List<ProposedChange> chosen = letter.proposal().map(Proposal::changes).orElse(List.of()).stream()
                .filter(change -> isChosen(form, change))
                .toList();
        List<Violation> emptied = emptied(form, chosen);
        if (chosen.isEmpty() || !emptied.isEmpty()) {
            return again(letter, new Attempt(form, chosen.isEmpty() ? "ticked" : "empty", emptied));
        }
        try {
            Precondition expected = Precondition.version(form.one("base").orElse(""));
            PostRow unused = acceptances.accept(letter.id(), expected, request(form, chosen));
            LetterRecord decided = views.letter(letter.id());
            return views.back(decided, decided.state());
        } catch (InvalidItemException e) {
            return again(letter, new Attempt(form, "rules", e.violations()));
        } catch (ProblemException e) {
            return again(views.letter(letter.id()), new Attempt(form, why(e), List.of()));
        }
    }

    private static boolean isChosen(PostedForm form, ProposedChange change) {
        Set<String> names =
                form.one("do").orElse("").equals("all") ? Set.copyOf(form.all("open")) : Set.copyOf(form.all("take"));
        return names.contains(change.pointer());
    }

    private static List<Violation> emptied(PostedForm form, List<ProposedChange> chosen) {
        return chosen.stream()
                .filter(change -> edited(form, change)
                        .filter(text -> text.asText().isEmpty())
                        .isPresent())
                .map(change -> new Violation(change.pointer(), "required", "is missing", null))
                .toList();
    }

    /** The request as a client of the API would send it, so that it is read by the same rules. */
    private static HandlingRequest request(PostedForm form, List<ProposedChange> chosen)
            throws InvalidItemException, MalformedJsonException {
        NavigableMap<String, String> reason =
                new TreeMap<>(FormValues.posted(form.fields()).byPointer());
        reason.keySet().removeIf(pointer -> !pointer.startsWith("/reason/"));
        ObjectNode request = new FormValues(reason).plain();
        request.put("state", HandlingState.PARTLY_ACCEPTED.term());
        ArrayNode take = request.putArray("take");
        for (ProposedChange change : chosen) {
            ObjectNode taking = take.addObject().put("pointer", change.pointer());
            if (form.one("now" + change.pointer()).isPresent()) {
                taking.set("was", json(form.one("now" + change.pointer()).get()));
            }
            edited(form, change).ifPresent(text -> taking.set("becomes", text));
        }
        return HandlingRequest.of(request);
    }

    /** The text that somebody has typed over an offered one; empty if it is as it was offered. */
    private static Optional<JsonNode> edited(PostedForm form, ProposedChange change) {
        return form.one("text" + change.pointer())
                .map(OfferItem::plain)
                .filter(text -> change.becomes().isTextual()
                        && !text.equals(OfferItem.plain(change.becomes().textValue())))
                .map(TextNode::valueOf);
    }

    private static JsonNode json(String text) throws MalformedJsonException {
        return StrictJson.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String why(ProblemException e) {
        if (LetterViews.MOVED.contains(e.type())) {
            return "moved";
        }
        if (e.type() == ProblemType.CHANGED_MEANWHILE) {
            return "changed";
        }
        if (e.type() == ProblemType.STATUS_CONFLICT || e.type() == ProblemType.NOT_FOUND) {
            return "status";
        }
        throw e;
    }

    private Response again(LetterRecord letter, Attempt attempt) {
        LetterTexts in = views.texts();
        return OfferDecision.of(in, letter, offers, attempt, desk.publishes())
                .filter(offered -> offered.isOpen() || !attempt.why().equals("moved"))
                .map(offered -> desk.answer(DeskTemplates.offerAgain(
                        new DecisionPage(views.frame(in, in.words().title()), views.link(letter), offered))))
                .orElseGet(() -> views.back(letter, "moved"));
    }
}
