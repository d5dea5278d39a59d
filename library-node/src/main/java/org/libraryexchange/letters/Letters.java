package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Stamps;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letter.RecalledLetter;
import org.libraryexchange.letter.SentLetter;
import org.libraryexchange.letter.Turn;

/**
 * Writes the city's own letters. Each write is one transaction, which locks the letter first and takes a sequence in
 * the log last.
 */
@ApplicationScoped
public class Letters {

    private final Post post;
    private final Addressing addressing;
    private final SendingLimits limits;
    private final Stamps stamps;
    private final String city;

    Letters(Post post, Addressing addressing, SendingLimits limits) {
        this.post = post;
        this.addressing = addressing;
        this.limits = limits;
        this.stamps = post.stamps();
        this.city = post.node().city();
    }

    /** A letter or draft of either city; an erased letter is refused. */
    @Transactional
    PostRow read(UUID id) {
        return notErased(post.letter(id).orElseThrow(() -> notFound(id)));
    }

    @Transactional(rollbackOn = Exception.class)
    PostRow create(LetterDraft letter) throws InvalidItemException {
        PostRow row = first(stamps.newId(), letter);
        if (!post.add(row)) {
            throw new IllegalStateException("a new id is taken: " + row.id());
        }
        return row;
    }

    /**
     * Begins a draft under an id that was chosen before.
     *
     * @return false if there is a letter of either city with this id already
     */
    @Transactional(rollbackOn = Exception.class)
    public boolean begin(UUID id, LetterDraft letter) throws InvalidItemException {
        return post.letter(id).isEmpty() && post.add(first(id, letter));
    }

    public UUID newId() {
        return stamps.newId();
    }

    private PostRow first(UUID id, LetterDraft letter) throws InvalidItemException {
        return PostRow.of(Draft.first(id, city, addressing.checked(letter, false), stamps.now()));
    }

    @Transactional(rollbackOn = Exception.class)
    public PostRow replace(UUID id, Precondition expected, LetterDraft letter) throws InvalidItemException {
        PostRow before = ownDraft(id, expected, "A letter that was sent does not change. It can be recalled.");
        Draft draft = Draft.ofStored(before.document().bytes());
        LetterDraft changed = addressing.checked(letter, false);
        if (draft.letter().equals(changed)) {
            return before;
        }
        PostRow row = PostRow.of(draft.next(changed, stamps.now()));
        post.replace(row);
        return row;
    }

    @Transactional
    public void discard(UUID id, Precondition expected) {
        post.delete(ownDraft(id, expected, "A letter that was sent cannot be deleted. It can be recalled."));
    }

    @Transactional(rollbackOn = Exception.class)
    public PostRow send(UUID id, Precondition expected) throws InvalidItemException {
        PostRow before = ownDraft(id, expected, "The letter was sent before.");
        LetterDraft letter =
                addressing.checked(Draft.ofStored(before.document().bytes()).letter(), true);
        UUID thread = letter.thread().orElseGet(stamps::newId);
        Instant now = stamps.now();
        long sequence = post.nextSequence(letter.to());
        // With the counter locked, so that two letters to a partner neither pass a limit together nor get the same
        // turn.
        limits.require(letter.content().from().desk(), now);
        Post.Turns turns = post.turns(thread, letter.to());
        SentLetter sent = letter.sent(id, city, thread, Turn.after(turns.highest(), turns.partners()), now);
        return written(sent, sequence);
    }

    /** Recalls a letter: here and at the addressee, nothing remains of what it said. */
    @Transactional(rollbackOn = Exception.class)
    public PostRow recall(UUID id, Precondition expected) throws InvalidItemException {
        PostRow before = ownLetter(id, expected, "A draft was not sent. Delete it instead.");
        Letter letter = Letter.ofStored(before.document().bytes());
        return letter instanceof SentLetter sent ? next(sent.recalled(stamps.now()), before) : before;
    }

    /** Erases a letter: only its place in the thread remains. This cannot be undone. */
    @Transactional(rollbackOn = Exception.class)
    public PostRow erase(UUID id, Precondition expected) throws InvalidItemException {
        PostRow before = ownLetter(id, expected, "A draft cannot be erased. Delete it instead.");
        Letter letter = Letter.ofStored(before.document().bytes());
        Instant now = stamps.now();
        if (letter instanceof SentLetter sent) {
            return next(sent.erased(now), before);
        }
        return letter instanceof RecalledLetter recalled ? next(recalled.erased(now), before) : before;
    }

    private PostRow next(Letter letter, PostRow before) throws InvalidItemException {
        return written(letter, post.nextSequence(before.partner()));
    }

    private PostRow written(Letter letter, long sequence) throws InvalidItemException {
        PostRow row = PostRow.of(letter, sequence);
        post.replace(row);
        return row;
    }

    private PostRow ownDraft(UUID id, Precondition expected, String otherwise) {
        PostRow row = own(id, expected);
        if (!row.isDraft()) {
            throw conflict(otherwise);
        }
        return row;
    }

    private PostRow ownLetter(UUID id, Precondition expected, String otherwise) {
        PostRow row = own(id, expected);
        if (row.isDraft()) {
            throw conflict(otherwise);
        }
        return row;
    }

    private PostRow own(UUID id, Precondition expected) {
        PostRow row = notErased(post.ownForUpdate(id).orElseThrow(() -> refusal(id)));
        expected.require(Optional.of(row.entityTag()), "letter");
        return row;
    }

    /** Refuses a letter that this city did not write, before the request's body is looked at. */
    @Transactional
    public void requireOwn(UUID id) {
        if (post.letter(id).filter(row -> row.owner().equals(city)).isEmpty()) {
            throw refusal(id);
        }
    }

    private ProblemException refusal(UUID id) {
        return post.letter(id)
                .map(row -> new ProblemException(
                        ProblemType.OWNED_BY_PARTNER, "Only " + row.owner() + ", who wrote the letter, can change it."))
                .orElseGet(() -> notFound(id));
    }

    static PostRow notErased(PostRow row) {
        if (row.isErased()) {
            throw new ProblemException(
                    ProblemType.ERASED, "Its sender " + row.owner() + " erased letter " + row.id() + ".");
        }
        return row;
    }

    public static ProblemException notFound(UUID id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no letter " + id + ".");
    }

    static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.LETTER_STATE_CONFLICT, detail);
    }
}
