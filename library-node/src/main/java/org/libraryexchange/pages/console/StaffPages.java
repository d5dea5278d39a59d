package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.signin.StaffList;
import org.libraryexchange.pages.signin.StaffList.Person;
import org.libraryexchange.pages.signin.StaffList.Refusal;

/** The people who may sign in. Operators add, change and remove them. */
@Path("/ops/staff")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class StaffPages {

    private static final String PATH = "/ops/staff";
    private static final String REFUSED = "refused";
    private static final String DONE = "done";
    private static final List<String> CHANGES = List.of("added", "changed", "reset", "removed");

    private final ConsoleContext console;
    private final StaffList staff;

    StaffPages(ConsoleContext console, StaffList staff) {
        this.console = console;
        this.staff = staff;
    }

    /**
     * @param provider whether people may also be on the list without a password
     * @param refusal why the last change was not made
     * @param done the change that was just made, as a term; empty otherwise
     */
    record Page(
            StaffFrame frame,
            ConsoleTexts in,
            boolean provider,
            List<Person> people,
            Optional<Refusal> refusal,
            String done) {

        public List<String> roles() {
            return Roles.ALL;
        }

        /** The roles of somebody who is not on the list yet. */
        public Set<String> none() {
            return Set.of();
        }

        /** The address for actions on a person. */
        public String address(Person person) {
            return PATH + "/" + URLEncoder.encode(person.name(), StandardCharsets.UTF_8);
        }
    }

    @GET
    public Response list() {
        Parameters parameters = console.parameters(REFUSED, DONE);
        ConsoleTexts in = console.texts();
        Page page = new Page(
                console.frame(in, "staff"),
                in,
                staff.allowsNoPassword(),
                staff.all(),
                parameters.one(REFUSED, Refusal.values(), Refusal::term),
                parameters.one(DONE, CHANGES).orElse(""));
        return console.answer(ConsoleTemplates.staff(page), in);
    }

    @POST
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response add(byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        return answer(
                staff.add(form.one("name").orElse(""), form.one("password").orElse(""), roles(form)), "added");
    }

    @POST
    @Path("{name}/roles")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response change(@PathParam("name") String name, byte[] body) {
        return answer(staff.change(name, roles(PostedForm.ofFewFields(body))), "changed");
    }

    @POST
    @Path("{name}/password")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response reset(@PathParam("name") String name, byte[] body) {
        String password = PostedForm.ofFewFields(body).one("password").orElse("");
        return answer(staff.reset(name, password), "reset");
    }

    @POST
    @Path("{name}/remove")
    @RolesAllowed(Roles.EXCHANGE_OPERATOR)
    public Response remove(@PathParam("name") String name) {
        return answer(staff.remove(name), "removed");
    }

    private static Set<String> roles(PostedForm form) {
        Set<String> roles = Set.copyOf(form.all("role"));
        roles.forEach(role -> Parameters.requireOneOf("role", role, Roles.ALL));
        return roles;
    }

    private static Response answer(Optional<Refusal> refusal, String change) {
        return ConsoleContext.seeOther(
                PATH + "?" + refusal.map(it -> REFUSED + "=" + it.term()).orElse(DONE + "=" + change));
    }

    /** The texts of these pages. They are in {@code messages/staff_*.properties}, by language. */
    @MessageBundle(value = "staff", locale = "en")
    interface Messages {

        String lead();

        String refusal(Refusal refusal);

        String done(String change);

        String roles();

        String role(String role);

        String roleMeaning(String role);

        String lastUsed();

        String notSignedIn();

        String noPassword();

        String change();

        String saveRoles();

        String setPassword();

        String removePerson(String name);

        String removePersonText(String name);

        String addPerson();

        String nameHint();

        String passwordHint();

        String noPasswordHint();

        String add();
    }
}
