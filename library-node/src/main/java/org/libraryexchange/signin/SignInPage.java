package org.libraryexchange.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Frame;

/**
 * The form that lets people in.
 *
 * @param wrong whether name and password did not go together when it was sent before
 * @param later whether there were too many attempts for them to be looked at
 */
record SignInPage(Frame frame, boolean wrong, boolean later) {

    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(SignInPage page);
    }
}
