package org.libraryexchange.item;

import java.util.List;

/**
 * How people with a disability can take part in an event.
 *
 * @param features that there are; optional
 * @param note by language, such as whom to ask for help; optional
 */
public record Access(List<AccessFeature> features, LocalizedText note) {

    static final int MOST_FEATURES = 9;
    static final int LONGEST_NOTE = 1_000;

    public Access {
        features = Rules.list(features);
    }

    void check(Findings findings) {
        Rules.each(findings.at("features"), features, MOST_FEATURES, (at, one) -> {});
        findings.at("features").require(Rules.distinct(features), "unique", "must not name a feature twice", features);
        LocalizedText.checkParagraphs(findings.at("note"), note, LONGEST_NOTE);
    }
}
