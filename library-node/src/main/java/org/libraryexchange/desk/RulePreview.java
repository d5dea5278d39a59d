package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What a festival's rule gives, shown while somebody fills it in.
 *
 * @param words the rule in words; empty if it is not right yet
 * @param note why there are no dates, or none in some years; empty if there are
 * @param problems what is wrong with it
 */
record RulePreview(String words, String note, List<String> problems, List<Day> days) {

    static final RulePreview NOTHING = new RulePreview("", "", List.of(), List.of());

    /** @param chinese the same in the Chinese calendar; empty if readers expect none */
    record Day(String shown, String chinese) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rule(RulePreview preview);
    }
}
