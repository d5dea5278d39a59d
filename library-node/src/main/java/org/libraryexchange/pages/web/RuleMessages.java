package org.libraryexchange.pages.web;

import io.quarkus.qute.i18n.MessageBundle;

/** What is wrong with a value of an item. They are in {@code messages/rules_*.properties}, by language. */
@MessageBundle(value = "rules", locale = "en")
interface RuleMessages {

    /**
     * Says which rule a value breaks. English shows the hint, which is in English; other languages word the rule.
     *
     * @param allowed the values or the limit that the hint names; empty if it names none
     */
    String broken(String rule, String hint, String allowed);
}
