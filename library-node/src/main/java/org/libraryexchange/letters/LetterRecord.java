package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.Concerns;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterHead;
import org.libraryexchange.letter.LetterStatus;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.Turn;

/**
 * A letter or draft of either city, with its way and with what its addressee did with it.
 *
 * @param partner the other city of the pair, whoever is the owner
 * @param handling the addressee's document about it; empty if nothing is known
 * @param handledBy the name of whoever in this city has said last what became of it; empty if nobody has
 */
public record LetterRecord(
        UUID id,
        String owner,
        String partner,
        String status,
        long version,
        @Nested LetterDocument document,
        @Nested Way way,
        @Nested("handling") Optional<LetterDocument> handling,
        Optional<String> handledBy) {

    /**
     * What this node knows about the way of a letter.
     *
     * @param sequence place in the owner's log; null for a draft
     * @param sent whether the broker has it
     * @param delivered whether the addressee has signed that it has applied it
     */
    public record Way(Long sequence, Instant stored, Instant updated, boolean sent, boolean delivered) {}

    static final String UNREAD = "unread";

    /** The states that {@link #state} may have at least; a newer partner may have more. */
    static final List<String> STATES = Stream.concat(
                    Stream.of(Draft.STATUS, "waiting", "sent", "delivered", UNREAD),
                    Stream.of(HandlingState.values()).map(HandlingState::term))
            .toList();

    /** What {@link #concerns} may be at least; a newer partner may have more. */
    public static final List<String> CONCERNS =
            Stream.of(Concerns.values()).map(Concerns::term).toList();

    /** The select list and the joins that make such letters. The statement binds {@code city}. */
    static final String SELECT = """
            select post.id, post.owner, post.partner, post.status, post.version, post.sequence, post.stored,
                post.updated, post.document, coalesce(post.sequence <= publishing.sent_sequence, false) as sent,
                coalesce(post.sequence <= applied_log.sequence, false) as delivered,
                handling.document as handling_document,
                case when handling.owner = :city then handling.changed_by end as handled_by
            from letters.post as post
                left join letters.post as handling on handling.letter = post.id and handling.kind = 'handling'
                    and handling.partner = post.partner and handling.owner <> post.owner
                left join letters.publishing as publishing on publishing.partner = post.partner
                left join applied_log on applied_log.partner = post.partner
                    and applied_log.log = 'library.' || :city || '.letters.' || post.partner
            """;

    /** Whether this city wrote it. */
    public boolean isOwn() {
        return !owner.equals(partner);
    }

    public boolean isDraft() {
        return status.equals(Draft.STATUS);
    }

    /** Whether it says what its sender wrote, and was neither recalled nor erased. */
    public boolean isSent() {
        return status.equals(LetterStatus.SENT.term());
    }

    public boolean isErased() {
        return status.equals(LetterStatus.ERASED.term());
    }

    public boolean isRecalled() {
        return !isSent() && !isDraft() && !isErased();
    }

    /** The entity tag of what this city changes next: of its handling, or of the letter if there is none. */
    public String base() {
        return handling.filter(any -> !isOwn()).orElse(document).entityTag();
    }

    /**
     * How far it has come. An own letter is at its addressee what the handling says, if that is about this version: a
     * recall is under way again.
     */
    public String state() {
        if (isDraft()) {
            return Draft.STATUS;
        }
        if (answer().hasNonNull("state") && !(isOwn() && isHandledEarlier())) {
            return handledState();
        }
        if (!isOwn()) {
            return UNREAD;
        }
        if (way.delivered()) {
            return "delivered";
        }
        return way.sent() ? "sent" : "waiting";
    }

    /** How far it has come; of a letter that says nothing any more, that. */
    public String standing() {
        return isSent() || isDraft() ? state() : status;
    }

    /** The city to which it is. */
    String addressee(String city) {
        return isOwn() ? partner : city;
    }

    private String member(String name) {
        return document.path(name).asText();
    }

    /** The desk that signed it; empty if it names none. */
    public String fromDesk() {
        return document.path("from").path("desk").asText();
    }

    /** The desk that it is addressed to; empty for the usual one. */
    public String toDesk() {
        return member("toDesk");
    }

    /** The city that it is addressed to. */
    public String to() {
        return member("to");
    }

    public String originalLanguage() {
        return member("originalLanguage");
    }

    /** The languages in which it says something. */
    public Set<String> languages() {
        return document.languages("subject", "text");
    }

    /** Its {@code subject} or {@code text} in a language; empty if there is none. */
    public String text(String member, String tag) {
        return document.path(member).path(tag).asText();
    }

    /** What it is written for. */
    public String concerns() {
        return document.path("concerns").asText(Concerns.ITEM.term());
    }

    /** The sentences of the sender's desk with which its text begins in a language; empty if there are none. */
    public String standard(String tag) {
        String standard = document.path("standard").path(tag).asText();
        return text("text", tag).startsWith(standard) ? standard : "";
    }

    /** What people wrote in its text in a language, without the sentences of the desk. */
    public String words(String tag) {
        return text("text", tag).substring(standard(tag).length()).strip();
    }

    /**
     * Who wrote it in a language: its {@code author}, a {@code machine} or another {@code person}; empty if nobody wrote
     * anything, because a reply keeps the subject that it answers, and desks have standard sentences.
     */
    public String origin(String tag) {
        if (words(tag).isEmpty()) {
            return "";
        }
        if (tag.equals(originalLanguage())) {
            return "author";
        }
        return texts("machine").anyMatch(tag::equals) ? "machine" : "person";
    }

    /** Addresses that browsers may follow. */
    public List<String> links() {
        return texts("links").filter(link -> link.startsWith("https://")).toList();
    }

    private Stream<String> texts(String list) {
        return StreamSupport.stream(document.path(list).spliterator(), false).map(JsonNode::asText);
    }

    /** The conversation; empty for a draft that begins one. */
    public Optional<UUID> thread() {
        return Parameters.uuid(member("thread"));
    }

    /** The letter that it replies to. */
    public Optional<UUID> inReplyTo() {
        return Parameters.uuid(member("inReplyTo"));
    }

    /** Its place in the conversation. */
    long turn() {
        return document.path("turn").asLong();
    }

    /** Whether it proposes changes of an item. */
    public boolean isOffer() {
        return document.path("proposal").isObject();
    }

    /** The changes that it proposes; empty if there are none, or some that this version of the node does not know. */
    public Optional<Proposal> proposal() {
        try {
            return Proposal.ofPartner(document.bytes());
        } catch (InvalidItemException e) {
            return Optional.empty();
        }
    }

    /** When it was sent; of a draft or an erased letter, when it last changed. */
    public Instant moment() {
        try {
            return Instant.parse(member(document.tree().has("sent") ? "sent" : "updated"));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** The members of the handling. */
    private JsonNode answer() {
        return handling.map(LetterDocument::tree).orElseGet(MissingNode::getInstance);
    }

    /** Whether what became of it was said of an earlier version, such as before a recall. */
    public boolean isHandledEarlier() {
        return answer().hasNonNull("state")
                && answer().path("letter").path("version").asLong() != version;
    }

    /** The version of which its addressee has said what became of it. */
    public String handledVersion() {
        return answer().path("letter").path("version").asText();
    }

    /** What its addressee has said that became of it; empty if nothing, or something that this version does not know. */
    public Optional<HandlingState> handled() {
        return HandlingState.of(handledState());
    }

    public String handledState() {
        return answer().path("state").asText();
    }

    /** Whether this city may say next that it has this state. */
    public boolean mayBecome(HandlingState next) {
        return !isOwn()
                && !isHandlingErased()
                && handled()
                        .map(now -> (now != next || next == HandlingState.PARTLY_ACCEPTED) && now.mayBecome(next))
                        .orElse(true);
    }

    public boolean isHandlingErased() {
        return handling.isPresent() && !answer().hasNonNull("state");
    }

    public boolean isErasureAsked() {
        return answer().path("erasureAsked").asBoolean();
    }

    /** The pointers of the proposed changes that stand in the item. */
    public List<String> taken() {
        return StreamSupport.stream(answer().path("taken").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The version of the item with the latest of them. */
    public String itemVersion() {
        return answer().path("itemVersion").asText();
    }

    /** The languages in which its addressee has given a reason. */
    public Set<String> reasons() {
        return handling.map(it -> it.languages("reason")).orElse(Set.of());
    }

    public String reason(String tag) {
        return answer().path("reason").path(tag).asText();
    }

    /** Whether this letter and another crossed. */
    public boolean crossed(LetterRecord other) {
        return head().flatMap(one -> other.head().filter(two -> LetterHead.crossed(one, two)))
                .isPresent();
    }

    private Optional<LetterHead> head() {
        try {
            Turn turn = new Turn(turn(), document.path("seen").asLong());
            UUID thread = thread().orElseThrow(IllegalArgumentException::new);
            return Optional.of(
                    new LetterHead(id, owner, to(), LetterStatus.of(status), version, Instant.EPOCH, thread, turn));
        } catch (IllegalArgumentException e) {
            // A draft, or a partner's letter that names no place.
            return Optional.empty();
        }
    }

    /** Says nothing of what the letter says, so that no message can. */
    @Override
    public String toString() {
        return "letter " + owner + "/" + id + " version " + version;
    }
}
