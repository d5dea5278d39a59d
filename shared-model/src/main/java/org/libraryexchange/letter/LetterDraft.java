package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.ClientDocument;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Rules;
import org.libraryexchange.item.UuidText;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * What a client sends to write a letter. It stays in its city until it is sent.
 *
 * @param to the city that it is for
 * @param thread the conversation that it belongs to; empty if it begins one, or continues that of {@code inReplyTo}
 */
public record LetterDraft(String to, Optional<UUID> thread, LetterContent content) {

    private static final List<String> SET_BY_NODE =
            List.of("id", "owner", "kind", "status", "version", "updated", "sent", "turn", "seen");
    private static final List<String> ADDRESS = List.of("to", "thread");

    private record Address(
            String to,
            @JsonDeserialize(using = UuidText.class) UUID thread) {}

    /**
     * Reads a client's document.
     *
     * @throws MalformedJsonException if the bytes are not JSON
     * @throws InvalidItemException if the JSON is not a letter; rules of content are checked later
     */
    public static LetterDraft read(byte[] utf8) throws MalformedJsonException, InvalidItemException {
        return of(StrictJson.tree(utf8));
    }

    /**
     * Takes a client's document that has been read as JSON. It changes the tree.
     *
     * @throws InvalidItemException if it is not a letter; rules of content are checked later
     */
    public static LetterDraft of(JsonNode document) throws InvalidItemException {
        ObjectNode tree = ClientDocument.object(document);
        ClientDocument.refuseFieldsOfNode(tree, SET_BY_NODE);
        ClientDocument.refuseNulls(tree);
        ObjectNode address = JsonNodeFactory.instance.objectNode();
        ADDRESS.stream().filter(tree::has).forEach(name -> address.set(name, tree.remove(name)));
        Address bound = Binding.bind(address, Address.class);
        return new LetterDraft(bound.to, Optional.ofNullable(bound.thread), Binding.bind(tree, LetterContent.class));
    }

    /**
     * Refuses a draft that breaks a rule, and names every such rule.
     *
     * @param sending whether it will leave the city, which requires subject and text in the original language
     */
    public void requireValid(boolean sending) throws InvalidItemException {
        Findings findings = Findings.forDocument();
        Rules.term(findings.at("to"), to);
        content.check(findings, sending);
        findings.throwIfAny();
    }

    /**
     * The letter, sent now.
     *
     * @param inThread the thread that the node has found or begun
     */
    public SentLetter sent(UUID id, String owner, UUID inThread, Turn turn, Instant now) {
        return new SentLetter(LetterHead.sent(id, owner, to, inThread, turn, now), now, content);
    }
}
