package org.libraryexchange.item;

/**
 * A city's own key for an item, such as the number in its events calendar. Unique among the items of that city.
 *
 * @param scheme names the system that the key comes from, a term such as {@code leeds-events}
 * @param value the key
 */
public record Identifier(String scheme, String value) {

    static final int LONGEST_VALUE = 200;

    void check(Findings findings) {
        Rules.term(findings.at("scheme"), scheme);
        if (findings.at("value").present(value)) {
            Rules.line(findings.at("value"), value, LONGEST_VALUE);
        }
    }
}
