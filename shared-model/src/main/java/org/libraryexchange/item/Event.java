package org.libraryexchange.item;

import java.util.List;

/**
 * Details of a cultural event.
 *
 * @param occurrences when it takes place, at most {@value Occurrence#MOST}
 * @param datesToBeAnnounced whether it has no occurrences because its dates are not known yet; true or left out
 * @param admission optional
 * @param audience whom it is meant for; optional
 * @param access how people with a disability can take part; optional
 */
public record Event(
        List<Occurrence> occurrences,
        Boolean datesToBeAnnounced,
        Admission admission,
        List<Audience> audience,
        Access access) {

    static final int MOST_AUDIENCES = 9;

    public Event {
        occurrences = Rules.list(occurrences);
        datesToBeAnnounced = Boolean.TRUE.equals(datesToBeAnnounced) ? Boolean.TRUE : null;
        audience = Rules.list(audience);
    }

    /**
     * Checks the details.
     *
     * @param publishing whether readers will see them; readers need to know when it takes place
     */
    void check(Findings findings, boolean publishing) {
        boolean announced = datesToBeAnnounced == null;
        findings.at("occurrences")
                .require(
                        !publishing || !announced || !occurrences.isEmpty(),
                        "required",
                        "must say when it takes place, unless datesToBeAnnounced is true",
                        null);
        findings.at("datesToBeAnnounced")
                .require(
                        announced || occurrences.isEmpty(),
                        "not-allowed",
                        "is not allowed together with occurrences: leave one of them out",
                        datesToBeAnnounced);
        Occurrence.checkAll(findings.at("occurrences"), occurrences);
        for (int i = 0; i < occurrences.size(); i++) {
            Occurrence occurrence = occurrences.get(i);
            Integer ruleYear = occurrence == null ? null : occurrence.ruleYear();
            findings.at("occurrences")
                    .at(i)
                    .at("ruleYear")
                    .require(ruleYear == null, "not-allowed", "is allowed only in a festival", ruleYear);
        }
        if (admission != null) {
            admission.check(findings.at("admission"));
        }
        if (access != null) {
            access.check(findings.at("access"));
        }
        Rules.each(findings.at("audience"), audience, MOST_AUDIENCES, (at, one) -> {});
        findings.at("audience")
                .require(Rules.distinct(audience), "unique", "must not name an audience twice", audience);
    }
}
