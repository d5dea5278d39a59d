package org.libraryexchange.pages.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.json.Text;
import org.libraryexchange.pages.signin.OwnPassword.Change;
import org.libraryexchange.pages.signin.StaffList.Refusal;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;
import org.libraryexchange.pages.web.Frame;

/**
 * The sign-in form.
 *
 * @param provider what people call the identity provider; empty if there is none
 * @param attempt the last one, which failed; empty if there was none
 * @param carried what the person had typed when the session ended; {@link CarriedForm#NOTHING} if nothing
 * @param fields of what the person had typed
 */
record SignInPage(
        Frame frame,
        Optional<String> provider,
        Optional<FailedAttempt> attempt,
        CarriedForm carried,
        List<Field> fields) {

    /** The name that was typed last; may be empty. */
    public String name() {
        return attempt.map(FailedAttempt::name).orElse("");
    }

    /**
     * An attempt that failed.
     *
     * @param name that was typed, whether or not anybody has it; empty if it is not known
     */
    record FailedAttempt(SignInRefusal why, String name) {

        private static final String CONTROLS = "\\p{C}+";

        /** An attempt by name and password. Nobody has a longer name than what is kept of it. */
        static FailedAttempt by(String typed, SignInRefusal why) {
            return new FailedAttempt(why, Text.first(typed.replaceAll(CONTROLS, ""), StaffMember.LONGEST_NAME));
        }
    }

    /**
     * A form that came without a session. It is not stored, but goes to the browser and back, because the node does not
     * know yet whose it is.
     *
     * @param target address that the form was for
     * @param body as the browser sent it
     */
    record CarriedForm(String target, String body) {

        static final CarriedForm NOTHING = new CarriedForm("", "");

        public boolean any() {
            return !target.isEmpty();
        }

        /** @throws ProblemException if the body is no form, or has more fields than an item */
        List<Field> fields() {
            return PostedForm.of(body.getBytes(StandardCharsets.UTF_8)).fields().entrySet().stream()
                    .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                    .toList();
        }
    }

    /** The page after signing in from which a person sends the form that came without a session. */
    record ResumePage(Frame frame, CarriedForm carried, List<Field> fields) {}

    /** A field of that form. */
    record Field(String name, String value) {}

    /**
     * The page on which a person changes the password.
     *
     * @param refused why the last change was not made
     * @param elsewhere what people call the identity provider, for a person who has no password here
     */
    record AccountPage(Frame frame, StaffMember holder, Optional<Change> refused, Optional<String> elsewhere) {}

    /**
     * The page to which an invitation leads.
     *
     * @param name of the account; empty if the invitation is used up or too old
     * @param refused why the password cannot be used
     */
    record InvitationPage(Frame frame, Optional<String> name, String token, Optional<Refusal> refused) {}

    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(SignInPage page);

        static native TemplateInstance resume(ResumePage page);

        static native TemplateInstance account(AccountPage page);

        static native TemplateInstance invitation(InvitationPage page);
    }
}
