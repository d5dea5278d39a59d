package org.libraryexchange.catalogue;

/** What a write did, and the item as it is now. */
record Written(Effect effect, StoredItem item) {

    enum Effect {
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
