package org.libraryexchange.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.LogSequences.LogPlace;
import org.libraryexchange.item.ErasedItem;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;

/**
 * A row of the catalogue. Only the city's own items are written through it; the rows of a mirror are written in bulk.
 */
@Entity
@Table(name = "item")
@IdClass(ItemRow.ItemKey.class)
class ItemRow {

    @Id
    UUID id;

    @Id
    String owner;

    String kind;
    String status;
    long version;
    Long sequence;

    @Column(columnDefinition = "text")
    String document;

    byte[] sha256;

    @Column(columnDefinition = "text[]")
    String[] languages;

    Instant updated;
    Instant stored;

    /** Who made this version. */
    @Column(name = "changed_by")
    String changedBy;

    /** True if only people at the desk have written the item; otherwise null. */
    @Column(name = "of_desk")
    Boolean ofDesk;

    /** Trace context of the request that made this version; null if the request was not traced. */
    String traceparent;

    protected ItemRow() {}

    ItemRow(UUID id, String owner) {
        this.id = id;
        this.owner = owner;
    }

    /** Stores a new version. */
    void hold(Item item, byte[] documentBytes, LogPlace place) {
        kind = item.content().kind().term();
        status = item.status().term();
        version = item.version();
        sequence = place.sequence();
        document = new String(documentBytes, StandardCharsets.UTF_8);
        sha256 = Sha256.of(documentBytes);
        languages = item.content().title().languages().toArray(String[]::new);
        updated = item.updated();
        stored = place.stored();
    }

    /** Stores the erased state as the next version. */
    void erase(LogPlace place, Instant now) {
        ErasedItem erased = new ErasedItem(id, owner, kindOfItem(), version + 1, now);
        byte[] documentBytes = erased.document();
        status = Status.ERASED.term();
        version = erased.version();
        sequence = place.sequence();
        document = new String(documentBytes, StandardCharsets.UTF_8);
        sha256 = Sha256.of(documentBytes);
        languages = new String[0];
        updated = erased.updated();
        stored = place.stored();
    }

    private Kind kindOfItem() {
        return Arrays.stream(Kind.values())
                .filter(known -> known.term().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored item is of an unknown kind: " + kind));
    }

    /** Refuses a change if the item is erased. */
    void requireNotErased() {
        if (status() == Status.ERASED) {
            throw erasedBy(owner, id);
        }
    }

    static ProblemException erasedBy(String owner, UUID id) {
        return new ProblemException(ProblemType.ERASED, "Its owner " + owner + " erased item " + id + ".");
    }

    Item item() {
        return Item.ofStored(document.getBytes(StandardCharsets.UTF_8));
    }

    Status status() {
        return Status.of(status);
    }

    boolean isDraft() {
        return status() == Status.DRAFT;
    }

    StoredItem view() {
        return new StoredItem(id, owner, status(), document, sha256, updated);
    }

    /** Key of a row. It includes the owner, because a partner's record may have the id of an own item. */
    record ItemKey(UUID id, String owner) implements Serializable {}
}
