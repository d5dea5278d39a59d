package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.signin.StaffFrame;

/**
 * One proof, with its receipts.
 *
 * @param damaged own items whose bytes are no longer those that were written
 */
record ProofPage(StaffFrame frame, String title, List<Fact> facts, List<ItemLink> damaged, List<ReceiptPart> receipts) {

    /** An item or letter, by its id; the link is empty for letters. */
    record ItemLink(String id, String link) {}

    /**
     * A receipt.
     *
     * @param good whether all items were verified
     * @param signature the result of checking the signature, as a term
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

    /** An item or letter in which the mirror differs from its owner; the link is empty for letters. */
    record DifferenceEntry(String id, String link, String sort, String owner, String mirror, String reason) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance proof(ProofPage page);
    }
}
