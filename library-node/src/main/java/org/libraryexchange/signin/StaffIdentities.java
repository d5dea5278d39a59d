package org.libraryexchange.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets people in who give a name and the password that goes with it. */
@ApplicationScoped
class StaffIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(StaffIdentities.class);

    private final StaffMembers members;
    private final Passwords passwords;

    StaffIdentities(StaffMembers members, Passwords passwords) {
        this.members = members;
        this.passwords = passwords;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(
                () -> authenticated(request.getUsername(), request.getPassword().getPassword()));
    }

    private SecurityIdentity authenticated(String name, char[] password) {
        if (!passwords.mayTry(name)) {
            LOG.warn("sign-in refused: too many attempts with one name");
            throw new AuthenticationFailedException();
        }
        Optional<StaffMember> member = members.named(name);
        if (!passwords.isRight(password, member)) {
            LOG.info("sign-in refused: name and password do not go together");
            throw new AuthenticationFailedException();
        }
        return identity(member.orElseThrow());
    }

    static SecurityIdentity identity(StaffMember member) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(member.name()))
                .addRoles(member.roles())
                .build();
    }
}
