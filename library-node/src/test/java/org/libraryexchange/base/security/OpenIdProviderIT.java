package org.libraryexchange.base.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.KeySet;
import org.libraryexchange.fixture.KeySetServer;

/**
 * Tokens of an OpenID provider, whose keys the node reads from its address. Only one test may use keys unknown to the
 * node, because the node asks for new keys at most once a minute.
 */
@Tag("long")
@QuarkusTest
@TestProfile(OpenIdProviderIT.Provider.class)
@TestMethodOrder(OrderAnnotation.class)
class OpenIdProviderIT {

    private static final int MOMENT = 1;
    private static final int LONG = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PublicJsonWebKey FIRST = rsa("first");
    private static final PublicJsonWebKey SECOND = rsa("second");
    private static final PublicJsonWebKey CURVE = curve("curve");

    private final KeySet provider = KeySet.ofTheProvider();

    /** The node's usual settings, with keys from a provider, two algorithms, and the roles where Keycloak puts them. */
    public static final class Provider implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KeySetServer.class));
        }
    }

    @BeforeEach
    void publishKeys() throws JoseException {
        publishAndAwait(MOMENT, FIRST, CURVE);
    }

    private void publishAndAwait(int maxAgeSeconds, PublicJsonWebKey... keys) throws JoseException {
        provider.publish(maxAgeSeconds, List.of(keys));
        long asked = provider.timesAsked();
        String token = token(CURVE);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> asking(token).statusCode() == 200 && provider.timesAsked() > asked);
    }

    /** The node does not ask again within 300 ms after an answer. */
    private static void awaitThatItMayBeAskedAgain() throws JoseException {
        String token = token(CURVE);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .until(() -> asking(token).statusCode() == 200);
    }

    @Test
    void tokensOfEachAlgorithmInUseAreAccepted() throws JoseException {
        assertThat(asking(token(FIRST)).statusCode()).as("RS256").isEqualTo(200);
        assertThat(asking(token(CURVE)).statusCode()).as("ES256").isEqualTo(200);
    }

    @Test
    void otherAlgorithmsAreRefused() throws JoseException {
        // Given
        Map<String, Object> header = Map.of("kid", FIRST.getKeyId());
        HmacKey secret = new HmacKey(FIRST.getPublicKey().getEncoded());

        // When
        Stream<String> tokens = Stream.of(
                SignedToken.of(claims("ops"), "RS512", FIRST.getPrivateKey(), header),
                SignedToken.of(claims("ops"), "PS256", FIRST.getPrivateKey(), header),
                SignedToken.of(claims("ops"), "HS256", secret, header),
                SignedToken.of(claims("ops"), "none", null, header));

        // Then
        assertThat(tokens.map(OpenIdProviderIT::asking))
                .hasSize(4)
                .allSatisfy(refused -> assertThatProblem(refused).is(401, "unauthenticated"));
    }

    @Test
    void keysAreRotatedWithoutARestart() throws JoseException {
        // Given
        publishAndAwait(LONG, FIRST, CURVE);
        awaitThatItMayBeAskedAgain();

        // When
        provider.publish(MOMENT, List.of(FIRST, SECOND, CURVE));

        // Then
        assertThat(asking(token(SECOND)).statusCode())
                .as("a key that the node has not seen yet")
                .isEqualTo(200);

        // When
        provider.publish(MOMENT, List.of(SECOND, CURVE));

        // Then
        String outdated = token(FIRST);
        Awaitility.await().atMost(PATIENCE).until(() -> asking(outdated).statusCode() == 401);
        assertThat(asking(token(SECOND)).statusCode()).isEqualTo(200);
    }

    /** Runs last, because after a missing answer the node asks again only some minutes later. */
    @Test
    @Order(Integer.MAX_VALUE)
    void knownKeysAreGoodWhileTheProviderIsAway() throws JoseException {
        // Given
        String token = token(FIRST);
        long asked = provider.timesAsked();

        // When
        provider.goAway();

        // Then
        Awaitility.await().atMost(PATIENCE).until(() -> {
            assertThat(asking(token).statusCode()).isEqualTo(200);
            return provider.timesAsked() > asked;
        });
        assertThat(asking(token).statusCode()).isEqualTo(200);
    }

    @Test
    void rolesComeFromTheConfiguredClaim() throws JoseException {
        assertThat(asking(token(FIRST, "cataloguer")).statusCode())
                .as("another role")
                .isEqualTo(403);
        assertThat(asking(token(FIRST, "offline_access", "ops")).statusCode())
                .as("among others")
                .isEqualTo(200);
        assertThat(asking(token(FIRST, new String[0])).statusCode()).as("none").isEqualTo(403);
    }

    @Test
    void groupsAreNoRolesWhereAnotherClaimIsConfigured() throws JoseException {
        assertThat(asking(withGroups(claims("cataloguer"), "ops")).statusCode())
                .as("roles beside groups")
                .isEqualTo(403);
        assertThat(asking(withGroups(claims("ops"), "staff")).statusCode())
                .as("the configured claim")
                .isEqualTo(200);
        assertThat(asking(withGroups(SignedToken.claims(KeySetServer.ISSUER), "ops"))
                        .statusCode())
                .as("groups alone")
                .isEqualTo(403);
        JwtClaims other = SignedToken.claims(KeySetServer.ISSUER);
        other.setClaim("realm_access", Map.of("roles", Map.of("ops", true)));
        assertThat(asking(withGroups(other, "ops")).statusCode())
                .as("groups beside something that is no list")
                .isEqualTo(403);
    }

    private static String withGroups(JwtClaims claims, String... groups) throws JoseException {
        claims.setStringListClaim("groups", groups);
        return SignedToken.of(claims, "RS256", FIRST.getPrivateKey(), Map.of("kid", FIRST.getKeyId()));
    }

    private static Response asking(String token) {
        return Api.with(token).get("/api/v1/exchange/status");
    }

    private static String token(PublicJsonWebKey key) throws JoseException {
        return token(key, "ops");
    }

    private static String token(PublicJsonWebKey key, String... roles) throws JoseException {
        PrivateKey signing = key.getPrivateKey();
        return SignedToken.of(
                claims(roles),
                signing.getAlgorithm().equals("RSA") ? "RS256" : "ES256",
                signing,
                Map.of("kid", key.getKeyId()));
    }

    private static JwtClaims claims(String... roles) {
        JwtClaims claims = SignedToken.claims(KeySetServer.ISSUER);
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    private static PublicJsonWebKey rsa(String id) {
        try {
            return named(RsaJwkGenerator.generateJwk(2048), id);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicJsonWebKey curve(String id) {
        try {
            return named(EcJwkGenerator.generateJwk(EllipticCurves.P256), id);
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, String id) {
        key.setKeyId(id);
        return key;
    }
}
