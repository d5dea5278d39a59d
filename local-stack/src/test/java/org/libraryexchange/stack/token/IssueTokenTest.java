package org.libraryexchange.stack.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class IssueTokenTest {

    @TempDir
    Path folder;

    private record Ending(int code, String out, String err) {}

    private static Ending run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = IssueToken.command().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(words);
        return new Ending(code, out.toString().strip(), err.toString().strip());
    }

    @Test
    void newKeyIsItsOwnersAloneAndToldToTheNode() throws Exception {
        // When
        Ending made = run("--new-key", folder.resolve("keys").toString());

        // Then
        Path privateKey = folder.resolve("keys/token-private-key.pem");
        assertThat(made)
                .isEqualTo(new Ending(
                        0, folder.resolve("keys/token-public-key.pem").toString(), ""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateKey)))
                .isEqualTo("rw-------");
    }

    @Test
    void keyInUseIsNotReplaced() throws Exception {
        // Given
        run("--new-key", folder.toString());
        String key = Files.readString(folder.resolve("token-private-key.pem"));

        // When
        Ending again = run("--new-key", folder.toString());

        // Then
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("there is a key");
        assertThat(Files.readString(folder.resolve("token-private-key.pem"))).isEqualTo(key);
    }

    @Test
    void tokenSaysWhoMayDoWhatWhereAndForHowLong() throws Exception {
        // Given
        run("--new-key", folder.toString());

        // When
        Ending issued = run(
                "--key", folder.toString(), "--city", "leeds", "--name", "nightly-import", "--roles", "cataloguer,ops");

        // Then
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setExpectedAudience("leeds")
                .setExpectedIssuer("library-exchange")
                .build()
                .processToClaims(issued.out());
        assertThat(claims.getSubject()).isEqualTo("nightly-import");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("cataloguer", "ops"));
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(12 * 3_600);
    }

    @ParameterizedTest
    @CsvSource({
        "--roles, admin, there is no role 'admin'",
        "--hours, 25, 'valid for 1 to 24 hours, not 25'",
        "--hours, 0, 'valid for 1 to 24 hours, not 0'",
        "--key, nowhere, there is no key in nowhere"
    })
    void whatCannotBeIsRefusedWithASentence(String option, String value, String sentence) {
        // Given
        run("--new-key", folder.toString());
        String key = option.equals("--key") ? value : folder.toString();
        String roles = option.equals("--roles") ? value : "ops";
        String hours = option.equals("--hours") ? value : "1";

        // When
        Ending refused = run("--key", key, "--city", "leeds", "--name", "x", "--roles", roles, "--hours", hours);

        // Then
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("issue-token: ").contains(sentence);
    }

    private PublicKey publicKey() throws Exception {
        String pem = Files.readString(folder.resolve("token-public-key.pem"));
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
    }
}
