package org.libraryexchange.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.web.Frame;

/**
 * The sign-in form.
 *
 * @param provider what the link to the identity provider says; empty if there is none
 * @param refusal why the last attempt failed, as a term; empty if there was none
 * @param carried what the person had typed when the session ended; {@link Carried#NOTHING} if nothing
 * @param fields of what the person had typed
 */
record SignInPage(Frame frame, String provider, String refusal, Carried carried, List<Field> fields) {

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
     * @param elsewhere for a person who has no password here, where they sign in instead; empty for others
     */
    record AccountPage(Frame frame, String name, String refused, String elsewhere) {}

    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(SignInPage page);

        static native TemplateInstance resume(ResumePage page);

        static native TemplateInstance account(AccountPage page);
    }
}
