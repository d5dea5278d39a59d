package org.libraryexchange.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.stack.TokenIssuer;

/** Who may do what (OWASP API2, API5; ASVS 9.1 and 9.2). */
@QuarkusTest
class AccessTest {

    private static final String SOME_ID = "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11";

    private String before;

    @BeforeEach
    void rememberTheCatalogue() {
        before = Database.stateOfItems();
    }

    /** A token that must not be accepted. */
    private record Forged(String name, Source source) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Source {
        String token() throws Exception;
    }

    static Stream<Forged> forged() {
        return Stream.of(
                new Forged("garbage", () -> "garbage"),
                new Forged("three times nothing", () -> ".."),
                new Forged(
                        "expired",
                        () -> Tokens.issuer()
                                .issue("tester", List.of("cataloguer"), List.of("leeds"), Duration.ofMinutes(-10))),
                new Forged(
                        "for the partner only",
                        () -> Tokens.issuer()
                                .issue("tester", List.of("cataloguer"), List.of("hangzhou"), Duration.ofMinutes(10))),
                new Forged("for no audience", () -> signed(without("aud"))),
                new Forged("without an end", () -> signed(without("exp"))),
                new Forged("without an issuer", () -> signed(without("iss"))),
                new Forged("without a subject", () -> {
                    JwtClaims claims = without("sub");
                    claims.unsetClaim("upn");
                    return signed(claims);
                }),
                new Forged("not valid yet", () -> {
                    JwtClaims claims = claims();
                    claims.setNotBefore(seconds(600));
                    return signed(claims);
                }),
                new Forged("from another issuer", () -> {
                    JwtClaims claims = claims();
                    claims.setIssuer("https://issuer.example.org");
                    return signed(claims);
                }),
                new Forged("valid for a year", () -> {
                    JwtClaims claims = claims();
                    claims.setExpirationTime(seconds(31_536_000));
                    return signed(claims);
                }),
                new Forged("signed with another key", () -> {
                    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
                    keys.initialize(2048);
                    return token("RS256", keys.generateKeyPair().getPrivate(), claims());
                }),
                new Forged(
                        "signed with the public key as a secret",
                        () -> token(
                                "HS256",
                                new HmacKey(Files.readAllBytes(Tokens.issuer().publicKeyFile())),
                                claims())),
                new Forged("signed as PS256", () -> token("PS256", privateKey(), claims())),
                new Forged("of algorithm none", () -> token("none", null, claims())),
                new Forged("signature cut off", () -> {
                    String token = Tokens.cataloguer();
                    return token.substring(0, token.lastIndexOf('.') + 1);
                }),
                new Forged("claims exchanged", () -> {
                    String[] parts = Tokens.ops().split("\\.", -1);
                    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                            .replace("\"ops\"", "\"cataloguer\"");
                    return parts[0] + "."
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(Documents.utf8(claims)) + "."
                            + parts[2];
                }),
                new Forged("key from elsewhere", () -> {
                    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
                    keys.initialize(2048);
                    JsonWebSignature signature =
                            signature("RS256", keys.generateKeyPair().getPrivate(), claims());
                    signature.setHeader("jku", "http://127.0.0.1:1/keys");
                    signature.setHeader("kid", "../../../../dev/null");
                    return signature.getCompactSerialization();
                }));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void tokenThatIsNotValidIsRefused(Forged forged) throws Exception {
        // When
        Response refused = creating(forged.source().token());

        // Then
        assertThatProblem(refused)
                .is(401, "unauthenticated")
                .withDetail("malformed, expired, or not meant for this node")
                .withHeader("WWW-Authenticate", "Bearer");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void validTokenOfTheSameMakingIsAccepted() throws Exception {
        // When
        Response created = creating(signed(claims()));

        // Then
        assertThat(created.statusCode()).isEqualTo(201);
    }

    @Test
    void withoutATokenNothingIsWritten() {
        // When
        List<Response> refused = List.of(
                anonymous().contentType("application/json").body(draft()).post(ITEMS),
                anonymous().contentType("application/json").body(draft()).put(ITEMS + "/" + SOME_ID),
                anonymous()
                        .contentType(Api.MERGE_PATCH)
                        .body(Documents.utf8("{}"))
                        .patch(ITEMS + "/" + SOME_ID),
                anonymous().delete(ITEMS + "/" + SOME_ID),
                anonymous().post(ITEMS + "/" + SOME_ID + "/publish"),
                anonymous().contentType("application/json").post(ITEMS + "/" + SOME_ID + "/withdraw"),
                anonymous().contentType("application/json").body(draft()).put(ITEMS + "/by-identifier/a/b"),
                anonymous().post(ITEMS + "/" + SOME_ID + "/erase"),
                anonymous().get("/api/v1/exchange/restoration"),
                anonymous().contentType("application/json").body("{}").post("/api/v1/exchange/restoration"),
                anonymous().contentType("application/json").body("{}").post("/api/v1/exchange/restoration/" + SOME_ID),
                anonymous().get("/api/v1/exchange/status"),
                anonymous().get("/api/v1/exchange/rejected-records"),
                anonymous().get("/api/v1/exchange/rejected-records/1"));

        // Then
        assertThat(refused)
                .allSatisfy(it -> assertThatProblem(it)
                        .is(401, "unauthenticated")
                        .withDetail("no bearer token")
                        .withHeader("WWW-Authenticate", "Bearer"));
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void rolesGiveOnlyTheirOwnRights() {
        // Given
        String ops = Tokens.ops();
        String cataloguer = Tokens.cataloguer();
        String operator = Tokens.of("exchange-operator");
        String none = Tokens.of();

        // When
        List<Response> refused = List.of(
                creating(ops),
                creating(none),
                Api.with(ops).delete(ITEMS + "/" + SOME_ID),
                Api.with(cataloguer).post(ITEMS + "/" + SOME_ID + "/erase"),
                Api.with(operator).delete(ITEMS + "/" + SOME_ID),
                Api.with(operator).get("/api/v1/exchange/status"),
                Api.with(cataloguer).get("/api/v1/exchange/status"),
                Api.with(cataloguer).get("/api/v1/exchange/rejected-records"),
                Api.with(none).get("/api/v1/exchange/status"),
                Api.with(ops)
                        .header("X-User-Id", "admin")
                        .header("X-Roles", "cataloguer")
                        .contentType("application/json")
                        .body(draft())
                        .post(ITEMS));

        // Then
        assertThat(refused).allSatisfy(it -> assertThatProblem(it).is(403, "forbidden"));
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void otherSchemesAreNoTokens() {
        // When
        Response refused = anonymous()
                .header("Authorization", "Basic YWRtaW46YWRtaW4=")
                .contentType("application/json")
                .body(draft())
                .post(ITEMS);

        // Then
        assertThatProblem(refused).is(401, "unauthenticated").withHeader("WWW-Authenticate", "Bearer");
    }

    private static Response creating(String token) {
        return Api.with(token).contentType("application/json").body(draft()).post(ITEMS);
    }

    private static byte[] draft() {
        return Documents.utf8(Documents.lightNight().toString());
    }

    private static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(TokenIssuer.ISSUER);
        claims.setSubject("tester");
        claims.setStringClaim("upn", "tester");
        claims.setStringListClaim("aud", List.of("leeds"));
        claims.setStringListClaim("groups", List.of("cataloguer"));
        claims.setIssuedAt(seconds(0));
        claims.setExpirationTime(seconds(600));
        return claims;
    }

    private static JwtClaims without(String claim) {
        JwtClaims claims = claims();
        claims.unsetClaim(claim);
        return claims;
    }

    private static NumericDate seconds(long fromNow) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + fromNow);
    }

    private static String signed(JwtClaims claims) throws Exception {
        return token("RS256", privateKey(), claims);
    }

    private static String token(String algorithm, Key key, JwtClaims claims) throws Exception {
        return signature(algorithm, key, claims).getCompactSerialization();
    }

    private static JsonWebSignature signature(String algorithm, Key key, JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setHeader("typ", "JWT");
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        signature.setPayload(claims.toJson());
        return signature;
    }

    private static Key privateKey() throws Exception {
        String pem = Files.readString(Tokens.folder().resolve("token-private-key.pem"));
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }
}
