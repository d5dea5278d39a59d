package org.libraryexchange.item;

import java.util.List;

/**
 * Details of a cultural event.
 *
 * @param occurrences when it takes place, at least one and at most {@value Occurrence#MOST}
 * @param admission optional
 * @param audience for whom; optional
 */
public record Event(List<Occurrence> occurrences, Admission admission, List<Audience> audience) {

    static final int MOST_AUDIENCES = 9;

    public Event {
        occurrences = Rules.list(occurrences);
        audience = Rules.list(audience);
    }

    void check(Findings findings) {
        findings.at("occurrences").require(!occurrences.isEmpty(), "required", "must say when it takes place", null);
        Rules.each(findings.at("occurrences"), occurrences, Occurrence.MOST, (at, occurrence) -> occurrence.check(at));
        if (admission != null) {
            admission.check(findings.at("admission"));
        }
        Rules.each(findings.at("audience"), audience, MOST_AUDIENCES, (at, one) -> {});
        findings.at("audience")
                .require(Rules.distinct(audience), "unique", "must not name an audience twice", audience);
    }
}
