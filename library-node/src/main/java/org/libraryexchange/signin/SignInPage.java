package org.libraryexchange.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.libraryexchange.web.Frame;

/**
 * The sign-in form.
 *
 * @param wrong whether the last attempt had a wrong name or password
 * @param later whether there were too many attempts, so that the last one was not checked
 */
record SignInPage(Frame frame, boolean wrong, boolean later) {

    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(SignInPage page);
    }
}
