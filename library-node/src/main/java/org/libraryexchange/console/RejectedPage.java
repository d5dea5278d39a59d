package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * The rejected records of the partners' logs.
 *
 * @param everything whether records of all states are shown
 * @param choices which records to show
 * @param next link to the records that follow; empty at the end
 * @param table link to the same list as a table for a spreadsheet
 * @param letters link to the rejected letters
 * @param retried the result of retrying all records; empty unless that was just done
 * @param unfit whether some of these are still rejected
 */
record RejectedPage(
        StaffFrame frame,
        boolean everything,
        List<Choice> choices,
        List<Entry> rows,
        String next,
        String table,
        String letters,
        String retried,
        boolean unfit) {

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
     * @param key as text, or as hexadecimal digits if it is not text
     * @param open whether it can be retried
     * @param settled whether nothing more will happen to it
     * @param stranger whether nobody knows who has written it, so that whoever dismisses it says how the rights are
     * @param outcome of the action just taken, as a term; empty otherwise
     */
    record Detail(
            StaffFrame frame,
            String id,
            String title,
            String reason,
            String why,
            String detail,
            List<RunPage.Fact> facts,
            String key,
            List<RunPage.Fact> headers,
            ShownValue value,
            boolean open,
            boolean settled,
            boolean stranger,
            String outcome) {}

    /**
     * The value of a record.
     *
     * @param giant whether it is too large to be shown
     * @param empty whether it has no value
     * @param binary whether the value is not text
     * @param text the value as text; empty if it is not text
     * @param hex the first bytes of the value as a hex dump
     * @param cut whether the value has more bytes than the dump shows
     */
    record ShownValue(boolean giant, boolean empty, boolean binary, String text, String hex, boolean cut) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rejected(RejectedPage page);

        static native TemplateInstance record(Detail page);
    }
}
