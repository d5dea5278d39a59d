package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Violation;

/** The rules for what somebody has typed: those of items, and those of the desk. */
@Singleton
record ItemRules(Catalogue catalogue, PicturePeople people) {

    /** Every rule that the form breaks. */
    List<Violation> violations(Editing editing, boolean publishing) {
        FormCheck check = FormCheck.of(editing.values(), editing.kind(), publishing);
        List<Violation> violations = new ArrayList<>(check.violations());
        if (violations.isEmpty()) {
            check.draft().ifPresent(draft -> violations.addAll(catalogue.added(editing.id(), draft.content())));
        }
        check.draft()
                .ifPresent(draft ->
                        violations.addAll(taken(editing.id(), draft.content().identifiers())));
        if (publishing) {
            violations.addAll(MediaTypes.undescribed(editing.values().byPointer()));
            violations.addAll(people.violations(editing.values()));
        }
        return violations;
    }

    private List<Violation> taken(UUID id, List<Identifier> identifiers) {
        return IntStream.range(0, identifiers.size())
                .filter(i -> catalogue
                        .identified(identifiers.get(i))
                        .filter(other -> !other.equals(id))
                        .isPresent())
                .mapToObj(i -> new Violation(
                        "/identifiers/" + i + "/value",
                        "taken",
                        "belongs to another item",
                        identifiers.get(i).value()))
                .toList();
    }
}
