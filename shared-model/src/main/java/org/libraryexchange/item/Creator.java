package org.libraryexchange.item;

/**
 * Who made a history resource.
 *
 * @param name by language
 * @param authority key of the authority that it is; optional
 * @param role a term, if possible a MARC relator in English, such as {@code photographer}
 */
public record Creator(LocalizedText name, String authority, String role) {

    static final int LONGEST_NAME = 300;

    void check(Findings findings) {
        if (findings.at("name").present(name)) {
            LocalizedText.checkLine(findings.at("name"), name, LONGEST_NAME);
        }
        Rules.authority(findings.at("authority"), authority);
        Rules.term(findings.at("role"), role);
    }
}
