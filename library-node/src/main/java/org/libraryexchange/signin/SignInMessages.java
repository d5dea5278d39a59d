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

    @Message("{#switch refusal}{#case 'wrong'}Wrong name or password."
            + "{#case 'later'}Too many attempts. Please wait a moment and try again."
            + "{#case 'denied'}The identity provider did not sign you in. Try again, or ask the people who run it."
            + "{#case 'away'}The identity provider does not answer. Please try again later."
            + "{#case 'invalid'}This sign-in took too long or did not begin here. Please sign in again."
            + "{#case 'no-name'}The identity provider gave no name that can be used here. Please tell an operator."
            + "{#case 'unknown'}You are not on the list of staff. An operator can add you."
            + "{#case 'has-password'}Somebody with your name has a password here. If that is you, sign in with it below."
            + "{#else}Your account has no role here. The people who run the accounts can give you one.{/switch}")
    String refusal(String refusal);

    @Message("{#if title}Sign in with {title}{#else}Sign in with your work account{/if}")
    String provider(String title);

    @Message("Or sign in with a password:")
    String orPassword();

    @Message("The sign-in opens in a new tab. Come back to this one afterwards and choose Continue.")
    String providerKept();

    @Message("{#if title}You sign in with {title} and have no password here."
            + "{#else}You sign in with your work account and have no password here.{/if}")
    String noPassword(String title);
}
