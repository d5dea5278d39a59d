package org.libraryexchange.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Kind;

/**
 * What a person has typed about an item and not saved yet. It is theirs alone.
 *
 * @param item id of the item; a new item has none in the catalogue
 * @param base entity tag of the version that they began with; empty for a new item
 * @param before the form as it was then
 * @param form the form as it is now
 * @param changed when something was typed last
 */
record WorkingCopy(
        UUID item,
        String person,
        Kind kind,
        Optional<String> base,
        FormValues before,
        FormValues form,
        Instant changed) {

    WorkingCopy with(FormValues typed, Instant now) {
        return new WorkingCopy(item, person, kind, base, before, typed, now);
    }

    /** The same text as a new item: somebody has deleted the draft meanwhile. */
    WorkingCopy asNew() {
        return new WorkingCopy(item, person, kind, Optional.empty(), before, form, changed);
    }

    /** The same text as a change of another version. */
    WorkingCopy onto(String otherBase, FormValues otherBefore, FormValues merged, Instant now) {
        return new WorkingCopy(item, person, kind, Optional.of(otherBase), otherBefore, merged, now);
    }
}
