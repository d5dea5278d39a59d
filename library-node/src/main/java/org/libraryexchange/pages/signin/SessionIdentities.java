package org.libraryexchange.pages.signin;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.libraryexchange.pages.signin.SessionIdentities.SessionRequest;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** Identifies the person whose session a cookie holds. A cookie without a valid session counts as no cookie. */
@Singleton
record SessionIdentities(Sessions sessions) implements IdentityProvider<SessionRequest> {

    @Override
    public Class<SessionRequest> getRequestType() {
        return SessionRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(sessions.holder(request.secret())));
    }

    private static SecurityIdentity identity(Optional<StaffMember> holder) {
        return holder.map(member -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(member.name()))
                        .addRoles(member.allRoles())
                        .build())
                .orElseGet(() -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(""))
                        .setAnonymous(true)
                        .build());
    }

    /** Asks whose session a cookie holds. */
    static final class SessionRequest extends BaseAuthenticationRequest {

        private final String secret;

        SessionRequest(String secret) {
            this.secret = secret;
        }

        String secret() {
            return secret;
        }
    }
}
