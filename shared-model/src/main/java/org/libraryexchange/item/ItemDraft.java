package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * What a client sends to write an item.
 *
 * @param status {@code draft} or {@code published}; if empty, an existing item keeps its status and a new one is a
 *     draft
 * @param content everything else
 * @param sentBack the node's notes as the client read them; empty if it sent none
 */
public record ItemDraft(Optional<Status> status, ItemContent content, Optional<TextNotes> sentBack) {

    private static final List<String> SET_BY_NODE =
            List.of("id", "owner", "version", "created", "updated", "withdrawal");

    /** A draft without the node's notes. */
    public ItemDraft(Optional<Status> status, ItemContent content) {
        this(status, content, Optional.empty());
    }

    /**
     * Reads a client's document.
     *
     * @throws MalformedJsonException if the bytes are not JSON
     * @throws InvalidItemException if the JSON is not an item; rules of content are checked later
     */
    public static ItemDraft read(byte[] utf8) throws MalformedJsonException, InvalidItemException {
        return of(StrictJson.tree(utf8));
    }

    /**
     * Takes a client's document that has been read as JSON. It changes the tree.
     *
     * @throws InvalidItemException if it is not an item; rules of content are checked later
     */
    public static ItemDraft of(JsonNode document) throws InvalidItemException {
        ObjectNode tree = ClientDocument.object(document);
        Optional<Status> status = takeStatus(tree);
        ClientDocument.refuseFieldsOfNode(tree, SET_BY_NODE);
        ClientDocument.refuseNulls(tree);
        Optional<TextNotes> sentBack = TextNotes.take(tree, notes -> Binding.bind(notes, TextNotes.class));
        return new ItemDraft(status, ItemContent.of(tree), sentBack);
    }

    /**
     * Reads a JSON Merge Patch and applies it to an item (RFC 7396).
     *
     * @throws MalformedJsonException if the bytes are not JSON
     * @throws InvalidItemException if the result is not an item
     */
    public static ItemDraft patched(ItemContent current, byte[] utf8)
            throws MalformedJsonException, InvalidItemException {
        ObjectNode patch = ClientDocument.object(StrictJson.tree(utf8));
        Optional<Status> status = takeStatus(patch);
        ClientDocument.refuseFieldsOfNode(patch, SET_BY_NODE);
        ClientDocument.refuseFieldsOfNode(patch, TextNotes.MEMBERS);
        ObjectNode target = current.toTree();
        MergePatch.apply(target, patch);
        return new ItemDraft(status, ItemContent.of(target));
    }

    /** The same draft with other content. */
    public ItemDraft with(ItemContent other) {
        return new ItemDraft(status, other, sentBack);
    }

    /** The same draft of a client that has read these notes. */
    public ItemDraft sendingBack(TextNotes notes) {
        return new ItemDraft(status, content, Optional.of(notes));
    }

    /** The same draft with a status, unless it has one. */
    public ItemDraft becoming(Optional<Status> otherwise) {
        return new ItemDraft(status.or(() -> otherwise), content, sentBack);
    }

    /** Refuses notes that are not those of the item, since only the node sets them. */
    public void requireNotes(TextNotes ofItem) throws InvalidItemException {
        if (sentBack.filter(notes -> !notes.equals(ofItem)).isPresent()) {
            ObjectNode sent = sentBack.get().writeTo(StrictJson.mapper().createObjectNode());
            ClientDocument.refuseFieldsOfNode(sent, TextNotes.MEMBERS);
        }
    }

    private static Optional<Status> takeStatus(ObjectNode tree) throws InvalidItemException {
        JsonNode status = tree.remove("status");
        if (status == null) {
            return Optional.empty();
        }
        return switch (status.asText()) {
            case "draft" -> Optional.of(Status.DRAFT);
            case "published" -> Optional.of(Status.PUBLISHED);
            default ->
                throw new InvalidItemException(
                        "/status",
                        "allowed-values",
                        "must be draft or published; to withdraw the item, withdraw it with a reason instead",
                        status);
        };
    }

    /** Refuses content that breaks a rule if it gets this status, and names every such rule. */
    public void requireValid(Status becoming) throws InvalidItemException {
        List<Violation> violations = content.violations(becoming != Status.DRAFT);
        if (!violations.isEmpty()) {
            throw new InvalidItemException(violations);
        }
    }
}
