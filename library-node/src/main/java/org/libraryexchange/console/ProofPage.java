package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.libraryexchange.console.HeldItems.Held;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proving.ProofView;
import org.libraryexchange.proving.ProofView.ReceiptView;
import org.libraryexchange.proving.ProofView.Repair;
import org.libraryexchange.signin.StaffFrame;

/** One proof, with its receipts. The page refreshes itself, since receipts come and repairs follow. */
record ProofPage(StaffFrame frame, String title, Region course) {

    /**
     * How far a proof has come.
     *
     * @param held what this node holds of the items that the proof names
     */
    record Course(Speech in, ProofView proof, Map<UUID, Held> held) {

        static final int DIFFERENCES_SHOWN = 200;

        /** The first differences, each with what became of it. */
        public List<Line> lines(ReceiptView receipt) {
            List<Difference> differences = receipt.differences().orElse(List.of());
            return IntStream.range(0, Math.min(DIFFERENCES_SHOWN, differences.size()))
                    .mapToObj(place -> new Line(
                            differences.get(place),
                            receipt.repairs().orElseThrow().get(place)))
                    .toList();
        }

        /** How many differences are not listed. */
        public long more(ReceiptView receipt) {
            return Math.max(0, receipt.differences().orElse(List.of()).size() - DIFFERENCES_SHOWN);
        }

        /** The title of an item; empty for letters, and for items that are not held here. */
        public Speech.Title title(UUID item) {
            return held.containsKey(item) ? in.title(held.get(item).title(), "") : new Speech.Title("", "");
        }

        /** The page of an item; empty for letters. */
        public String link(UUID item) {
            return proof.to().isPresent() ? "" : in.item(item);
        }

        /** The place at which the owner sent an item again; empty if it did not. */
        public String sent(Repair repair) {
            return repair.sentAgain().isPresent() ? in.number(repair.sentAgain().getAsLong()) : "";
        }

        public OptionalLong never() {
            return OptionalLong.empty();
        }

        /** What is held now, if it still is the state at a place in the log, sent again or not; else null. */
        public Held unchanged(UUID item, long sequence, OptionalLong sentAgain) {
            Held now = held.get(item);
            boolean same = now != null
                    && now.sequence().isPresent()
                    && (now.sequence().getAsLong() == sequence || now.sequence().equals(sentAgain));
            return same ? now : null;
        }
    }

    /** An item or letter in which the mirror differs from its owner. */
    record Line(Difference difference, Repair repair) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance proof(ProofPage page);

        static native TemplateInstance receipts(Course course);
    }
}
