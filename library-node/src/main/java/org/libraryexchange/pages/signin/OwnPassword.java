package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.json.Term;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** Changes a person's own password. */
@Singleton
record OwnPassword(StaffMembers members, LogDatabase database) {

    /** The outcome. */
    enum Change implements Term {
        DONE,
        /** The current password is another one, or the person has none here. */
        WRONG,
        /** It is the current one. */
        SAME,
        PASSWORD_TOO_SHORT,
        PASSWORD_TOO_LONG;

        static final Change[] REFUSED = {WRONG, SAME, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG};
    }

    /** The person with an account. */
    StaffMember holder(String name) {
        return members.named(name).orElseThrow();
    }

    Change change(String name, String current, String wanted) {
        Optional<StaffMember> member = members.named(name);
        if (!Passwords.isRight(current, member)) {
            return Change.WRONG;
        }
        if (wanted.equals(current)) {
            return Change.SAME;
        }
        return Passwords.refusal(wanted)
                .map(refusal -> Change.valueOf(refusal.name()))
                .orElseGet(() -> hold(name, Passwords.hash(wanted)));
    }

    private Change hold(String name, String hash) {
        database.execute("update staff_member set password = ?, must_change = false where name = ?", hash, name);
        return Change.DONE;
    }
}
