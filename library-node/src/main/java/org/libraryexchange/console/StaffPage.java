package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;

/**
 * The people who may sign in.
 *
 * @param provider whether people may also be on the list without a password
 * @param roles that a person may have
 * @param refusal why the last change was not made; empty if it was made
 * @param done the change that was just made, as a term; empty otherwise
 */
record StaffPage(
        StaffFrame frame, boolean provider, List<Member> members, List<Role> roles, String refusal, String done) {

    /**
     * A person.
     *
     * @param address for actions on this person
     * @param hasPassword whether they sign in here, and not through the identity provider
     * @param seen last use of a session; empty if the person is not signed in
     * @param self whether this is the reader
     */
    record Member(String name, String address, List<Role> roles, boolean hasPassword, String seen, boolean self) {}

    /** A role. {@code held} says whether the person has it. */
    record Role(String term, String title, String meaning, boolean held) {}

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance staff(StaffPage page);
    }
}
