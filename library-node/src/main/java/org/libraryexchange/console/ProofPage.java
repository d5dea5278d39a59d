package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.console.RunPage.Fact;

/**
 * One proof, with what its receipts say.
 *
 * @param damaged own items whose bytes are not those that were written
 */
record ProofPage(
        ConsoleFrame frame, String title, List<Fact> facts, List<ItemLink> damaged, List<ReceiptPart> receipts) {

    /** An item, by its id. */
    record ItemLink(String id, String link) {}

    /**
     * A receipt.
     *
     * @param good whether everything was verified
     * @param signature what is known of it, as a term
     * @param more how many differences are not listed
     */
    record ReceiptPart(
            String title,
            boolean good,
            String result,
            List<Fact> facts,
            String signature,
            String signatureText,
            List<DifferenceEntry> differences,
            long more,
            String moreShown) {}

    /** An item in which the mirror is not the owner's catalogue. */
    record DifferenceEntry(String id, String link, String sort, String owner, String mirror, String reason) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance proof(ProofPage page);
    }
}
