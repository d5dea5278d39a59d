package org.libraryexchange.catalogue;

/** The effect of a write, and the item after it. */
public record Written(Effect effect, StoredItem item) {

    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    static Written created(StoredItem item) {
        return new Written(Effect.CREATED, item);
    }

    static Written changed(StoredItem item) {
        return new Written(Effect.CHANGED, item);
    }

    static Written unchanged(StoredItem item) {
        return new Written(Effect.UNCHANGED, item);
    }
}
