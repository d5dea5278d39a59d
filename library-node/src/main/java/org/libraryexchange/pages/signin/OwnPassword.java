package org.libraryexchange.pages.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.json.Term;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** Changes a person's own password. */
@ApplicationScoped
class OwnPassword {

    private final StaffMembers members;
    private final Jdbi database;

    OwnPassword(StaffMembers members, Jdbi database) {
        this.members = members;
        this.database = database;
    }

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

    @Transactional
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
        database.useHandle(handle ->
                handle.execute("update staff_member set password = ?, must_change = false where name = ?", hash, name));
        return Change.DONE;
    }
}
