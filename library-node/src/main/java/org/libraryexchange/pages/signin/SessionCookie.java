package org.libraryexchange.pages.signin;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** The cookie of a person who is signed in. The API ignores it: programs have tokens. */
@ApplicationScoped
class SessionCookie implements HttpAuthenticationMechanism {

    /** The attribute of a person who has no rights before they have changed the password. */
    static final String MUST_CHANGE = "must-change";

    /** The attribute with a person's {@link FullName}. */
    static final String FULL_NAME = "full-name";

    /** The name of this authentication mechanism in {@code quarkus.http.auth.permission}. */
    private static final String SCHEME = "session";

    private static final int UNAUTHENTICATED = 401;

    private final NodeCookies cookies;

    SessionCookie(NodeCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Cookie cookie = context.request().getCookie(cookies.session());
        return cookie == null
                ? Uni.createFrom().nullItem()
                : identities.authenticate(new SessionRequest(cookie.getValue()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHENTICATED));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, cookies.session(), SCHEME));
    }

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
                            .addRoles(member.mustChange() ? Set.of() : member.allRoles())
                            .addAttribute(MUST_CHANGE, member.mustChange())
                            .addAttribute(FULL_NAME, member.full())
                            .build())
                    .orElseGet(() -> QuarkusSecurityIdentity.builder()
                            .setPrincipal(new QuarkusPrincipal(""))
                            .setAnonymous(true)
                            .build());
        }
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
