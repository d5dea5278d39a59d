package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.console.RunPage.Fact;
import org.libraryexchange.signin.StaffFrame;

/** One proof, with its receipts. The page refreshes itself, since receipts come and repairs follow. */
record ProofPage(StaffFrame frame, String title, Region course) {

    /**
     * How far a proof has come.
     *
     * @param damaged own items whose bytes are no longer those that were written
     */
    record Course(List<Fact> facts, List<ItemLink> damaged, List<ReceiptPart> receipts) {}

    /**
     * An item or letter.
     *
     * @param title empty for letters, and for items that are not held here
     * @param link empty for letters
     */
    record ItemLink(String id, String title, String language, String link) {}

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

    /**
     * An item or letter in which the mirror differs from its owner.
     *
     * @param owner what the owner had: its place in the log, and the version if known
     * @param mirror the same about the mirror
     */
    record DifferenceEntry(ItemLink item, String sort, String owner, String mirror, String reason, Mended mended) {}

    /**
     * What became of a difference.
     *
     * @param link to the proof that found it gone; empty as long as there is none
     */
    record Mended(String text, String link) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance proof(ProofPage page);

        static native TemplateInstance receipts(Course course);
    }
}
