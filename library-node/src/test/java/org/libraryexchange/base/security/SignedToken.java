package org.libraryexchange.base.security;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Tokens with any claims, keys and algorithms, valid or not. */
final class SignedToken {

    private SignedToken() {}

    /** Claims that a node of Leeds accepts from this issuer for the next minutes. The caller adds the roles. */
    static JwtClaims claims(String issuer) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("tester");
        claims.setStringListClaim("aud", List.of("leeds"));
        claims.setIssuedAt(seconds(0));
        claims.setExpirationTime(seconds(600));
        return claims;
    }

    static NumericDate seconds(long fromNow) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + fromNow);
    }

    static String of(JwtClaims claims, String algorithm, Key key) throws JoseException {
        return of(claims, algorithm, key, Map.of());
    }

    static String of(JwtClaims claims, String algorithm, Key key, Map<String, Object> header) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setHeader("typ", "JWT");
        header.forEach(signature.getHeaders()::setObjectHeaderValue);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }
}
