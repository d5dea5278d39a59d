package org.libraryexchange.letters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterStatus;

/**
 * A letter with what this node knows about its way.
 *
 * @param partner the other city of the pair, whoever is the owner
 * @param sequence place in the owner's log; null for a draft
 * @param own whether this city wrote it
 * @param sent whether the broker has it
 * @param delivered whether the addressee has signed that it has applied it
 * @param handling the addressee's document about it; null if there is none
 * @param handlingState null if there is no handling, or if it was erased
 * @param handledVersion of the letter that the handling is about
 */
record HeldLetter(
        UUID id,
        String owner,
        String partner,
        String status,
        long version,
        Long sequence,
        Instant stored,
        Instant updated,
        String document,
        Long turn,
        boolean own,
        boolean sent,
        boolean delivered,
        String handling,
        String handlingState,
        Long handledVersion) {

    private static final String UNREAD = "unread";

    /** The states that {@link #state} may have at least; a newer partner may have more. */
    static final List<String> STATES = Stream.concat(
                    Stream.of(Draft.STATUS, "waiting", "sent", "delivered", UNREAD),
                    Stream.of(HandlingState.values()).map(HandlingState::term))
            .toList();

    /** The select list and the joins that make such letters. The statement binds {@code city}. */
    static final String SELECT = """
            select post.id, post.owner, post.partner, post.status, post.version, post.sequence, post.stored,
                post.updated, post.document, post.turn, post.owner = :city as own,
                coalesce(post.sequence <= publishing.sent_sequence, false) as sent,
                coalesce(post.sequence <= applied_log.sequence, false) as delivered,
                handling.document as handling, handling.state as handling_state,
                letters.number_member(letters.member(handling.document, 'letter'), 'version') as handled_version
            from letters.post as post
                left join letters.post as handling on handling.letter = post.id and handling.kind = 'handling'
                    and handling.partner = post.partner and handling.owner <> post.owner
                left join letters.publishing as publishing on publishing.partner = post.partner
                left join applied_log on applied_log.partner = post.partner
                    and applied_log.log = 'library.' || :city || '.letters.' || post.partner
            """;

    /**
     * How far it has come. An own letter is at its addressee what the handling says, if that is about this version: a
     * recall is under way again.
     */
    String state() {
        if (status.equals(Draft.STATUS)) {
            return Draft.STATUS;
        }
        if (handlingState != null && (!own || Long.valueOf(version).equals(handledVersion))) {
            return handlingState;
        }
        if (!own) {
            return UNREAD;
        }
        if (delivered) {
            return "delivered";
        }
        return sent ? "sent" : "waiting";
    }

    /** Whether it says what its sender wrote, and was neither recalled nor erased. */
    boolean isSent() {
        return status.equals(LetterStatus.SENT.term());
    }

    /** Says nothing of what the letter says, so that no message can. */
    @Override
    public String toString() {
        return "letter " + owner + "/" + id + " version " + version;
    }

    /** The city to which it is. */
    String addressee(String city) {
        return own ? partner : city;
    }
}
