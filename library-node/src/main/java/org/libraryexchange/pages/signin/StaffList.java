package org.libraryexchange.pages.signin;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.json.Term;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/**
 * The people who may sign in. Operators keep the whole list. Head librarians keep that of those who have no other roles
 * than those of the desk, and never touch anybody else. Whoever gets other roles has to sign in again.
 */
@ApplicationScoped
@RolesAllowed({Roles.EXCHANGE_OPERATOR, Roles.HEAD_LIBRARIAN})
public class StaffList {

    private final LogDatabase database;
    private final Actor actor;
    private final Invitations invitations;
    private final StaffNames names;
    private final boolean providerEnabled;

    StaffList(LogDatabase database, Actor actor, Invitations invitations, StaffNames names, SignInConfig config) {
        this.database = database;
        this.actor = actor;
        this.invitations = invitations;
        this.names = names;
        this.providerEnabled = config.provider().enabled();
    }

    /** Why the list stays as it is. */
    public enum Refusal implements Term {
        /** The name has characters that no name may have, or too many. */
        NAME_INVALID,
        /** Somebody has that name already. */
        NAME_TAKEN,
        PASSWORD_TOO_SHORT,
        PASSWORD_TOO_LONG,
        /** A person needs at least one role. */
        NO_ROLE,
        /** There is no such person any more. */
        UNKNOWN,
        /** The person has, or would get, roles that only an operator gives. */
        NOT_YOURS,
        /** Operators can neither remove themselves nor give up their role, so that one of them always remains. */
        OWN_ACCOUNT
    }

    /**
     * A person on the list.
     *
     * @param hasPassword whether they sign in here, and not through the identity provider
     * @param seen last use of a current session
     * @param full the name for people to read
     */
    public record Person(
            String name,
            Set<String> roles,
            boolean hasPassword,
            Optional<Instant> seen,
            @Nested("full") FullName full) {}

    /**
     * What came of an invitation.
     *
     * @param refusal why there is none
     * @param link to give to the person, which nobody can see again; empty if there is none
     */
    public record Invited(Optional<Refusal> refusal, String link) {}

    /** Whether people may be on the list without a password, because they can sign in through the identity provider. */
    @RolesAllowed({Roles.OPS, Roles.HEAD_LIBRARIAN})
    public boolean allowsNoPassword() {
        return providerEnabled;
    }

    /** Everybody whom the person may see there, by name. */
    @Transactional
    @RolesAllowed({Roles.OPS, Roles.HEAD_LIBRARIAN})
    public List<Person> all() {
        boolean all = actor.identity().hasRole(Roles.OPS);
        return database.list(Person.class, """
                        select name, full_latin, full_chinese, %s, password is not null as has_password, (select max(seen) from staff_session
                            where staff_session.name = staff_member.name) as seen
                        from staff_member
                        where ? or not exists (select from staff_role
                            where staff_role.name = staff_member.name and role <> all(?))
                        order by name
                        """.formatted(StaffMembers.ROLES), all, Roles.OF_THE_DESK);
    }

    /**
     * Adds a person.
     *
     * @param password empty for somebody who signs in through the identity provider
     */
    @Transactional
    public Optional<Refusal> add(String name, String password, Set<String> roles) {
        return add(name, password, roles, false);
    }

    /** Adds a person, who sets the password with the link. */
    @Transactional
    public Invited invite(String name, FullName full, Set<String> roles) {
        Optional<Refusal> refusal = add(name, "", roles, true);
        if (refusal.isEmpty()) {
            names.set(name, full);
        }
        return new Invited(refusal, refusal.isPresent() ? "" : invitations.link(name));
    }

    /** Gives somebody a link to set the first password, or another one. The present one stays until then. */
    @Transactional
    public Invited inviteAgain(String name) {
        Optional<Refusal> refusal = touched(name);
        return new Invited(refusal, refusal.isPresent() ? "" : invitations.link(name));
    }

    private Optional<Refusal> add(String name, String password, Set<String> roles, boolean isInvited) {
        if (!StaffMember.NAME.matcher(name).matches()) {
            return Optional.of(Refusal.NAME_INVALID);
        }
        boolean hasPassword = !isInvited && (!password.isEmpty() || !providerEnabled);
        Optional<Refusal> refusal =
                (hasPassword ? Passwords.refusal(password) : Optional.<Refusal>empty()).or(() -> refusal(roles));
        return refusal.isPresent()
                ? refusal
                : database.withHandle(handle -> {
                    boolean added = handle.createUpdate("""
                                    insert into staff_member (name, password, must_change)
                                    values (:name, :password, :hasPassword) on conflict do nothing
                                    """)
                                    .bind("name", name)
                                    .bind("password", hasPassword ? Passwords.hash(password) : null)
                                    .bind("hasPassword", hasPassword)
                                    .execute()
                            > 0;
                    if (added) {
                        give(handle, name, roles);
                    }
                    return added ? Optional.empty() : Optional.of(Refusal.NAME_TAKEN);
                });
    }

    private Optional<Refusal> refusal(Set<String> roles) {
        return roles.isEmpty()
                ? Optional.of(Refusal.NO_ROLE)
                : Optional.of(Refusal.NOT_YOURS).filter(any -> !givable().containsAll(roles));
    }

    /** The roles that the person may give. */
    public List<String> givable() {
        return isOperator() ? Roles.ALL : Roles.OF_THE_DESK;
    }

    private boolean isOperator() {
        return actor.identity().hasRole(Roles.EXCHANGE_OPERATOR);
    }

    /** Holds the row of a person for this transaction, and says why they may not be touched; empty if they may. */
    private Optional<Refusal> touched(String name) {
        return database.withHandle(handle -> {
            if (on(handle)
                    .first(Integer.class, "select 1 from staff_member where name = ? for update", name)
                    .isEmpty()) {
                return Optional.of(Refusal.UNKNOWN);
            }
            List<String> held = on(handle).list(String.class, "select role from staff_role where name = ?", name);
            return Optional.of(Refusal.NOT_YOURS).filter(any -> !givable().containsAll(held));
        });
    }

    /** Gives somebody exactly these roles. Their sessions end if they had others. */
    static void give(Handle handle, String name, Set<String> roles) {
        handle.execute("delete from staff_role where name = ? and role <> all(?)", name, roles);
        handle.execute("""
                        insert into staff_role (name, role) select ?, unnest(cast(? as text[])) on conflict do nothing
                        """, name, roles);
    }

    @Transactional
    public Optional<Refusal> change(String name, Set<String> roles) {
        if (isSelf(name) && isOperator() && !roles.contains(Roles.EXCHANGE_OPERATOR)) {
            return Optional.of(Refusal.OWN_ACCOUNT);
        }
        Optional<Refusal> refusal = refusal(roles).or(() -> touched(name));
        if (refusal.isEmpty()) {
            database.useHandle(handle -> give(handle, name, roles));
        }
        return refusal;
    }

    @Transactional
    public Optional<Refusal> rename(String name, FullName full) {
        Optional<Refusal> refusal = touched(name);
        if (refusal.isEmpty()) {
            names.set(name, full);
        }
        return refusal;
    }

    /** Gives somebody who has forgotten the password a new one, which they have to change. */
    @Transactional
    public Optional<Refusal> reset(String name, String password) {
        return Passwords.refusal(password).or(() -> touched(name)).or(() -> hold(name, Passwords.hash(password)));
    }

    @Transactional
    public Optional<Refusal> remove(String name) {
        return isSelf(name)
                ? Optional.of(Refusal.OWN_ACCOUNT)
                : touched(name)
                        .or(() -> database.withHandle(
                                handle -> handle.execute("delete from staff_member where name = ?", name) > 0
                                        ? Optional.empty()
                                        : Optional.of(Refusal.UNKNOWN)));
    }

    private Optional<Refusal> hold(String name, String hash) {
        int rows = database.changed(
                "update staff_member set password = ?, must_change = ? where name = ?", hash, !isSelf(name), name);
        return rows > 0 ? Optional.empty() : Optional.of(Refusal.UNKNOWN);
    }

    private boolean isSelf(String name) {
        return name.equals(actor.name());
    }
}
