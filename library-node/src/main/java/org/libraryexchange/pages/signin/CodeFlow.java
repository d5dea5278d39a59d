package org.libraryexchange.pages.signin;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * The authorization code flow of OpenID Connect, as far as a request takes it. Quarkus asks the provider and checks its
 * answer: state, nonce, PKCE, and signature, issuer, audience and times of the ID token.
 */
@Singleton
record CodeFlow(HttpAuthenticator authenticator, CurrentVertxRequest current, NodeCookies cookies) {

    private static final Logger LOG = Logger.getLogger(CodeFlow.class);

    /** Quarkus would wait for ever for a provider that takes connections and does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How far a request takes the flow. */
    sealed interface Step {}

    /** The browser has to ask the provider, at this address. */
    record Ask(String address) implements Step {}

    /**
     * The provider has told who the person is.
     *
     * @param roles from the claim for roles; empty if none is configured
     */
    record Claims(JsonWebToken token, Set<String> roles) implements Step {}

    /** The flow ends. */
    record Failed(SignInRefusal why) implements Step {}

    Uni<Step> step() {
        RoutingContext request = current.getCurrent();
        if (request.queryParams().contains("error")) {
            return Uni.createFrom().item(new Failed(SignInRefusal.DENIED));
        }
        return QuarkusHttpUser.getSecurityIdentity(request, authenticator.getIdentityProviderManager())
                .flatMap(identity -> step(identity, request))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(CodeFlow::failed);
    }

    private Uni<Step> step(SecurityIdentity identity, RoutingContext request) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            forgetSession(request);
            return Uni.createFrom().item(new Claims(token, identity.getRoles()));
        }
        // To ask again would go on for ever in a browser that keeps no cookies.
        return request.queryParams().contains("state") || request.queryParams().contains("code")
                ? Uni.createFrom().item(new Failed(SignInRefusal.INVALID))
                : authenticator.getChallenge(request).map(CodeFlow::ask);
    }

    /** The cookie for the session of Quarkus, which {@link NoTokens} leaves empty, never reaches the browser. */
    private void forgetSession(RoutingContext request) {
        var unused = request.response().removeCookie(cookies.sessionOfQuarkus(), false);
    }

    /** Quarkus does not ask again if the browser has just come from the provider. */
    private static Step ask(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header ->
                        HttpHeaders.LOCATION.equalsIgnoreCase(header.getKey().toString()))
                .<Step>map(header -> new Ask(header.getValue()))
                .findFirst()
                .orElseGet(() -> new Failed(SignInRefusal.INVALID));
    }

    private static Step failed(Throwable failure) {
        Throwable root = root(failure);
        LOG.warnf(
                "sign-in through the identity provider failed cause=%s",
                root.getClass().getSimpleName());
        return new Failed(isOfAnAnswer(failure, root) ? SignInRefusal.INVALID : SignInRefusal.AWAY);
    }

    /** Whether there was an answer, by the browser or by the provider, and it was refused. */
    private static boolean isOfAnAnswer(Throwable failure, Throwable root) {
        boolean isRefused = failure instanceof AuthenticationCompletionException
                || failure instanceof AuthenticationFailedException;
        return isRefused
                && (root instanceof AuthenticationCompletionException
                        || root instanceof AuthenticationFailedException
                        || root instanceof OIDCException
                        || root instanceof InvalidJwtException
                        || root instanceof JoseException);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * Keeps no tokens of the identity provider, neither in the browser nor here, because the node makes a session of its
     * own. No cookie that claims to be a session of Quarkus is one.
     */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class NoTokens implements TokenStateManager {

        @Override
        public Uni<String> createTokenState(
                RoutingContext context,
                OidcTenantConfig settings,
                AuthorizationCodeTokens tokens,
                OidcRequestContext<String> request) {
            return Uni.createFrom().item("none");
        }

        @Override
        public Uni<AuthorizationCodeTokens> getTokens(
                RoutingContext context,
                OidcTenantConfig settings,
                String state,
                OidcRequestContext<AuthorizationCodeTokens> request) {
            return Uni.createFrom().failure(new AuthenticationCompletionException("the node keeps no tokens"));
        }

        @Override
        public Uni<Void> deleteTokens(
                RoutingContext context, OidcTenantConfig settings, String state, OidcRequestContext<Void> request) {
            return Uni.createFrom().voidItem();
        }
    }
}
