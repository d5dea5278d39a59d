package org.libraryexchange.base.calendar;

import java.nio.charset.StandardCharsets;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** Rules of festivals of both cities. */
final class FestivalRules {

    static final Recurrence CARNIVAL = rule("{'weekday': {'month': 8, 'weekday': 'monday', 'nth': -1}}");
    static final Recurrence SPRING_FESTIVAL = rule("{'lunar': {'month': 1, 'day': 1}}");
    static final Recurrence NEW_YEARS_EVE = rule("{'lunar': {'month': 12, 'day': -1}}");
    static final Recurrence TIDE = rule("{'lunar': {'month': 8, 'day': 18}, 'offset': -2, 'lasts': 3, 'from': 2024}");

    private FestivalRules() {}

    /** Reads a valid rule, written with single quotes. */
    static Recurrence rule(String json) {
        try {
            Recurrence rule = Binding.bind(
                    StrictJson.tree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), Recurrence.class);
            Findings findings = Findings.forDocument();
            rule.check(findings);
            findings.throwIfAny();
            return rule;
        } catch (MalformedJsonException | InvalidItemException e) {
            throw new AssertionError(json + ": " + e.getMessage(), e);
        }
    }
}
