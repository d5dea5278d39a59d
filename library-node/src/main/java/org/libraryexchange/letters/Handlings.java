package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.letter.CurrentHandling;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterVersion;

/**
 * Says what became of partners' letters. It never locks a letter: a session that hangs would keep it from the applier.
 * So a recall may come meanwhile, and a handling names the version that was judged.
 */
@ApplicationScoped
public class Handlings {

    private final Post post;
    private final Stamps stamps;
    private final LettersConfig config;
    private final String city;

    Handlings(Post post, LettersConfig config) {
        this.post = post;
        this.stamps = post.stamps();
        this.config = config;
        this.city = post.node().city();
    }

    /** What the addressee of a letter did with it. */
    @Transactional
    PostRow read(UUID letter) {
        PostRow row = post.letter(letter).orElseThrow(() -> Letters.notFound(letter));
        return post.handlingOf(row)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "Nobody has said yet what became of letter " + letter + "."));
    }

    /** Refuses a letter that this city did not receive, before the request's body is looked at. */
    @Transactional
    public PostRow received(UUID letter) {
        PostRow row = post.letter(letter).orElseThrow(() -> Letters.notFound(letter));
        if (row.owner().equals(city)) {
            throw new ProblemException(
                    ProblemType.OWNED_BY_PARTNER,
                    "Only " + row.partner() + ", to whom the letter is, says what became of it.");
        }
        return row;
    }

    /**
     * Says what became of a letter.
     *
     * @param expected the handling that the client means to change; for the first one, the letter that was judged
     */
    @Transactional(rollbackOn = Exception.class)
    public PostRow handle(UUID letter, Precondition expected, HandlingRequest request) throws InvalidItemException {
        return change(letter, expected, (judged, before) -> {
            return asking(Handled.of(judged, request.state(), request.reason()), before);
        });
    }

    /**
     * Says which proposed changes stand in an item now. A recall that has come since the letter was judged is not looked
     * at.
     *
     * @param letter as it was judged
     * @param expected the handling that the client means to change; for the first one, the letter that was judged
     * @param whole whether nothing that the letter proposes is left
     * @param taken all changes that were taken, now and before
     * @param itemVersion with which the latest came
     */
    @Transactional(rollbackOn = Exception.class)
    PostRow took(
            PostRow letter,
            Precondition expected,
            boolean whole,
            List<String> taken,
            long itemVersion,
            LocalizedText reason)
            throws InvalidItemException {
        HandlingState state = whole ? HandlingState.ACCEPTED : HandlingState.PARTLY_ACCEPTED;
        return change(
                letter,
                expected,
                (judged, before) -> asking(new Handled(judged, state, taken, itemVersion, reason, null), before));
    }

    private static Handled asking(Handled handled, Optional<Handled> before) {
        return before.filter(it -> Boolean.TRUE.equals(it.erasureAsked())).isPresent()
                ? handled.askingErasure()
                : handled;
    }

    /** What this city has said about a letter so far. It stays as it is until the end of the transaction. */
    @Transactional
    Optional<Handled> forUpdate(UUID letter) {
        return post.ownHandlingForUpdate(letter).map(row -> current(row, letter).handled());
    }

    /**
     * Says that partners' letters were read, because somebody has opened them. A city that keeps to itself what it has
     * read says nothing. If somebody else has said something meanwhile, that stands.
     */
    public void opened(List<LetterRecord> letters) throws InvalidItemException {
        for (LetterRecord letter : letters) {
            if (config.tellRead() && letter.isSent() && letter.state().equals(LetterRecord.UNREAD)) {
                handleIfUntouched(letter, HandlingState.READ);
            }
        }
    }

    /** Says what became of a partner's letter, unless a colleague has just said something else. */
    void handleIfUntouched(LetterRecord letter, HandlingState state) throws InvalidItemException {
        try {
            PostRow unused = handle(letter.id(), Precondition.version(letter.base()), new HandlingRequest(state, null));
        } catch (ProblemException e) {
            if (e.type() != ProblemType.PRECONDITION_FAILED && e.type() != ProblemType.ERASED) {
                throw e;
            }
        }
    }

    /** Asks the sender to erase a letter. The sender then knows that it was read. */
    @Transactional(rollbackOn = Exception.class)
    public PostRow askErasure(UUID letter, Precondition expected) throws InvalidItemException {
        return change(
                letter,
                expected,
                (judged, before) -> before.orElseGet(() -> Handled.of(judged, HandlingState.READ, null))
                        .askingErasure());
    }

    /** Decides what a handling says next, from what it says now. */
    @FunctionalInterface
    private interface Step {
        Handled of(LetterVersion judged, Optional<Handled> before);
    }

    private PostRow change(UUID id, Precondition expected, Step step) throws InvalidItemException {
        return change(received(id), expected, step);
    }

    private PostRow change(PostRow letter, Precondition expected, Step step) throws InvalidItemException {
        UUID id = Letters.notErased(letter).id();
        Optional<PostRow> row = post.ownHandlingForUpdate(id);
        expected.require(Optional.of(row.orElse(letter).entityTag()), row.isPresent() ? "handling" : "letter");
        Optional<CurrentHandling> current = row.map(it -> current(it, id));
        Handled becoming = step.of(
                new LetterVersion(id, letter.version(), letter.entityTag()), current.map(CurrentHandling::handled));
        if (current.isPresent() && current.get().handled().equals(becoming)) {
            return row.orElseThrow();
        }
        current.ifPresent(it -> requireMayBecome(it.handled().state(), becoming.state()));
        Handling next = current.isPresent()
                ? current.get().next(becoming, stamps.now())
                : CurrentHandling.first(city, letter.owner(), becoming, stamps.now());
        boolean crosses = isTold(becoming) || row.filter(it -> !it.isDraft()).isPresent();
        return write(PostRow.of(next, crosses ? post.nextSequence(letter.partner()) : null), row.isEmpty());
    }

    /**
     * Erases what this city said about a letter: only which letter it was about remains. What never crossed stays in this
     * city.
     */
    @Transactional(rollbackOn = Exception.class)
    PostRow erase(UUID letter, Precondition expected) throws InvalidItemException {
        PostRow before = post.ownHandlingForUpdate(letter).orElseThrow(() -> Letters.notFound(letter));
        expected.require(Optional.of(before.entityTag()), "handling");
        Handling next = current(before, letter).erased(stamps.now());
        return write(PostRow.of(next, before.isDraft() ? null : post.nextSequence(before.partner())), false);
    }

    private boolean isTold(Handled handled) {
        return config.tellRead() || handled.state() != HandlingState.READ || handled.erasureAsked() != null;
    }

    private PostRow write(PostRow next, boolean first) {
        if (!first) {
            post.replace(next);
        } else if (!post.add(next)) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "Somebody else has just said what became of the letter. Read it again.");
        }
        return next;
    }

    private static CurrentHandling current(PostRow row, UUID letter) {
        if (Handling.ofStored(row.document().bytes()) instanceof CurrentHandling current) {
            return current;
        }
        throw new ProblemException(
                ProblemType.ERASED, "This city has erased what it said about letter " + letter + ".");
    }

    private static void requireMayBecome(HandlingState before, HandlingState next) {
        if (!before.mayBecome(next)) {
            throw Letters.conflict("A letter that is " + before.term() + " cannot become " + next.term() + ".");
        }
    }
}
