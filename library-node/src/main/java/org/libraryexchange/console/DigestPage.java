package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.console.OverviewPage.Need;
import org.libraryexchange.console.OverviewPage.NightMark;
import org.libraryexchange.digest.Digest;
import org.libraryexchange.digest.DigestStore.Told;
import org.libraryexchange.signin.StaffFrame;

/**
 * The digest of a morning.
 *
 * @param told empty if there is no digest yet
 * @param others the mornings before and after
 */
record DigestPage(StaffFrame frame, Speech in, Optional<Told> told, List<Need> needs, List<Digest> others) {

    /** What is shown of a night. */
    public String state(Digest.NightLine night) {
        return NightMark.state(night.state(), night.outcome());
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance morning(DigestPage page);
    }
}
