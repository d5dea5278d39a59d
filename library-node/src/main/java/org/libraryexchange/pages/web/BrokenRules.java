package org.libraryexchange.pages.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.locale.Language;

/** Words the rules that a value breaks, for one reader. */
public final class BrokenRules {

    private static final Pattern ALLOWED =
            Pattern.compile("(?<=must be one of ).+|(?<=at most )[0-9]+|(?<= from )-?[0-9]+ to [0-9]+");

    private BrokenRules() {}

    /**
     * Says which rule a value breaks.
     *
     * @param rule stable term
     * @param hint the same in English, for the value's author
     */
    public static String in(Language language, String rule, String hint) {
        Matcher allowed = ALLOWED.matcher(hint);
        return language.messages(RuleMessages.class)
                .broken(rule, hint, allowed.find() ? allowed.group().replace(" to ", "～") : "");
    }
}
