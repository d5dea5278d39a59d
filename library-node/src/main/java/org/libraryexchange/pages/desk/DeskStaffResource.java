package org.libraryexchange.pages.desk;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.libraryexchange.base.audit.AuditAct;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.mail.PatientMailer;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.FullName;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.signin.StaffList;
import org.libraryexchange.pages.signin.StaffList.Invited;
import org.libraryexchange.pages.signin.StaffList.Person;
import org.libraryexchange.pages.signin.StaffList.Refusal;

/** The people who work at the desk, as a head librarian keeps the list. */
@Path(DeskStaffResource.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.HEAD_LIBRARIAN)
class DeskStaffResource {

    static final String PATH = "/desk/staff";

    private static final List<String> CHANGES = List.of("added", "changed", "named", "removed");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,180}");

    private final DeskContext desk;
    private final StaffList staff;
    private final Mailer mailer;
    private final boolean mails;

    DeskStaffResource(
            DeskContext desk,
            StaffList staff,
            Mailer mailer,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> sender) {
        this.desk = desk;
        this.staff = staff;
        this.mailer = mailer;
        this.mails = sender.isPresent();
    }

    @GET
    public Response list() {
        Parameters parameters = desk.parameters("refused", "done");
        return page(
                parameters.one("refused", Refusal.values(), Refusal::term),
                parameters.one("done", CHANGES).orElse(""),
                new PostedForm(Map.of()));
    }

    private Response page(Optional<Refusal> refused, String done, PostedForm typed) {
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.staff(new StaffPage(
                desk.frame(in, in.words().page("staff"), "staff"),
                in,
                staff.all(),
                staff.allowsNoPassword(),
                mails,
                refused,
                done,
                typed)));
    }

    /** Adds a person, and shows the link for the password unless the person signs in elsewhere. */
    @POST
    public Response invite(byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        String name = form.one("name").orElse("").strip();
        boolean isLinked = !form.one("do").orElse("").equals("add") || !staff.allowsNoPassword();
        Invited invited = isLinked
                ? staff.invite(name, FullName.of(form), roles(form))
                : new Invited(staff.add(name, "", roles(form)).or(() -> staff.rename(name, FullName.of(form))), "");
        if (invited.refusal().isPresent()) {
            return page(invited.refusal(), "", form);
        }
        desk.note(AuditAct.PERSON_INVITED, name);
        return isLinked
                ? linked(name, invited.link(), form.one("mail").orElse("").strip())
                : answer(Optional.empty(), "added");
    }

    @POST
    @Path("{name}/link")
    public Response inviteAgain(@PathParam("name") String name, byte[] body) {
        Invited invited = staff.inviteAgain(name);
        if (invited.refusal().isPresent()) {
            return answer(invited.refusal(), "");
        }
        desk.note(AuditAct.PERSON_INVITED, name);
        return linked(name, invited.link(), "");
    }

    @POST
    @Path("{name}/roles")
    public Response change(@PathParam("name") String name, byte[] body) {
        return answer(staff.change(name, roles(PostedForm.ofFewFields(body))), "changed");
    }

    @POST
    @Path("{name}/name")
    public Response rename(@PathParam("name") String name, byte[] body) {
        return answer(staff.rename(name, FullName.of(PostedForm.ofFewFields(body))), "named");
    }

    @POST
    @Path("{name}/remove")
    public Response remove(@PathParam("name") String name) {
        return answer(staff.remove(name), "removed");
    }

    private static Set<String> roles(PostedForm form) {
        return Set.copyOf(form.all("role"));
    }

    private static Response answer(Optional<Refusal> refusal, String change) {
        return DeskContext.seeOther(
                PATH + refusal.map(it -> "?refused=" + it.term()).orElse("?done=" + change));
    }

    /** The page with the link is the only one that ever shows it. */
    private Response linked(String name, String link, String mail) {
        DeskTexts in = desk.texts();
        Messages words = in.language().messages(Messages.class);
        return desk.answer(DeskTemplates.invited(new InvitedPage(
                desk.frame(in, words.linkFor(name), "staff"),
                in,
                name,
                link,
                Optional.of(mail).filter(to -> mails && !to.isEmpty()).map(to -> sent(to, link, in)))));
    }

    private boolean sent(String to, String link, DeskTexts in) {
        Messages words = in.language().messages(Messages.class);
        String library = in.titles()
                .library(in.own(), in.language())
                .orElseGet(() -> in.city(in.own()).title());
        return MAIL.matcher(to).matches()
                && new PatientMailer(mailer, "invitation", Duration.ZERO)
                        .send(
                                Mail.withText(
                                        to, words.mailSubject(library), words.mailText(library) + "\n\n" + link + "\n"),
                                "by=" + desk.name(),
                                () -> {},
                                desk.now());
    }

    /**
     * The people who work at the desk.
     *
     * @param provider whether people may also be on the list without a password
     * @param mails whether the node can send mail
     * @param refused why the last change was not made
     * @param done the change that was just made, as a term; empty if none
     * @param typed the form of an invitation that was refused; empty if none was
     */
    record StaffPage(
            StaffFrame frame,
            DeskTexts in,
            List<Person> people,
            boolean provider,
            boolean mails,
            Optional<Refusal> refused,
            String done,
            PostedForm typed) {

        public List<String> roles() {
            return Roles.OF_THE_DESK;
        }

        /** Whether an invitation was refused. */
        public boolean isRefused() {
            return !typed.fields().isEmpty();
        }

        public String typed(String field) {
            return typed.one(field).orElse("");
        }

        public List<String> chosen() {
            return typed.all("role");
        }

        /** The address for actions on a person. */
        public String address(Person person) {
            return PATH + "/" + URLEncoder.encode(person.name(), StandardCharsets.UTF_8);
        }
    }

    /**
     * A link for somebody to set a password.
     *
     * @param mailed whether it was sent by mail; empty if nobody wanted that
     */
    record InvitedPage(StaffFrame frame, DeskTexts in, String name, String link, Optional<Boolean> mailed) {}

    /** The texts of these pages. They are in {@code messages/people_*.properties}, by language. */
    @MessageBundle(value = "people", locale = "en")
    interface Messages {

        String lead();

        String invite();

        String inviteLead();

        String inviteButton();

        String mailTo();

        String mailToHint();

        String inviteAgain();

        String inviteAgainText();

        String linkFor(String name);

        String linkOnce(String name);

        String mailed(boolean sent);

        String mailSubject(String library);

        String mailText(String library);

        String withoutLink();
    }
}
