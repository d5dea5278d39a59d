package org.libraryexchange.item;

/**
 * What an item is about.
 *
 * @param label the heading by language
 * @param uri the heading in a published vocabulary; optional
 */
public record Subject(LocalizedText label, String uri) {

    static final int LONGEST_LABEL = 300;

    void check(Findings findings) {
        if (findings.at("label").present(label)) {
            LocalizedText.checkLine(findings.at("label"), label, LONGEST_LABEL);
        }
        Rules.uri(findings.at("uri"), uri);
    }
}
