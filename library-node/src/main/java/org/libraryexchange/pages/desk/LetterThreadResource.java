package org.libraryexchange.pages.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Handlings;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.letters.LetterThreads;
import org.libraryexchange.letters.LetterThreads.LetterThread;
import org.libraryexchange.letters.OfferReader;
import org.libraryexchange.pages.desk.LetterItems.Card;
import org.libraryexchange.pages.desk.LetterItems.ItemReference;
import org.libraryexchange.pages.desk.OfferDecision.Attempt;
import org.libraryexchange.pages.signin.StaffFrame;

/** The letters of a conversation, in the order that both cities see. */
@Path("/desk/letters/threads/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARIAN)
class LetterThreadResource {

    static final List<String> DONE = List.of(
            "sent",
            "read",
            "in-hand",
            "answered",
            "accepted",
            "partly-accepted",
            "declined",
            "recalled",
            "erased",
            "asked",
            "moved");

    private final DeskContext desk;
    private final LetterThreads threads;
    private final LetterViews views;
    private final OfferReader offers;
    private final Handlings handlings;

    LetterThreadResource(
            DeskContext desk, LetterThreads threads, LetterViews views, OfferReader offers, Handlings handlings) {
        this.desk = desk;
        this.threads = threads;
        this.views = views;
        this.offers = offers;
        this.handlings = handlings;
    }

    @GET
    public Response read(@PathParam("id") String id) throws InvalidItemException {
        Parameters parameters = desk.parameters("cursor", "done");
        Optional<String> cursor = parameters.one("cursor");
        if (desk.opens()) {
            handlings.opened(thread(id, cursor).page().letters());
        }
        LetterThread thread = thread(id, cursor);
        LetterTexts in = views.texts();
        ThreadPage page = new ThreadPage(
                // A letter's words are in no title: browsers keep titles in their histories.
                views.frame(in, in.words().title()),
                in,
                thread,
                cursor.isPresent(),
                parameters.one("done", DONE).orElse(""),
                thread.page().letters().stream()
                        .flatMap(
                                letter -> OfferDecision.of(in, letter, offers, Attempt.NONE, desk.publishes()).stream())
                        .toList(),
                desk.erases());
        return desk.answer(DeskTemplates.thread(page));
    }

    private LetterThread thread(String id, Optional<String> cursor) {
        return Parameters.uuid(id)
                .flatMap(known -> threads.read(known, LetterThreads.MOST, cursor))
                .filter(known -> !known.page().letters().isEmpty())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such conversation."));
    }

    static String address(UUID thread) {
        return LetterViews.LETTERS + "/threads/" + thread;
    }

    /**
     * A thread.
     *
     * @param later whether letters come before those on the page
     * @param offers of its letters
     * @param erases whether the person may erase letters
     */
    record ThreadPage(
            StaffFrame frame,
            LetterTexts in,
            LetterThread thread,
            boolean later,
            String done,
            List<OfferDecision> offers,
            boolean erases) {

        private static final int MOST_CROSSINGS = 5;

        public String address() {
            return LetterThreadResource.address(thread.id());
        }

        public List<LetterRecord> letters() {
            return thread.page().letters();
        }

        /** The letter whose subject names the thread. */
        public LetterRecord first() {
            return letters().stream()
                    .filter(letter -> in.text(letter, "subject").isPresent())
                    .findFirst()
                    .orElse(letters().get(0));
        }

        public LetterRecord latest() {
            return letters().get(letters().size() - 1);
        }

        /** The letters that crossed a letter. */
        public List<LetterRecord> crossing(LetterRecord letter) {
            return letters().stream()
                    .filter(letter::crossed)
                    .limit(MOST_CROSSINGS)
                    .toList();
        }

        public Optional<OfferDecision> offer(LetterRecord letter) {
            return offers.stream()
                    .filter(offer -> offer.letter().id().equals(letter.id()))
                    .findFirst();
        }

        /** The items of the thread. If letters name several versions of one, the latest letter counts. */
        public List<Card> items() {
            Map<String, ItemReference> named = new LinkedHashMap<>();
            letters().stream()
                    .flatMap(letter -> LetterItems.of(letter).stream())
                    .forEach(item -> named.put(item.owner() + "/" + item.id(), item));
            return named.values().stream().map(in::card).toList();
        }

        /** What this city can do with a letter. */
        public List<String> acts(LetterRecord letter) {
            if (letter.isErased()) {
                return List.of();
            }
            List<String> acts = new ArrayList<>();
            if (letter.isOwn()) {
                addIf(letter.isSent(), "recall", acts);
                addIf(erases, "erase", acts);
                return acts;
            }
            addIf(letter.isSent(), "reply", acts);
            addIf(letter.isSent() && LetterTexts.offerable(letter).isPresent(), "offer", acts);
            if (letter.isHandlingErased()) {
                return acts;
            }
            Stream.of(HandlingState.READ, HandlingState.IN_HAND, HandlingState.ANSWERED)
                    .forEach(next -> addIf(letter.isSent() && letter.mayBecome(next), next.term(), acts));
            addIf(letter.isSent() && !letter.isOffer() && letter.mayBecome(HandlingState.DECLINED), "decline", acts);
            addIf(!letter.isErasureAsked(), "ask-erasure", acts);
            return acts;
        }

        private static void addIf(boolean possible, String act, List<String> acts) {
            if (possible) {
                acts.add(act);
            }
        }
    }
}
