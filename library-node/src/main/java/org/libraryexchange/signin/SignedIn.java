package org.libraryexchange.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Knows those again whose cookie says who they are. What they may do is looked up every half a minute, so whoever is taken
 * off the list is out soon; while the database is away, what was known stands, since that is when the pages are needed.
 */
@ApplicationScoped
class SignedIn implements IdentityProvider<TrustedAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(SignedIn.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Known(Optional<StaffMember> member, Instant read) {}

    private final StaffMembers members;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    SignedIn(StaffMembers members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        Known held = known.get(request.getPrincipal());
        return held != null && isFresh(held)
                ? Uni.createFrom().item(() -> identity(held.member()))
                : context.runBlocking(() -> identity(lookedUp(request.getPrincipal(), held)));
    }

    private boolean isFresh(Known held) {
        return Duration.between(held.read(), clock.instant()).compareTo(FRESH) < 0;
    }

    private Optional<StaffMember> lookedUp(String name, Known held) {
        try {
            Optional<StaffMember> member = members.named(name);
            known.put(name, new Known(member, clock.instant()));
            return member;
        } catch (RuntimeException e) {
            if (held == null) {
                throw e;
            }
            LOG.debugf(e, "staff not looked up");
            return held.member();
        }
    }

    private static SecurityIdentity identity(Optional<StaffMember> member) {
        return StaffIdentities.identity(member.orElseThrow(AuthenticationFailedException::new));
    }
}
