package org.libraryexchange.base.security;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.stack.TokenIssuer;

/** Who may do what (OWASP API2, API5; ASVS 9.1 and 9.2). */
@QuarkusTest
class AccessIT {

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
                new Forged("without a subject", () -> signed(without("sub"))),
                new Forged("not valid yet", () -> {
                    JwtClaims claims = claims();
                    claims.setNotBefore(SignedToken.seconds(600));
                    return signed(claims);
                }),
                new Forged("made in the future", () -> {
                    JwtClaims claims = claims();
                    claims.setIssuedAt(SignedToken.seconds(300));
                    return signed(claims);
                }),
                new Forged("made at no time", () -> signed(without("iat"))),
                new Forged("of somebody without a name", () -> {
                    JwtClaims claims = claims();
                    claims.setSubject(" ");
                    return signed(claims);
                }),
                new Forged("from another issuer", () -> {
                    JwtClaims claims = claims();
                    claims.setIssuer("https://issuer.example.org");
                    return signed(claims);
                }),
                new Forged("valid for a year", () -> {
                    JwtClaims claims = claims();
                    claims.setExpirationTime(SignedToken.seconds(31_536_000));
                    return signed(claims);
                }),
                new Forged("signed with another key", () -> {
                    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
                    keys.initialize(2048);
                    return SignedToken.of(
                            claims(), "RS256", keys.generateKeyPair().getPrivate());
                }),
                new Forged(
                        "signed with the public key as a secret",
                        () -> SignedToken.of(
                                claims(),
                                "HS256",
                                new HmacKey(Files.readAllBytes(Tokens.issuer().publicKeyFile())))),
                new Forged("signed as PS256", () -> SignedToken.of(claims(), "PS256", privateKey())),
                new Forged("of algorithm none", () -> SignedToken.of(claims(), "none", null)),
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
                new Forged("an ID token, which is for the application that asked for it", () -> {
                    JwtClaims claims = claims();
                    claims.setStringListClaim("aud", List.of("catalogue-website"));
                    claims.setStringClaim("nonce", "n-0S6_WzA2Mj");
                    return signed(claims);
                }),
                new Forged("with its own key", () -> {
                    RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
                    Map<String, Object> key = own.toParams(OutputControlLevel.PUBLIC_ONLY);
                    return SignedToken.of(claims(), "RS256", own.getPrivateKey(), Map.of("jwk", key));
                }),
                new Forged("key from elsewhere", () -> fromElsewhere("jku", "http://127.0.0.1:1/keys")),
                new Forged("certificate from elsewhere", () -> fromElsewhere("x5u", "http://127.0.0.1:1/chain")),
                new Forged("key by a path", () -> fromElsewhere("kid", "../../../../dev/null")));
    }

    private static String fromElsewhere(String header, String where) throws Exception {
        return SignedToken.of(
                claims(), "RS256", RsaJwkGenerator.generateJwk(2048).getPrivateKey(), Map.of(header, where));
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
    void noRoleComesFromABody() {
        // When
        Response refused = Api.asCataloguer()
                .contentType("application/json")
                .body(Documents.utf8(
                        Documents.lightNight().put("role", "exchange-operator").toString()))
                .post(ITEMS);

        // Then
        assertThatProblem(refused).is(400, "invalid-item");
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

    @Test
    void groupsThatAreNoListOfNamesAreNoRoles() throws Exception {
        for (Object groups : List.of(Map.of("cataloguer", true), 7, List.of(7))) {
            // Given
            JwtClaims claims = claims();
            claims.setClaim("groups", groups);

            // When
            int status = creating(signed(claims)).statusCode();

            // Then
            assertThat(status).as(groups.toString()).isIn(401, 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upn", "preferred_username", "sub"})
    void namesThatAreNoTextAreNoNames(String claim) throws Exception {
        for (Object name : List.of(7, true, List.of("tester"), Map.of("name", "tester"))) {
            // Given
            JwtClaims claims = claims();
            claims.setClaim(claim, name);

            // When
            Response refused = creating(signed(claims));

            // Then
            assertThatProblem(refused).is(401, "unauthenticated").withHeader("WWW-Authenticate", "Bearer");
        }
    }

    @Test
    void tokenThatIsNotValidIsNotTakenForNone() {
        // When
        Response refused = Api.with("not.a.token").get(ITEMS);

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
        JwtClaims claims = SignedToken.claims(TokenIssuer.ISSUER);
        claims.setStringListClaim("groups", List.of("cataloguer"));
        return claims;
    }

    private static JwtClaims without(String claim) {
        JwtClaims claims = claims();
        claims.unsetClaim(claim);
        return claims;
    }

    private static String signed(JwtClaims claims) throws Exception {
        return SignedToken.of(claims, "RS256", privateKey());
    }

    private static Key privateKey() throws Exception {
        String pem = Files.readString(Tokens.folder().resolve("token-private-key.pem"));
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }
}
