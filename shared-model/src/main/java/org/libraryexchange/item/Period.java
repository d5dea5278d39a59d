package org.libraryexchange.item;

/**
 * The time that a history resource comes from.
 *
 * @param edtf Extended Date/Time Format (ISO 8601-2), level 0 or 1, such as {@code 1890/1895} or {@code 18XX}
 * @param label the time in words, such as a dynasty, by language; optional
 */
public record Period(String edtf, LocalizedText label) {

    static final int LONGEST_LABEL = 300;

    void check(Findings findings) {
        if (findings.at("edtf").present(edtf)) {
            boolean valid = findings.at("edtf")
                    .require(
                            Edtf.isValid(edtf),
                            "edtf",
                            "must be an EDTF date of level 0 or 1, such as 1890, 1890-05/1895, 18XX or 1770~",
                            edtf);
            findings.at("edtf")
                    .require(!valid || Edtf.isInOrder(edtf), "in-order", "must not end before it begins", edtf);
        }
        LocalizedText.checkLine(findings.at("label"), label, LONGEST_LABEL);
    }
}
