package org.libraryexchange.pages.signin;

import org.libraryexchange.json.Term;

/** Why a person is not signed in. */
enum SignInRefusal implements Term {
    /** Name or password is wrong. */
    WRONG,
    /** There were too many attempts, by this person or by others. Nothing was checked. */
    LATER,
    /** The identity provider says that it did not sign the person in. */
    DENIED,
    /** The identity provider does not answer. */
    AWAY,
    /** The provider's answer is not one to a question of this browser, or is not valid. */
    INVALID,
    /** The provider's answer has no name, or one that nobody can have here. */
    NO_NAME,
    /** The person is not on the list of staff. */
    UNKNOWN,
    /** The name belongs to a person with a password here, who may be somebody else. */
    HAS_PASSWORD,
    /** The provider gives the person no role that the node knows. */
    NO_ROLE
}
