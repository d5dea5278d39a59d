package org.libraryexchange.letters;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letters.OpenLetters.Side;

/**
 * Letters for the desk's pages. Whatever is written goes through the services of the API, with the same rules,
 * preconditions and roles.
 */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
public class Correspondence {

    /** As many letters as a page of a thread shows. */
    private static final int LETTERS_AT_ONCE = LetterQuery.LARGEST_LIMIT;

    /** More pages than a thread can have. It stops a search that would not end. */
    private static final int MOST_PAGES = 1_000;

    private static final Set<String> OPEN = Set.of("unread", "read", "in-hand");

    private final Letters letters;
    private final Handlings handlings;
    private final Acceptances acceptances;
    private final LetterLists lists;
    private final LetterThreads threads;
    private final OpenLetters open;
    private final LetterDesks desks;
    private final SecurityIdentity identity;

    Correspondence(
            Letters letters,
            Handlings handlings,
            Acceptances acceptances,
            LetterLists lists,
            LetterThreads threads,
            OpenLetters open,
            LetterDesks desks,
            SecurityIdentity identity) {
        this.letters = letters;
        this.handlings = handlings;
        this.acceptances = acceptances;
        this.lists = lists;
        this.threads = threads;
        this.open = open;
        this.desks = desks;
        this.identity = identity;
    }

    /**
     * A desk of a city.
     *
     * @param names by language
     */
    public record Desk(String city, String id, Map<String, String> names) {}

    /**
     * Some letters of a list.
     *
     * @param count of the whole list
     */
    public record Open(List<DeskLetter> letters, long count) {}

    /**
     * A page of a list.
     *
     * @param next cursor of the letters that follow; empty at the end
     */
    public record Found(List<DeskLetter> letters, Optional<String> next) {}

    /**
     * Some letters of a thread, in its order.
     *
     * @param next cursor of the letters that follow; empty at the end
     */
    public record Conversation(UUID id, String partner, List<DeskLetter> letters, Optional<String> next) {}

    /** What this city has to do about letters. */
    public Open waitingForUs(int most) {
        return open(Side.US, most);
    }

    /** What the partners have to do about this city's letters. */
    public Open waitingForPartners(int most) {
        return open(Side.PARTNER, most);
    }

    public Open drafts(int most) {
        return open(Side.DRAFTS, most);
    }

    private Open open(Side side, int most) {
        List<HeldLetter> found = open.list(side, most);
        return new Open(shown(found), found.size() < most ? found.size() : open.count(side));
    }

    /** How many letters wait for this city. */
    public long waitingForUs() {
        return open.count(Side.US);
    }

    /** All letters and drafts, the latest change first. */
    public Found all(Optional<String> cursor, int most) {
        return found(lists.page(LetterQuery.all(most, cursor)));
    }

    /**
     * Letters with all of the words.
     *
     * @param words one line of at most 200 characters
     */
    public Found search(String words, Optional<String> cursor, int most) {
        return found(lists.page(new LetterSearch(words, most, cursor.orElse(null))));
    }

    private static Found found(LetterPage page) {
        return new Found(shown(page.letters()), page.next());
    }

    private static List<DeskLetter> shown(List<HeldLetter> letters) {
        return letters.stream().map(DeskLetter::of).toList();
    }

    /** A page of a thread; empty if there is no such thread. */
    public Optional<Conversation> thread(UUID id, Optional<String> cursor) {
        return threads.read(id, LETTERS_AT_ONCE, cursor)
                .map(thread -> new Conversation(
                        thread.id(),
                        thread.partner(),
                        shown(thread.page().letters()),
                        thread.page().next()));
    }

    /** The cursor of the page of a thread on which a letter stands; empty for the first page. */
    public Optional<String> pageOf(UUID letter, UUID thread) {
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            Optional<Conversation> page = thread(thread, cursor);
            if (page.isEmpty()
                    || page.get().letters().stream().anyMatch(it -> it.id().equals(letter))) {
                return cursor;
            }
            if (page.get().next().isEmpty()) {
                return Optional.empty();
            }
            cursor = page.get().next();
        }
        return Optional.empty();
    }

    /**
     * A letter or draft of either city; an erased one, too.
     *
     * @throws ProblemException if there is none
     */
    public DeskLetter letter(UUID id) {
        return known(id).orElseThrow(() -> Letters.notFound(id));
    }

    /** The same, or empty if there is none. */
    public Optional<DeskLetter> known(UUID id) {
        return open.letter(id).map(DeskLetter::of);
    }

    /** The desks of both cities, own ones first. */
    public List<Desk> desks() {
        return desks.all();
    }

    public UUID newId() {
        return letters.newId();
    }

    /**
     * Begins a draft.
     *
     * @param id chosen when its form was first shown, so that a form that is sent twice makes one draft
     * @return false if there is a letter with this id already
     */
    public boolean begin(UUID id, LetterDraft letter) throws InvalidItemException {
        return letters.begin(id, letter);
    }

    /**
     * Saves a draft that has been begun.
     *
     * @param base entity tag of the version that the person has changed
     */
    public void change(UUID id, String base, LetterDraft letter) throws InvalidItemException {
        PostRow unused = letters.replace(id, Precondition.version(base), letter);
    }

    public void discard(UUID id, String base) {
        letters.discard(id, Precondition.version(base));
    }

    /** Sends a draft. The letter that it replies to is then answered; one that proposes something is read. */
    public void send(UUID id, String base) throws InvalidItemException {
        PostRow sent = letters.send(id, Precondition.version(base));
        Optional<DeskLetter> answered =
                known(sent.id()).flatMap(DeskLetter::inReplyTo).flatMap(this::known);
        if (answered.filter(it -> !it.own() && it.isSent() && OPEN.contains(it.state()))
                .isPresent()) {
            answer(answered.get());
        }
    }

    /** The reply has gone in any case. If a colleague has just decided otherwise, that stands. */
    private void answer(DeskLetter letter) throws InvalidItemException {
        try {
            if (!letter.isOffer()) {
                handle(letter.id(), letter.base(), new HandlingRequest(HandlingState.ANSWERED, null));
            } else if (letter.state().equals("unread")) {
                handle(letter.id(), letter.base(), new HandlingRequest(HandlingState.READ, null));
            }
        } catch (ProblemException e) {
            if (e.type() != ProblemType.PRECONDITION_FAILED && e.type() != ProblemType.ERASED) {
                throw e;
            }
        }
    }

    public void recall(UUID id, String base) throws InvalidItemException {
        PostRow unused = letters.recall(id, Precondition.version(base));
    }

    /** Whether the person may erase letters, which nobody can undo. */
    public boolean erases() {
        return identity.hasRole(Roles.EXCHANGE_OPERATOR);
    }

    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public void erase(UUID id, String base) throws InvalidItemException {
        if (!identity.hasRole(Roles.LIBRARIAN)) {
            throw new ForbiddenException();
        }
        PostRow unused = letters.erase(id, Precondition.version(base));
    }

    /** Refuses a letter that this city did not receive. */
    public void requireReceived(UUID id) {
        PostRow unused = handlings.received(id);
    }

    /** Refuses a letter that this city did not write. */
    public void requireOwn(UUID id) {
        letters.requireOwn(id);
    }

    /**
     * Says what became of a letter.
     *
     * @param base of the letter, as a page showed it
     */
    public void handle(UUID id, String base, HandlingRequest request) throws InvalidItemException {
        PostRow unused = handlings.handle(id, Precondition.version(base), request);
    }

    /**
     * Accepts proposed changes.
     *
     * @param base of the letter, as a page showed it
     * @param request names the changes; all that are left if it names none
     */
    public void accept(UUID id, String base, HandlingRequest request)
            throws InvalidItemException, MalformedJsonException {
        PostRow unused = acceptances.accept(id, Precondition.version(base), request);
    }

    public void askErasure(UUID id, String base) throws InvalidItemException {
        PostRow unused = handlings.askErasure(id, Precondition.version(base));
    }
}
