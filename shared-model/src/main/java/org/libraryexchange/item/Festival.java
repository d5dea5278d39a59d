package org.libraryexchange.item;

import java.util.List;

/**
 * Details of a festival, which returns by a rule.
 *
 * @param rule when it takes place, in words, by language, such as "fifteenth day of the eighth lunar month"
 * @param occurrences dates worked out from the rule, at most {@value Occurrence#MOST}; optional
 * @param tradition how people celebrate it, by language; optional
 */
public record Festival(LocalizedText rule, List<Occurrence> occurrences, LocalizedText tradition) {

    static final int LONGEST_RULE = 500;
    static final int LONGEST_TRADITION = 20_000;

    public Festival {
        occurrences = Rules.list(occurrences);
    }

    void check(Findings findings) {
        if (findings.at("rule").present(rule)) {
            LocalizedText.checkLine(findings.at("rule"), rule, LONGEST_RULE);
        }
        Occurrence.checkAll(findings.at("occurrences"), occurrences);
        LocalizedText.checkParagraphs(findings.at("tradition"), tradition, LONGEST_TRADITION);
    }
}
