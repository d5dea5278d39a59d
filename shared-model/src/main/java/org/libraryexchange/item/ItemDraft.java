package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
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
 */
public record ItemDraft(Optional<Status> status, ItemContent content) {

    private static final List<String> SET_BY_NODE =
            List.of("id", "owner", "version", "created", "updated", "withdrawal");

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
        ObjectNode tree = object(document);
        Optional<Status> status = takeStatus(tree);
        refuseFieldsOfNode(tree);
        refuseNulls(tree);
        return new ItemDraft(status, ItemContent.of(tree));
    }

    /**
     * Reads a JSON Merge Patch and applies it to an item (RFC 7396).
     *
     * @throws MalformedJsonException if the bytes are not JSON
     * @throws InvalidItemException if the result is not an item
     */
    public static ItemDraft patched(ItemContent current, byte[] utf8)
            throws MalformedJsonException, InvalidItemException {
        ObjectNode patch = object(StrictJson.tree(utf8));
        Optional<Status> status = takeStatus(patch);
        refuseFieldsOfNode(patch);
        ObjectNode target = current.toTree();
        MergePatch.apply(target, patch);
        return new ItemDraft(status, ItemContent.of(target));
    }

    private static ObjectNode object(JsonNode value) throws InvalidItemException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new InvalidItemException("", "type", "must be an object", value);
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
                        "must be draft or published; to withdraw the item, send a withdraw request",
                        status);
        };
    }

    private static void refuseFieldsOfNode(ObjectNode tree) throws InvalidItemException {
        List<Violation> found = new ArrayList<>();
        for (String name : SET_BY_NODE) {
            if (tree.has(name)) {
                found.add(new Violation(
                        "/" + name,
                        "set-by-node",
                        "is set by the node: leave it out",
                        Findings.shortened(tree.get(name))));
            }
        }
        if (!found.isEmpty()) {
            throw new InvalidItemException(found);
        }
    }

    /** Only in a patch does null mean that a member is removed. */
    private static void refuseNulls(ObjectNode tree) throws InvalidItemException {
        Findings findings = Findings.forDocument();
        findNulls(tree, findings);
        if (!findings.violations().isEmpty()) {
            throw new InvalidItemException(findings.violations());
        }
    }

    private static void findNulls(JsonNode value, Findings findings) {
        if (value.isNull()) {
            findings.refuse("not-null", "has no value: leave the field out instead", null);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                findNulls(value.get(i), findings.at(i));
            }
        } else {
            value.properties().forEach(member -> findNulls(member.getValue(), findings.at(member.getKey())));
        }
    }

    /** Refuses content that breaks a rule if it gets this status, and names every such rule. */
    public void requireValid(Status becoming) throws InvalidItemException {
        List<Violation> violations = content.violations(becoming != Status.DRAFT);
        if (!violations.isEmpty()) {
            throw new InvalidItemException(violations);
        }
    }
}
