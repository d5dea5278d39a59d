package org.libraryexchange.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.Frame;

/**
 * The sign-in form.
 *
 * @param wrong whether the last attempt had a wrong name or password
 * @param later whether there were too many attempts, so that the last one was not checked
 * @param carried what the person had typed when the session ended; {@link Carried#NOTHING} if nothing
 */
record SignInPage(Frame frame, boolean wrong, boolean later, Carried carried) {

    /**
     * A form that came without a session. It is not stored, but goes to the browser and back, because the node does not
     * know yet whose it is.
     *
     * @param target address that the form was for
     * @param body as the browser sent it
     */
    record Carried(String target, String body) {

        static final Carried NOTHING = new Carried("", "");

        public boolean any() {
            return !target.isEmpty();
        }
    }

    /** The page after signing in from which a person sends the form that came without a session. */
    record ResumePage(Frame frame, String target, List<Field> fields) {}

    /** A field of that form. */
    record Field(String name, String value) {}

    /**
     * The page on which a person changes the password.
     *
     * @param refused why the last change was not made; empty if there was none
     */
    record AccountPage(Frame frame, String name, String refused) {}

    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(SignInPage page);

        static native TemplateInstance resume(ResumePage page);

        static native TemplateInstance account(AccountPage page);
    }
}
