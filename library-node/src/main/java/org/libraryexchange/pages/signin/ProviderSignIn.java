package org.libraryexchange.pages.signin;

import static org.libraryexchange.base.database.Statements.on;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.audit.AuditEvent;
import org.libraryexchange.base.audit.AuditTrail;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.CodeFlow.Claims;
import org.libraryexchange.pages.signin.SignIn.In;
import org.libraryexchange.pages.signin.SignIn.Outcome;
import org.libraryexchange.pages.signin.SignIn.Refused;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/**
 * Signs in people whom the identity provider has identified. If the provider gives roles, they are the person's roles
 * from now on; otherwise an operator must have put the person on the list. A name with a password is never let in this
 * way, because at the provider it may be somebody else's.
 */
@ApplicationScoped
class ProviderSignIn {

    private static final int SEE_OTHER = 303;

    private final StaffMembers members;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final SignInConfig.Provider provider;

    ProviderSignIn(StaffMembers members, Sessions sessions, AuditTrail trail, SignInConfig config) {
        this.members = members;
        this.sessions = sessions;
        this.trail = trail;
        this.provider = config.provider();
    }

    /** Whether the node has an identity provider. */
    boolean isEnabled() {
        return provider.enabled();
    }

    /**
     * Signs a person in, or says why not.
     *
     * @param before secret of the browser's earlier session, which ends; empty if there is none
     */
    @Transactional
    Outcome enter(Claims claims, String before, String address) {
        Optional<String> name = name(claims.token());
        if (name.isEmpty()) {
            return refused(SignInRefusal.NO_NAME, "", address);
        }
        if (provider.rolesClaim().isPresent()) {
            hold(name.get(), claims.roles());
        }
        return entered(name.get(), before, address);
    }

    /** The name in the claim for it, if a person can have that name here. */
    private Optional<String> name(JsonWebToken token) {
        return token.getClaim(provider.nameClaim()) instanceof String name
                        && StaffMember.NAME.matcher(name).matches()
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Puts a person on the list, unless somebody with a password has the name, and gives them exactly these roles. */
    private void hold(String name, Set<String> claimed) {
        Set<String> roles = Roles.ALL.stream().filter(claimed::contains).collect(Collectors.toSet());
        members.database().useHandle(handle -> {
            if (!roles.isEmpty()) {
                add(handle, name);
            }
            if (isWithoutPassword(handle, name)) {
                StaffList.give(handle, name, roles);
            }
        });
    }

    private static void add(Handle handle, String name) {
        handle.execute("insert into staff_member (name) values (?) on conflict do nothing", name);
    }

    private static boolean isWithoutPassword(Handle handle, String name) {
        return on(handle)
                .first(Boolean.class, "select password is null from staff_member where name = ? for update", name)
                .orElse(false);
    }

    private Outcome entered(String name, String before, String address) {
        Optional<StaffMember> member = members.named(name);
        if (member.flatMap(StaffMember::hash).isPresent()) {
            return refused(SignInRefusal.HAS_PASSWORD, name, address);
        }
        Set<String> roles = member.map(StaffMember::allRoles).orElse(Set.of());
        if (roles.isEmpty()) {
            return refused(
                    provider.rolesClaim().isPresent() ? SignInRefusal.NO_ROLE : SignInRefusal.UNKNOWN, name, address);
        }
        note(AuditEvent.SIGNED_IN, name, address);
        return new In(sessions.replace(before, name, address), roles);
    }

    /** Nobody is signed in, because the flow did not end with a person. */
    Outcome refused(SignInRefusal why, String name, String address) {
        note(why == SignInRefusal.LATER ? AuditEvent.SIGN_IN_PUT_OFF : AuditEvent.SIGN_IN_REFUSED, name, address);
        return new Refused(why);
    }

    private void note(AuditEvent event, String name, String address) {
        trail.note(event, name, address, "GET " + ProviderResource.ADDRESS, SEE_OTHER);
    }
}
