package org.libraryexchange.item;

/**
 * A link from an item to another page or service.
 *
 * @param rel what it leads to
 * @param url absolute http or https address
 * @param title by language; optional
 */
public record Link(LinkRelation rel, String url, LocalizedText title) {

    static final int LONGEST_TITLE = 300;

    void check(Findings findings) {
        findings.at("rel").present(rel);
        Rules.webAddress(findings.at("url"), url);
        LocalizedText.checkLine(findings.at("title"), title, LONGEST_TITLE);
    }
}
