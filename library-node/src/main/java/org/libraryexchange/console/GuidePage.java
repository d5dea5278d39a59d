package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.signin.StaffFrame;

/** A guide for operators, in English. */
record GuidePage(StaffFrame frame, RawString content) {

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance guide(GuidePage page);
    }
}
