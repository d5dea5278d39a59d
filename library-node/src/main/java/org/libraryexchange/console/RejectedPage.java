package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.rejected.RejectedRecord;
import org.libraryexchange.rejected.RejectedState;
import org.libraryexchange.rejected.RetryCounts;
import org.libraryexchange.signin.StaffFrame;

/**
 * The rejected records.
 *
 * @param state whose records are listed; empty for all
 * @param next link to the next page; empty on the last one
 * @param retried the result of retrying all records; empty unless that was just done
 */
record RejectedPage(
        StaffFrame frame,
        Speech in,
        Optional<String> state,
        List<RejectedRecord> rows,
        String next,
        Optional<RetryCounts> retried) {

    public List<String> states() {
        return RejectedState.terms();
    }

    /**
     * One record.
     *
     * @param key as text, or as hexadecimal digits if it is not text
     * @param stranger whether nobody knows who has written it, so that whoever dismisses it says how the rights are
     * @param outcome of the action just taken, as a term; empty otherwise
     */
    record Detail(
            StaffFrame frame,
            Speech in,
            RejectedRecord row,
            String key,
            List<Header> headers,
            ShownValue value,
            boolean stranger,
            String outcome) {}

    record Header(String name, String value) {}

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
