package org.libraryexchange.pages.signin;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.pages.signin.OwnPassword.Change;

/** The texts of the sign-in form. They are in {@code messages/signin_*.properties}, by language. */
@MessageBundle(value = "signin", locale = "en")
interface SignInMessages {

    String title();

    String lead();

    String kept();

    String resumeTitle();

    String resumeLead();

    String resume();

    String account();

    String accountLead();

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
