package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.json.StrictJson;

/**
 * An item as its owner keeps it. Only the owner builds documents from it; a mirror keeps the bytes that it received.
 *
 * @param id UUID, never used twice
 * @param owner the city that may change it
 * @param status in its life; an erased item has no content and is an {@link ErasedItem}
 * @param version 1 for the first, one more for each change
 * @param created in whole seconds
 * @param updated time of this version in whole seconds; for people, and never used for order
 * @param content what the city says about it
 * @param notes what the node notes about the content
 * @param withdrawal present if the item is withdrawn, otherwise null
 */
public record Item(
        UUID id,
        String owner,
        Status status,
        long version,
        Instant created,
        Instant updated,
        ItemContent content,
        TextNotes notes,
        Optional<Withdrawal> withdrawal) {

    /** Largest canonical document in bytes. */
    public static final int LARGEST_DOCUMENT = Binding.LARGEST_DOCUMENT;

    public Item {
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more: " + version);
        }
        if (status == Status.ERASED) {
            throw new IllegalArgumentException("status must not be erased: what is erased is no item");
        }
        if (withdrawal.isPresent() != (status == Status.WITHDRAWN)) {
            throw new IllegalArgumentException("withdrawal must be there exactly when withdrawn: " + status);
        }
        created = created.truncatedTo(ChronoUnit.SECONDS);
        updated = updated.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Returns the document as it is stored, sent and served: canonical JSON in UTF-8.
     *
     * @throws InvalidItemException if it is larger than {@value #LARGEST_DOCUMENT} bytes
     */
    public byte[] document() throws InvalidItemException {
        ObjectNode tree = notes.writeTo(content.toTree());
        tree.put("id", id.toString());
        tree.put("owner", owner);
        tree.put("status", status.term());
        tree.put("version", version);
        tree.put("created", created.toString());
        tree.put("updated", updated.toString());
        withdrawal.ifPresent(it -> tree.set("withdrawal", StrictJson.mapper().valueToTree(it)));
        return Binding.document(tree);
    }

    /** Returns the same version with other content and notes. */
    public Item with(ItemContent otherContent, TextNotes otherNotes) {
        return new Item(id, owner, status, version, created, updated, otherContent, otherNotes, withdrawal);
    }

    /** Returns the same content as another version. */
    public Item as(long otherVersion, Instant now) {
        return new Item(id, owner, status, otherVersion, created, now, content, notes, withdrawal);
    }

    /**
     * Reads a document that this city built and stored. If the city went back to an older version, it has documents of
     * the newer one. Members that the newer version added are ignored, and they are gone after the next change of the
     * item.
     *
     * @throws IllegalStateException if it is not such a document, which means that the store is damaged
     */
    public static Item ofStored(byte[] document) {
        return Binding.ofStored(document, Item::read);
    }

    private static Item read(ObjectNode tree) throws InvalidItemException {
        UUID id = UUID.fromString(Binding.take(tree, "id").asText());
        String owner = Binding.take(tree, "owner").asText();
        Status status = Binding.bind(Binding.take(tree, "status"), Status.class);
        long version = Binding.take(tree, "version").longValue();
        Instant created = Instant.parse(Binding.take(tree, "created").asText());
        Instant updated = Instant.parse(Binding.take(tree, "updated").asText());
        JsonNode withdrawal = tree.remove("withdrawal");
        TextNotes notes = TextNotes.take(tree, it -> Binding.bindStored(it, TextNotes.class))
                .orElse(TextNotes.NONE);
        return new Item(
                id,
                owner,
                status,
                version,
                created,
                updated,
                Binding.bindStored(tree, ItemContent.class),
                notes,
                withdrawal == null ? Optional.empty() : Optional.of(Binding.bindStored(withdrawal, Withdrawal.class)));
    }

    /** Whether writing this status, content and notes would change nothing. */
    public boolean says(Status otherStatus, ItemContent otherContent, TextNotes otherNotes) {
        return status == otherStatus && content.equals(otherContent) && notes.equals(otherNotes);
    }
}
