package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

    @TempDir
    Path folder;

    @Test
    void tokenVerifiesWithThePublicKeyFile() throws Exception {
        TokenIssuer issuer = TokenIssuer.in(folder);

        String token = issuer.issue("ada", List.of("cataloguer"), List.of("leeds", "hangzhou"), Duration.ofHours(1));

        JwtClaims claims = verified(token, issuer.publicKeyFile());
        assertThat(claims.getSubject()).isEqualTo("ada");
        assertThat(claims.getStringClaimValue("upn")).isEqualTo("ada");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("cataloguer");
        assertThat(claims.getAudience()).containsExactly("leeds", "hangzhou");
        assertThat(claims.getJwtId()).isNotBlank();
    }

    @Test
    void keysStayTheSameFromStartToStart() throws Exception {
        Path key = TokenIssuer.in(folder).publicKeyFile();

        String token = TokenIssuer.in(folder).issue("ada", List.of("ops"), List.of("leeds"), Duration.ofMinutes(5));

        assertThat(verified(token, key).getSubject()).isEqualTo("ada");
    }

    @Test
    void privateKeyIsReadableByItsOwnerOnly() throws Exception {
        TokenIssuer.in(folder);

        assertThat(Files.getPosixFilePermissions(folder.resolve("token-private-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private static JwtClaims verified(String token, Path keyFile) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey(keyFile))
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                .setExpectedIssuer("library-exchange-local")
                .setExpectedAudience("leeds")
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .build()
                .processToClaims(token);
    }

    private static PublicKey publicKey(Path file) throws Exception {
        String lines = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(lines)));
    }
}
