package org.libraryexchange.catalogue.festival;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.ClientDocument;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.item.Rules;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * Asks for the dates of a rule.
 *
 * @param from first year of the rule
 * @param to last year of the rule, at most {@value #MOST_YEARS} in all
 */
record FestivalDatesRequest(Recurrence recurrence, Integer from, Integer to) {

    private static final int MOST_YEARS = 30;

    /**
     * Reads the request.
     *
     * @throws InvalidItemException if it breaks a rule
     */
    static FestivalDatesRequest read(byte[] utf8) throws MalformedJsonException, InvalidItemException {
        ObjectNode tree = ClientDocument.object(StrictJson.tree(utf8));
        ClientDocument.refuseNulls(tree);
        FestivalDatesRequest request = Binding.bind(tree, FestivalDatesRequest.class);
        Findings findings = Findings.forDocument();
        request.check(findings);
        findings.throwIfAny();
        return request;
    }

    private void check(Findings findings) {
        if (findings.at("recurrence").present(recurrence)) {
            recurrence.check(findings.at("recurrence"));
        }
        boolean fromIsRight = year(findings.at("from"), from);
        boolean toIsRight = year(findings.at("to"), to);
        if (fromIsRight && toIsRight) {
            boolean inOrder = findings.at("to").require(from <= to, "in-order", "must not be before " + from, to);
            int last = from + MOST_YEARS - 1;
            findings.at("to")
                    .require(
                            !inOrder || to <= last,
                            "max-years",
                            "must be at most " + last + ": an answer has " + MOST_YEARS + " years at most",
                            to);
        }
    }

    private static boolean year(Findings findings, Integer year) {
        return findings.present(year) && Rules.range(findings, year, FestivalDates.FIRST_YEAR, FestivalDates.LAST_YEAR);
    }
}
