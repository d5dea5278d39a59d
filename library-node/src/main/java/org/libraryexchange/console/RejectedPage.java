package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Records of partners' logs that could not be mirrored.
 *
 * @param everything whether records of all states are shown
 * @param choices of which are shown
 * @param next link to those that follow; empty at the end
 * @param table link to the same as a table for a spreadsheet
 * @param retried what came of trying all again; empty where that was not just done
 */
record RejectedPage(
        ConsoleFrame frame,
        boolean everything,
        List<Choice> choices,
        List<Entry> rows,
        String next,
        String table,
        String retried) {

    record Choice(String title, String link, boolean current) {}

    /**
     * A record in the list.
     *
     * @param why the reason in words
     */
    record Entry(
            String id,
            String link,
            String city,
            String accent,
            String rejected,
            String reason,
            String why,
            String state,
            String stateText) {}

    /**
     * One record.
     *
     * @param why the reason in words
     * @param detail what exactly was found, in English
     * @param facts about it
     * @param key as text, or as hexadecimal digits where it is none
     * @param giant whether it is too large to be shown
     * @param empty whether it has no value
     * @param binary whether the value is no text
     * @param text the value as text; empty where it is none
     * @param hex the value's first bytes as hexadecimal digits, line by line
     * @param cut whether there are more
     * @param open whether it can be tried again
     * @param settled whether nothing more will become of it
     * @param outcome of what was just done with it, as a term; empty otherwise
     */
    record Detail(
            ConsoleFrame frame,
            String id,
            String title,
            String reason,
            String why,
            String detail,
            List<RunPage.Fact> facts,
            String key,
            List<RunPage.Fact> headers,
            boolean giant,
            boolean empty,
            boolean binary,
            String text,
            String hex,
            boolean cut,
            boolean open,
            boolean settled,
            String outcome) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rejected(RejectedPage page);

        static native TemplateInstance record(Detail page);
    }
}
