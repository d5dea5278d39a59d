package org.libraryexchange.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;

/** A row of the catalogue. Written here only for the city's own items; a mirror's rows are applied in bulk. */
@Entity
@Table(name = "item")
@IdClass(ItemKey.class)
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

    protected ItemRow() {}

    ItemRow(UUID id, String owner) {
        this.id = id;
        this.owner = owner;
    }

    /**
     * Takes over a new version.
     *
     * @param place in the log; null for a draft
     */
    void hold(Item item, byte[] documentBytes, Long place, Instant now) {
        kind = item.content().kind().term();
        status = item.status().term();
        version = item.version();
        sequence = place;
        document = new String(documentBytes, StandardCharsets.UTF_8);
        sha256 = Sha256.of(documentBytes);
        languages = item.content().title().languages().toArray(String[]::new);
        updated = item.updated();
        stored = now;
    }

    Item item() {
        return Item.ofStored(document.getBytes(StandardCharsets.UTF_8));
    }

    boolean isDraft() {
        return status.equals(Status.DRAFT.term());
    }

    StoredItem view() {
        return new StoredItem(id, owner, status, document, sha256, updated);
    }
}
