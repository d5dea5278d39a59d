package org.libraryexchange.pages.signin;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.pages.signin.OwnPassword.Change;
import org.libraryexchange.pages.signin.SignInPage.AccountPage;
import org.libraryexchange.pages.signin.SignInPage.CarriedForm;
import org.libraryexchange.pages.signin.SignInPage.InvitationPage;
import org.libraryexchange.pages.signin.SignInPage.ResumePage;
import org.libraryexchange.pages.signin.StaffList.Refusal;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Frames;
import org.libraryexchange.pages.web.Visit;

/** Builds the pages of signing in. */
@Singleton
record SignInPages(Frames frames, SignInConfig config) {

    SignInPage form(Visit visit, Optional<SignInRefusal> refusal, CarriedForm carried) {
        Frame frame = frames.of(visit, words(visit).title(), false);
        return new SignInPage(
                carried.any() ? frame.ofOneLanguage() : frame,
                Optional.of(title()).filter(any -> config.provider().enabled()),
                refusal,
                carried,
                config.provider().enabled() ? carried.fields() : List.of());
    }

    ResumePage resume(Visit visit, CarriedForm carried) {
        return new ResumePage(
                frames.of(visit, words(visit).resumeTitle(), false).ofOneLanguage(), carried, carried.fields());
    }

    AccountPage account(Visit visit, StaffMember holder, Optional<Change> refused) {
        return new AccountPage(
                frames.of(visit, words(visit).account(), false),
                holder,
                refused,
                Optional.of(title()).filter(any -> holder.hash().isEmpty()));
    }

    InvitationPage invitation(Visit visit, Optional<String> name, String token, Optional<Refusal> refused) {
        return new InvitationPage(frames.of(visit, words(visit).invitation(), false), name, token, refused);
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
