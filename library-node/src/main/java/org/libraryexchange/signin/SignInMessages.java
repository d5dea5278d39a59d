package org.libraryexchange.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the sign-in form. The Chinese ones are in {@code messages/signin_zh.properties}. */
@MessageBundle(value = "signin", locale = "en")
interface SignInMessages {

    @Message("Sign in")
    String title();

    @Message("For library staff. The catalogues are open to everyone, without signing in.")
    String lead();

    @Message("Your session has ended. What you typed is still on this page. Sign in to continue.")
    String kept();

    @Message("You are signed in again")
    String resumeTitle();

    @Message("What you typed is still here. Choose Continue to finish what you were doing.")
    String resumeLead();

    @Message("Continue")
    String resume();

    @Message("Your password")
    String account();

    @Message("At least 12 characters. You sign in again afterwards, here and wherever else you are signed in.")
    String accountLead();

    @Message("Current password")
    String current();

    @Message("New password")
    String wanted();

    @Message("Change password")
    String changePassword();

    @Message("{#switch refused}{#case 'wrong'}That is not your current password."
            + "{#case 'password-too-short'}The new password needs at least 12 characters."
            + "{#else}The new password is too long: at most 72 bytes.{/switch}")
    String refusedPassword(String refused);

    @Message("Clocks")
    String clocks();

    @Message("Sign out")
    String signOut();

    @Message("The node does not answer. What you see may be out of date.")
    String silent();

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
