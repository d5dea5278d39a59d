package org.libraryexchange.item;

import java.util.List;

/**
 * Details of a history resource.
 *
 * @param form what it is
 * @param creators who made it; optional
 * @param period the time it comes from; optional
 * @param extent how much it is, by language; optional
 * @param heldBy the institution that keeps the original, by language; optional
 * @param shelfmark where the institution keeps it; optional
 */
public record History(
        Form form,
        List<Creator> creators,
        Period period,
        LocalizedText extent,
        LocalizedText heldBy,
        String shelfmark) {

    static final int MOST_CREATORS = 50;
    static final int LONGEST_EXTENT = 300;
    static final int LONGEST_HOLDER = 300;
    static final int LONGEST_SHELFMARK = 100;

    public History {
        creators = Rules.list(creators);
    }

    void check(Findings findings) {
        findings.at("form").present(form);
        Rules.each(findings.at("creators"), creators, MOST_CREATORS, (at, creator) -> creator.check(at));
        if (period != null) {
            period.check(findings.at("period"));
        }
        LocalizedText.checkLine(findings.at("extent"), extent, LONGEST_EXTENT);
        LocalizedText.checkLine(findings.at("heldBy"), heldBy, LONGEST_HOLDER);
        Rules.line(findings.at("shelfmark"), shelfmark, LONGEST_SHELFMARK);
    }
}
