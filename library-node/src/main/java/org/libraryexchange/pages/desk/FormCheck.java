package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Violation;

/**
 * What a form says as an item, and every rule that it breaks.
 *
 * @param draft without the values that cannot be read at all; empty if nothing can
 */
record FormCheck(Optional<ItemDraft> draft, List<Violation> violations) {

    static FormCheck of(FormValues values, Kind kind, boolean publishing) {
        List<Violation> unreadable = new ArrayList<>();
        Optional<ItemDraft> draft = readable(values.document(kind), unreadable);
        List<Violation> violations = new ArrayList<>(unreadable);
        draft.ifPresent(it -> violations.addAll(it.content().violations(publishing)));
        violations.removeIf(violation -> followsFrom(unreadable, violation));
        List<Violation> ofFields = values.violations();
        violations.removeIf(violation ->
                OccurrenceFields.isToldBy(ofFields, violation) || RuleFields.isToldBy(ofFields, violation));
        violations.addAll(ofFields);
        return new FormCheck(draft, violations);
    }

    /** A member without what cannot be read may lack something only because of that. */
    private static boolean followsFrom(List<Violation> unreadable, Violation violation) {
        return !violation.pointer().isEmpty()
                && unreadable.stream()
                        .map(Violation::pointer)
                        .map(pointer -> pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))))
                        .anyMatch(violation.pointer()::equals);
    }

    /** The item without the values that cannot be read at all, so that the rules are checked for all others. */
    private static Optional<ItemDraft> readable(ObjectNode document, List<Violation> unreadable) {
        try {
            return Optional.of(ItemDraft.of(document.deepCopy()));
        } catch (InvalidItemException e) {
            unreadable.addAll(e.violations());
            boolean removed = e.violations().stream().anyMatch(violation -> remove(document, violation.pointer()));
            return removed ? readable(document, unreadable) : Optional.empty();
        }
    }

    private static boolean remove(ObjectNode document, String pointer) {
        int last = pointer.lastIndexOf('/');
        return last >= 0
                && document.at(pointer.substring(0, last)) instanceof ObjectNode parent
                && parent.remove(pointer.substring(last + 1)) != null;
    }
}
