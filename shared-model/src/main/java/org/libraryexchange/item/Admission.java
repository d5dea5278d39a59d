package org.libraryexchange.item;

import java.util.List;

/**
 * What admission to an event costs.
 *
 * @param free whether admission is free
 * @param prices only if it is not free; optional
 * @param note by language, such as whether to book; optional
 */
public record Admission(Boolean free, List<Price> prices, LocalizedText note) {

    static final int MOST_PRICES = 20;
    static final int LONGEST_NOTE = 1_000;

    public Admission {
        prices = Rules.list(prices);
    }

    void check(Findings findings) {
        if (findings.at("free").present(free)) {
            findings.at("prices")
                    .require(
                            !free || prices.isEmpty(),
                            "not-allowed",
                            "is allowed only where admission is not free",
                            null);
        }
        Rules.each(findings.at("prices"), prices, MOST_PRICES, (at, price) -> price.check(at));
        LocalizedText.checkParagraphs(findings.at("note"), note, LONGEST_NOTE);
    }
}
