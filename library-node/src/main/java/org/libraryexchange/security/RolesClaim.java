package org.libraryexchange.security;

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
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtContext;

/**
 * Takes roles from the configured claim and from no other. The library falls back on {@code groups} where a token does not
 * have that claim, or has something else there, and providers put into {@code groups} what they like.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RolesClaim extends JWTCallerPrincipalFactory {

    private static final String USUAL = Claims.groups.name();

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        JwtContext verified = verified(token, settings);
        JwtClaims claims = verified.getJwtClaims();
        if (isElsewhere(settings.getGroupsPath())) {
            claims.unsetClaim(USUAL);
            PrincipalUtils.setClaims(claims, token, settings);
        }
        return new DefaultJWTCallerPrincipal(verified.getJoseObjects().get(0).getHeader("typ"), claims);
    }

    private JwtContext verified(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            return parser.parse(token, settings);
        } catch (ClassCastException e) {
            // The library takes it for granted that groups are a list.
            throw new ParseException("groups are no list", e);
        }
    }

    private static boolean isElsewhere(String path) {
        return path != null && !path.equals(USUAL) && !path.startsWith(USUAL + "/");
    }
}
