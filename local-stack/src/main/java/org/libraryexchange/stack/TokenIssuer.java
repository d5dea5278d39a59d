package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A stand-in for an identity provider: signs access tokens with a key pair from a folder. */
public final class TokenIssuer {

    /** Issuer of a pair on one machine. */
    public static final String ISSUER = "library-exchange-local";

    public static final List<String> ROLES =
            List.of("cataloguer", "exchange-operator", "head-librarian", "librarian", "ops");
    private static final String KEY = "token";

    private final String name;
    private final KeyFiles files;
    private final Clock clock;
    private final PrivateKey key;

    private TokenIssuer(String name, KeyFiles files, Clock clock, PrivateKey key) {
        this.name = name;
        this.files = files;
        this.clock = clock;
        this.key = key;
    }

    /** Uses the key pair of the folder, which is created the first time. */
    public static TokenIssuer in(Path folder) {
        return in(folder, Clock.systemUTC());
    }

    public static TokenIssuer in(Path folder, Clock clock) {
        KeyFiles files = KeyFiles.rsa(folder, KEY);
        try {
            return new TokenIssuer(ISSUER, files, clock, readKey(files.privateKey()));
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("cannot read the token key in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Whether the folder has a key pair already. */
    public static boolean isIn(Path folder) {
        return KeyFiles.areIn(folder, KEY);
    }

    /** Fails if no node knows one of the roles. */
    public static void checkRoles(Collection<String> roles) {
        roles.stream().filter(role -> !ROLES.contains(role)).findFirst().ifPresent(unknown -> {
            throw new StackException("there is no role '" + unknown + "', only " + String.join(", ", ROLES));
        });
    }

    /** The same key under another issuer's name. */
    public TokenIssuer named(String issuer) {
        return new TokenIssuer(issuer, files, clock, key);
    }

    /** The public key as a PEM file, for programs that check tokens. */
    public Path publicKeyFile() {
        return files.publicKey();
    }

    /** A signed token (RS256) with the roles as groups, valid from now on. */
    public String issue(String subject, Collection<String> roles, Collection<String> audiences, Duration lifetime) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(name);
        claims.setSubject(subject);
        claims.setStringClaim("upn", subject);
        claims.setStringListClaim("aud", List.copyOf(audiences));
        claims.setStringListClaim("groups", List.copyOf(roles));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(date(clock.instant()));
        claims.setExpirationTime(date(clock.instant().plus(lifetime)));
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new StackException("cannot sign a token", e);
        }
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
        String lines = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        byte[] bytes = Base64.getMimeDecoder().decode(lines);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }
}
