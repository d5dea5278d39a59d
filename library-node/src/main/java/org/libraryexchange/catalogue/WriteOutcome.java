package org.libraryexchange.catalogue;

/** The effect of a write, and the item after it. */
public record WriteOutcome(Effect effect, StoredItem item) {

    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED
    }
}
