package org.libraryexchange.pages.web;

import io.quarkus.qute.i18n.MessageBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.locale.Language;

/** Words the rules that a value breaks, for one reader. */
public final class BrokenRules {

    private static final Pattern ALLOWED = Pattern.compile(
            "(?<=must be one of ).+|(?<=at most )[0-9]+|(?<= from )-?[0-9]+ to [0-9]+" + "|(?<=such as )[^ ,]+");

    private BrokenRules() {}

    /**
     * Says which rule a value breaks.
     *
     * @param rule stable term
     * @param hint the same in English, for the value's author
     */
    public static String in(Language language, String rule, String hint) {
        Matcher allowed = ALLOWED.matcher(hint);
        return language.messages(Messages.class)
                .broken(rule, hint, allowed.find() ? allowed.group().replace(" to ", "～") : "");
    }

    /** What is wrong with a value of an item. They are in {@code messages/rules_*.properties}, by language. */
    @MessageBundle(value = "rules", locale = "en")
    interface Messages {

        /**
         * Says which rule a value breaks. English shows the hint, which is in English; other languages word the rule.
         *
         * @param allowed the values, the limit or the example that the hint names; empty if it names none
         */
        String broken(String rule, String hint, String allowed);
    }
}
