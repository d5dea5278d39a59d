package org.libraryexchange.pages.signin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** The people who may sign in, as an operator keeps the list. Whoever gets other roles has to sign in again. */
@ApplicationScoped
@RolesAllowed(Roles.EXCHANGE_OPERATOR)
public class StaffList {

    private final Jdbi database;
    private final Actor actor;
    private final boolean providerEnabled;

    StaffList(Jdbi database, Actor actor, SignInConfig config) {
        this.database = database;
        this.actor = actor;
        this.providerEnabled = config.provider().enabled();
    }

    /** Why the list stays as it is. */
    public enum Refusal {
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
        /** Operators can neither remove themselves nor give up their role, so that one of them always remains. */
        OWN_ACCOUNT;

        /** The refusal's name in addresses. */
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A person on the list.
     *
     * @param hasPassword whether they sign in here, and not through the identity provider
     * @param seen last use of a current session
     */
    public record Person(String name, Set<String> roles, boolean hasPassword, Optional<Instant> seen) {}

    /** Whether people may be on the list without a password, because they can sign in through the identity provider. */
    @RolesAllowed(Roles.OPS)
    public boolean allowsNoPassword() {
        return providerEnabled;
    }

    /** Everybody, by name. */
    @Transactional
    @RolesAllowed(Roles.OPS)
    public List<Person> all() {
        return database.withHandle(handle -> handle.createQuery("""
                        select name, %s, password is not null as has_password, (select max(seen) from staff_session
                            where staff_session.name = staff_member.name) as seen
                        from staff_member order by name
                        """.formatted(StaffMembers.ROLES))
                .map(ConstructorMapper.of(Person.class))
                .list());
    }

    /**
     * Adds a person.
     *
     * @param password empty for somebody who signs in through the identity provider
     */
    @Transactional
    public Optional<Refusal> add(String name, String password, Set<String> roles) {
        if (!StaffMember.NAME.matcher(name).matches()) {
            return Optional.of(Refusal.NAME_INVALID);
        }
        boolean hasPassword = !password.isEmpty() || !providerEnabled;
        Optional<Refusal> refusal =
                (hasPassword ? Passwords.refusal(password) : Optional.<Refusal>empty()).or(() -> refusal(roles));
        return refusal.isPresent()
                ? refusal
                : database.withHandle(handle -> {
                    boolean added = handle.createUpdate("""
                                    insert into staff_member (name, password) values (:name, :password)
                                    on conflict do nothing
                                    """)
                                    .bind("name", name)
                                    .bind("password", hasPassword ? Passwords.hash(password) : null)
                                    .execute()
                            > 0;
                    if (added) {
                        give(handle, name, roles);
                    }
                    return added ? Optional.empty() : Optional.of(Refusal.NAME_TAKEN);
                });
    }

    private static Optional<Refusal> refusal(Set<String> roles) {
        return roles.isEmpty() ? Optional.of(Refusal.NO_ROLE) : Optional.empty();
    }

    /** Gives somebody exactly these roles. Their sessions end if they had others. */
    static void give(Handle handle, String name, Set<String> roles) {
        handle.createUpdate("delete from staff_role where name = :name and role <> all(:roles)")
                .bind("name", name)
                .bindArray("roles", String.class, roles)
                .execute();
        handle.createUpdate("""
                        insert into staff_role (name, role) select :name, unnest(:roles) on conflict do nothing
                        """)
                .bind("name", name)
                .bindArray("roles", String.class, roles)
                .execute();
    }

    @Transactional
    public Optional<Refusal> change(String name, Set<String> roles) {
        if (isSelf(name) && !roles.contains(Roles.EXCHANGE_OPERATOR)) {
            return Optional.of(Refusal.OWN_ACCOUNT);
        }
        Optional<Refusal> refusal = refusal(roles);
        return refusal.isPresent()
                ? refusal
                : database.withHandle(handle -> {
                    boolean there = handle.select("select 1 from staff_member where name = ? for update", name)
                            .mapTo(Integer.class)
                            .findOne()
                            .isPresent();
                    if (there) {
                        give(handle, name, roles);
                    }
                    return there ? Optional.empty() : Optional.of(Refusal.UNKNOWN);
                });
    }

    /** Gives somebody who has forgotten the password a new one. */
    @Transactional
    public Optional<Refusal> reset(String name, String password) {
        return Passwords.refusal(password).or(() -> hold(name, Passwords.hash(password)));
    }

    @Transactional
    public Optional<Refusal> remove(String name) {
        return isSelf(name)
                ? Optional.of(Refusal.OWN_ACCOUNT)
                : database.withHandle(handle -> handle.execute("delete from staff_member where name = ?", name) > 0
                        ? Optional.empty()
                        : Optional.of(Refusal.UNKNOWN));
    }

    private Optional<Refusal> hold(String name, String hash) {
        int rows = database.withHandle(
                handle -> handle.execute("update staff_member set password = ? where name = ?", hash, name));
        return rows > 0 ? Optional.empty() : Optional.of(Refusal.UNKNOWN);
    }

    private boolean isSelf(String name) {
        return name.equals(actor.name());
    }
}
