package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.signin.StaffFrame;

/** The pages with offers, ready to be shown. */
final class OfferPage {

    private OfferPage() {}

    /** The page of one letter whose offer could not be accepted as somebody wanted. */
    record Again(StaffFrame frame, String back, Offered offered) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance offer(OfferEditor page);

        static native TemplateInstance offerAgain(Again page);
    }
}
