package org.libraryexchange.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the form says that lets people in. The Chinese stands in {@code messages/signin_zh.properties}. */
@MessageBundle(value = "signin", locale = "en")
interface SignInMessages {

    @Message("Sign in")
    String title();

    @Message("For the staff who watch over the exchange. The catalogues themselves are open to everybody.")
    String lead();

    @Message("Name")
    String name();

    @Message("Password")
    String password();

    @Message("Sign in")
    String enter();

    @Message("The name and the password do not match.")
    String wrong();

    @Message("There were too many attempts. Please wait a little and try again.")
    String later();
}
