package org.libraryexchange.pages.signin;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.MessageBundle;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.libraryexchange.pages.signin.OwnPassword.Change;
import org.libraryexchange.pages.signin.SignInPage.AccountPage;
import org.libraryexchange.pages.signin.SignInPage.CarriedForm;
import org.libraryexchange.pages.signin.SignInPage.FailedAttempt;
import org.libraryexchange.pages.signin.SignInPage.InvitationPage;
import org.libraryexchange.pages.signin.SignInPage.ResumePage;
import org.libraryexchange.pages.signin.SignInPage.Templates;
import org.libraryexchange.pages.signin.StaffList.Refusal;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Frames;
import org.libraryexchange.pages.web.Pages;
import org.libraryexchange.pages.web.Visit;
import org.libraryexchange.pages.web.Visits;

/** Answers with the pages of signing in. */
@Singleton
record SignInPages(Frames frames, Visits visits, Pages pages, SignInConfig config) {

    /** Who asks for a page, and what their browser takes. */
    record Asked(Visit visit, HttpHeaders headers) {}

    Asked asked(UriInfo uri, HttpHeaders headers) {
        return new Asked(visits.of(uri, headers), headers);
    }

    Response form(Asked asked, Optional<FailedAttempt> attempt, CarriedForm carried) {
        return answer(asked, Templates.signIn(form(asked.visit(), attempt, carried)));
    }

    /** The form that stands in place of an answer to a form that came without a session. */
    byte[] form(ContainerRequestContext request, CarriedForm carried) {
        Visit visit = visits.ofRefused(request);
        return pages.render(Templates.signIn(form(visit, Optional.empty(), carried)), visit);
    }

    private SignInPage form(Visit visit, Optional<FailedAttempt> attempt, CarriedForm carried) {
        Frame frame = frames.of(visit, words(visit).title(), false);
        return new SignInPage(
                carried.any() ? frame.ofOneLanguage() : frame,
                Optional.of(title()).filter(any -> config.provider().enabled()),
                attempt,
                carried,
                config.provider().enabled() ? carried.fields() : List.of());
    }

    Response resume(Asked asked, CarriedForm carried) {
        Frame frame = frame(asked, Messages::resumeTitle).ofOneLanguage();
        return answer(asked, Templates.resume(new ResumePage(frame, carried, carried.fields())));
    }

    Response account(Asked asked, StaffMember holder, Optional<Change> refused) {
        Optional<String> elsewhere =
                Optional.of(title()).filter(any -> holder.hash().isEmpty());
        return answer(
                asked, Templates.account(new AccountPage(frame(asked, Messages::account), holder, refused, elsewhere)));
    }

    Response invitation(Asked asked, Optional<String> name, String token, Optional<Refusal> refused) {
        return answer(
                asked,
                Templates.invitation(new InvitationPage(frame(asked, Messages::invitation), name, token, refused)));
    }

    private Frame frame(Asked asked, Function<Messages, String> title) {
        return frames.of(asked.visit(), title.apply(words(asked.visit())), false);
    }

    private Response answer(Asked asked, TemplateInstance page) {
        return pages.answer(page, asked.visit(), asked.headers());
    }

    /** What people call the provider; empty if it has no name. */
    private String title() {
        return config.provider().title().orElse("");
    }

    private static Messages words(Visit visit) {
        return visit.language().messages(Messages.class);
    }

    /** The texts of the sign-in form. They are in {@code messages/signin_*.properties}, by language. */
    @MessageBundle(value = "signin", locale = "en")
    interface Messages {

        String title();

        String lead();

        String kept();

        String resumeTitle();

        String resumeLead();

        String resume();

        String account();

        String accountLead();

        String mustChange();

        String fullName();

        String fullNameLead();

        String latinName();

        String chineseName();

        String saveName();

        String invitation();

        String invitedAs(String name);

        String setPassword();

        String invitationGone();

        String current();

        String wanted();

        String changePassword();

        String refusedPassword(Change refused);

        String clocks();

        String signOut();

        String silent();

        String name();

        String password();

        String enter();

        String refusal(SignInRefusal refusal);

        String provider(String title);

        String orPassword();

        String providerKept();

        String noPassword(String title);
    }
}
