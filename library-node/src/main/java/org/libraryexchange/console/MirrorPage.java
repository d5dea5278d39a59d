package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.ops.ExchangeStatus.PartnerStatus;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.proving.ProofView;
import org.libraryexchange.signin.StaffFrame;

/**
 * What the cities hold of each other's catalogues and letters, and the proofs of it.
 *
 * @param spans for which a partner can be paused, in hours
 */
record MirrorPage(
        StaffFrame frame, Speech in, String own, List<Partner> partners, List<Long> spans, List<History> histories) {

    /**
     * A partner.
     *
     * @param pause why nothing of it is applied here; empty if it is
     */
    record Partner(PartnerStatus status, Optional<Pause> pause) {}

    /**
     * The latest proofs of a catalogue or of letters.
     *
     * @param to the city that the letters are for; empty for a catalogue
     */
    record History(String owner, Optional<String> to, List<ProofView> proofs) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mirror(MirrorPage page);
    }
}
