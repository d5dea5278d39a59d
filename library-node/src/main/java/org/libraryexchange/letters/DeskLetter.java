package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterHead;
import org.libraryexchange.letter.LetterStatus;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.Turn;

/**
 * A letter or draft as the desk's pages show it.
 *
 * @param partner the other city of the pair, whoever wrote it
 * @param own whether this city wrote it
 * @param state how far it has come, as in the API's lists
 * @param document as it is stored; a partner's may have members that this node does not know
 * @param handling what its addressee did with it, as it is stored; a missing node if nothing is known
 * @param tag entity tag of the letter
 * @param base entity tag of what this city changes next: of its handling, or of the letter if there is none
 */
public record DeskLetter(
        UUID id,
        String owner,
        String partner,
        boolean own,
        String status,
        long version,
        String state,
        JsonNode document,
        JsonNode handling,
        String tag,
        String base) {

    static DeskLetter of(HeldLetter held) {
        String tag = tag(held.document());
        return new DeskLetter(
                held.id(),
                held.owner(),
                held.partner(),
                held.own(),
                held.status(),
                held.version(),
                held.state(),
                LetterQuery.tree(held.document()),
                held.handling() == null ? MissingNode.getInstance() : LetterQuery.tree(held.handling()),
                tag,
                held.own() || held.handling() == null ? tag : tag(held.handling()));
    }

    private static String tag(String document) {
        return HexFormat.of().formatHex(Sha256.of(document.getBytes(StandardCharsets.UTF_8)));
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

    /** How far it has come; of a letter that says nothing any more, that. */
    public String standing() {
        return isSent() || isDraft() ? state : status;
    }

    /** The desk that signed it; empty if it names none. */
    public String fromDesk() {
        return document.path("from").path("desk").asText();
    }

    /** The desk that it is addressed to; empty for the usual one. */
    public String toDesk() {
        return document.path("toDesk").asText();
    }

    /** The city that it is addressed to. */
    public String to() {
        return document.path("to").asText();
    }

    public String originalLanguage() {
        return document.path("originalLanguage").asText();
    }

    /** The languages in which it says something. */
    public Set<String> languages() {
        Set<String> tags = new TreeSet<>();
        document.path("subject").fieldNames().forEachRemaining(tags::add);
        document.path("text").fieldNames().forEachRemaining(tags::add);
        return tags;
    }

    /** Its {@code subject} or {@code text} in a language; empty if there is none. */
    public String text(String member, String tag) {
        return document.path(member).path(tag).asText();
    }

    /** Who wrote it in a language: its {@code author}, a {@code machine} or another {@code person}. */
    public String origin(String tag) {
        if (tag.equals(originalLanguage())) {
            return "author";
        }
        return texts(document.path("machine")).anyMatch(tag::equals) ? "machine" : "person";
    }

    /** Addresses that browsers may follow. */
    public List<String> links() {
        return texts(document.path("links"))
                .filter(link -> link.startsWith("https://"))
                .toList();
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    /** The conversation; empty for a draft that begins one. */
    public Optional<UUID> thread() {
        return Parameters.uuid(document.path("thread").asText());
    }

    /** The letter that it replies to. */
    public Optional<UUID> inReplyTo() {
        return Parameters.uuid(document.path("inReplyTo").asText());
    }

    /** Whether it proposes changes of an item. */
    public boolean isOffer() {
        return document.path("proposal").isObject();
    }

    /** The changes that it proposes; empty if there are none, or some that this version of the node does not know. */
    public Optional<Proposal> proposal() {
        try {
            return Proposal.ofPartner(document.toString().getBytes(StandardCharsets.UTF_8));
        } catch (InvalidItemException e) {
            return Optional.empty();
        }
    }

    /** When it was sent; of a draft or an erased letter, when it last changed. */
    public Instant moment() {
        try {
            return Instant.parse(
                    document.path(document.has("sent") ? "sent" : "updated").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Whether what became of it was said of an earlier version, such as before a recall. */
    public boolean isHandledEarlier() {
        return handling.hasNonNull("state")
                && handling.path("letter").path("version").asLong() != version;
    }

    /** The version of which its addressee has said what became of it. */
    public String handledVersion() {
        return handling.path("letter").path("version").asText();
    }

    /** What its addressee has said that became of it; empty if nothing, or something that this version does not know. */
    public Optional<HandlingState> handled() {
        return HandlingState.of(handledState());
    }

    public String handledState() {
        return handling.path("state").asText();
    }

    /** Whether this city may say next that it has this state. */
    public boolean mayBecome(HandlingState next) {
        return !own
                && !isHandlingErased()
                && handled()
                        .map(now -> (now != next || next == HandlingState.PARTLY_ACCEPTED) && now.mayBecome(next))
                        .orElse(true);
    }

    public boolean isHandlingErased() {
        return !handling.isMissingNode() && !handling.hasNonNull("state");
    }

    public boolean isErasureAsked() {
        return handling.path("erasureAsked").asBoolean();
    }

    /** The languages in which its addressee has given a reason. */
    public Set<String> reasons() {
        Set<String> tags = new TreeSet<>();
        handling.path("reason").fieldNames().forEachRemaining(tags::add);
        return tags;
    }

    public String reason(String tag) {
        return handling.path("reason").path(tag).asText();
    }

    /** Whether this letter and another crossed. */
    public boolean crossed(DeskLetter other) {
        return head().flatMap(one -> other.head().filter(two -> LetterHead.crossed(one, two)))
                .isPresent();
    }

    private Optional<LetterHead> head() {
        try {
            return Optional.of(new LetterHead(
                    id,
                    owner,
                    document.path("to").asText(),
                    LetterStatus.of(status),
                    version,
                    Instant.EPOCH,
                    thread().orElseThrow(IllegalArgumentException::new),
                    new Turn(
                            document.path("turn").asLong(),
                            document.path("seen").asLong())));
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
