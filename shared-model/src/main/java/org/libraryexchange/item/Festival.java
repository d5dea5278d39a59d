package org.libraryexchange.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Details of a festival, which returns by a rule.
 *
 * @param rule when it takes place, in words, by language, such as "fifteenth day of the eighth lunar month"; with a
 *     recurrence, its owner's node adds what is missing in {@link #RULE_LANGUAGES}
 * @param recurrence the rule from which its owner's node works out dates; optional
 * @param occurrences its dates, at most {@value Occurrence#MOST}; optional
 * @param tradition how people celebrate it, by language; optional
 */
public record Festival(
        LocalizedText rule, Recurrence recurrence, List<Occurrence> occurrences, LocalizedText tradition) {

    /** The languages in which a node can say a rule. */
    public static final List<String> RULE_LANGUAGES = List.of("en", "zh-Hans");

    static final int LONGEST_RULE = 500;
    static final int LONGEST_TRADITION = 20_000;

    public Festival {
        occurrences = Rules.list(occurrences);
    }

    void check(Findings findings) {
        if (recurrence != null) {
            recurrence.check(findings.at("recurrence"));
        }
        if (recurrence != null || findings.at("rule").present(rule)) {
            LocalizedText.checkLine(findings.at("rule"), rule, LONGEST_RULE);
        }
        Occurrence.checkAll(findings.at("occurrences"), occurrences);
        LocalizedText.checkParagraphs(findings.at("tradition"), tradition, LONGEST_TRADITION);
    }

    /** The same with other words for the rule and other dates. */
    public Festival with(LocalizedText otherRule, List<Occurrence> otherOccurrences) {
        return new Festival(otherRule, recurrence, otherOccurrences, tradition);
    }

    /**
     * The same as a full document, which leaves out what its owner's node has made before: that stays. A document that
     * names dates leaves the others of the rule as they are.
     */
    Festival keeping(Festival before) {
        if (recurrence == null || before == null) {
            return this;
        }
        return with(ruleKeeping(before.rule), occurrencesKeeping(before.occurrences));
    }

    private LocalizedText ruleKeeping(LocalizedText before) {
        if (rule == null || before == null) {
            return rule == null ? before : rule;
        }
        Map<String, String> kept = new TreeMap<>(before.byLanguage());
        kept.keySet().retainAll(RULE_LANGUAGES);
        kept.putAll(rule.byLanguage());
        return new LocalizedText(kept);
    }

    private List<Occurrence> occurrencesKeeping(List<Occurrence> before) {
        if (occurrences.isEmpty()) {
            return before;
        }
        Set<Integer> named = occurrences.stream()
                .filter(Objects::nonNull)
                .map(Occurrence::ruleYear)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Occurrence> kept = new ArrayList<>(occurrences);
        before.stream()
                .filter(occurrence -> occurrence.ruleYear() != null && !named.contains(occurrence.ruleYear()))
                .limit(Math.max(0, Occurrence.MOST - kept.size()))
                .forEach(kept::add);
        return kept;
    }
}
