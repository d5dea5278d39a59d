package org.libraryexchange.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.libraryexchange.security.Roles;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.signin.StaffList.Person;

/**
 * The people who may sign in.
 *
 * @param reader the name of the person who looks
 * @param provider whether people may also be on the list without a password
 * @param refusal why the last change was not made, as a term; empty if it was made
 * @param done the change that was just made, as a term; empty otherwise
 */
record StaffPage(
        StaffFrame frame,
        Speech in,
        String reader,
        boolean provider,
        List<Person> people,
        String refusal,
        String done) {

    public List<String> roles() {
        return Roles.ALL;
    }

    /** The address for actions on a person. */
    public String address(Person person) {
        return "/ops/staff/" + URLEncoder.encode(person.name(), StandardCharsets.UTF_8);
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance staff(StaffPage page);
    }
}
