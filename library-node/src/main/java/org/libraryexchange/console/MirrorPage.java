package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * What the cities hold of each other's catalogues and letters, and the proofs of it.
 *
 * @param provable letters that an operator can have proved
 */
record MirrorPage(
        StaffFrame frame,
        List<Pausing> pausings,
        List<Choice> spans,
        List<Pair> pairs,
        List<History> histories,
        List<Provable> provable) {

    /**
     * Whether a partner is applied here.
     *
     * @param text what is, and why
     * @param action address for pausing; with {@code resume} for resuming
     */
    record Pausing(String city, String accent, boolean paused, String text, String action) {}

    /** A length of time to choose, in hours. */
    record Choice(long hours, String title) {}

    /** Letters to a partner that can be proved. */
    record Provable(String action, String title) {}

    /**
     * What one city holds of another's catalogue or letters.
     *
     * @param note why nothing is proved
     * @param parts that add up to the total
     * @param link to the proof; empty if there is none
     * @param received how far the other city has received the log, as it says; empty if it does not say
     * @param later what has come since the proof; empty if nothing has
     */
    record Pair(
            String title,
            String accent,
            boolean proved,
            boolean whole,
            String at,
            String note,
            List<Part> parts,
            Part total,
            String link,
            String received,
            String later) {}

    record Part(String name, String value) {}

    /** The latest proofs of one catalogue, or of one city's letters to another. */
    record History(String title, String accent, List<ProofEntry> proofs) {}

    /**
     * A proof in the list.
     *
     * @param good whether all items were verified
     */
    record ProofEntry(
            String link, String begun, String origin, String items, String result, boolean good, String took) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mirror(MirrorPage page);
    }
}
