package org.libraryexchange.base.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.auth.principal.PrincipalUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * Accepts only tokens that name a user and were not issued in the future, and reads roles only from the configured
 * claim. The library would use {@code groups} if a token lacks that claim or has an unexpected value in it, and
 * identity providers put anything they like into {@code groups}.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RolesClaim extends JWTCallerPrincipalFactory {

    private static final String USUAL = Claims.groups.name();

    private static final long MOST_AHEAD_SECONDS = 60;

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
    private final KnownTokens tokens = new KnownTokens(System::nanoTime);
    private final Clock clock;

    RolesClaim(Clock clock) {
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        Optional<JWTCallerPrincipal> known = tokens.find(token, clock.instant());
        JWTCallerPrincipal principal = known.isPresent() ? known.get() : checked(token, settings);
        requireMade(principal.getIssuedAtTime());
        if (known.isEmpty()) {
            tokens.add(token, principal);
        }
        return principal;
    }

    private JWTCallerPrincipal checked(String token, JWTAuthContextInfo settings) throws ParseException {
        JwtContext verified = verified(token, settings);
        JwtClaims claims = verified.getJwtClaims();
        requireTime(claims);
        requireTextIn(claims, Claims.upn);
        requireTextIn(claims, Claims.preferred_username);
        if (isElsewhere(settings.getGroupsPath())) {
            claims.unsetClaim(USUAL);
            PrincipalUtils.setClaims(claims, token, settings);
        }
        JWTCallerPrincipal principal =
                new DefaultJWTCallerPrincipal(verified.getJoseObjects().get(0).getHeader("typ"), claims);
        if (principal.getName() == null || principal.getName().isBlank()) {
            throw new ParseException("the token names nobody");
        }
        return principal;
    }

    private static void requireTime(JwtClaims claims) throws ParseException {
        try {
            if (claims.getIssuedAt() == null) {
                throw new ParseException("the token does not say when it was made");
            }
        } catch (MalformedClaimException e) {
            throw new ParseException("iat is no time", e);
        }
    }

    /** The library takes for granted that a name is text. */
    private static void requireTextIn(JwtClaims claims, Claims name) throws ParseException {
        if (claims.hasClaim(name.name()) && !claims.isClaimValueString(name.name())) {
            throw new ParseException(name + " is no text");
        }
    }

    /** Allows a difference of one minute between clocks, as for the other times of a token. */
    private void requireMade(long made) throws ParseException {
        if (made > clock.instant().getEpochSecond() + MOST_AHEAD_SECONDS) {
            throw new ParseException("the token was not made yet");
        }
    }

    private JwtContext verified(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            return parser.parse(token, settings);
        } catch (ClassCastException e) {
            // The library takes for granted that groups are a list.
            throw new ParseException("groups are no list", e);
        }
    }

    private static boolean isElsewhere(String path) {
        return path != null && !path.equals(USUAL) && !path.startsWith(USUAL + "/");
    }
}
