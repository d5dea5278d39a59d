package org.libraryexchange.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the sign-in form. The Chinese ones are in {@code messages/signin_zh.properties}. */
@MessageBundle(value = "signin", locale = "en")
interface SignInMessages {

    @Message("Sign in")
    String title();

    @Message("For staff who run the exchange. The catalogues are open to everyone; no need to sign in.")
    String lead();

    @Message("Name")
    String name();

    @Message("Password")
    String password();

    @Message("Sign in")
    String enter();

    @Message("Wrong name or password.")
    String wrong();

    @Message("Too many attempts. Please wait a moment and try again.")
    String later();
}
