package org.libraryexchange.exchange.proving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;

class SignaturesTest {

    private static final byte[] MESSAGE = "{\"outcome\":\"verified\"}".getBytes(UTF_8);

    @TempDir
    static Path keys;

    private final TestNode node = TestNode.of("leeds", keys);
    private final Signatures leeds = signatures(node);
    private final Signatures hangzhou = signatures(TestNode.of("hangzhou", keys));

    @Test
    void partnersSignatureOfTheseBytesIsValid() {
        assertThat(leeds.check("hangzhou", MESSAGE, hangzhou.sign(MESSAGE))).isEqualTo(SignatureState.VALID);
    }

    @Test
    void anyOtherSignatureIsWrong() {
        byte[] good = hangzhou.sign(MESSAGE).orElseThrow();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] bent = good.clone();
            bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
            byte[] noise = new byte[random.nextInt(130)];
            random.nextBytes(noise);

            assertThat(leeds.check("hangzhou", MESSAGE, Optional.of(bent))).isEqualTo(SignatureState.WRONG);
            assertThat(leeds.check("hangzhou", MESSAGE, Optional.of(noise))).isEqualTo(SignatureState.WRONG);
        }
        assertThat(leeds.check("hangzhou", MESSAGE, leeds.sign(MESSAGE))).isEqualTo(SignatureState.WRONG);
    }

    @Test
    void signatureOfOtherBytesIsWrong() {
        byte[] other = "{\"outcome\":\"interrupted\"}".getBytes(UTF_8);

        assertThat(leeds.check("hangzhou", other, hangzhou.sign(MESSAGE))).isEqualTo(SignatureState.WRONG);
    }

    @Test
    void signatureThatIsNotThereIsMissing() {
        assertThat(leeds.check("hangzhou", MESSAGE, Optional.empty())).isEqualTo(SignatureState.MISSING);
    }

    @Test
    void withoutThePartnersKeyNothingIsChecked() {
        Signatures trusting = signatures(node.withoutKeyOfPartner());

        assertThat(trusting.check("hangzhou", MESSAGE, Optional.of(new byte[] {1})))
                .isEqualTo(SignatureState.UNCHECKED);
        assertThat(trusting.check("hangzhou", MESSAGE, Optional.empty())).isEqualTo(SignatureState.UNCHECKED);
    }

    @Test
    void cityWithoutAKeySignsNothing() {
        assertThat(signatures(node.withoutKey()).sign(MESSAGE)).isEmpty();
    }

    @Test
    void onlyValidAndUncheckedOnesAreTrusted() {
        assertThat(SignatureState.values())
                .filteredOn(SignatureState::isTrusted)
                .containsExactly(SignatureState.VALID, SignatureState.UNCHECKED);
    }

    @Test
    void fileWithoutAKeyIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("no-key.pem"), "-----BEGIN PRIVATE KEY-----\nnonsense\n");
        TestNode wrong = new TestNode("leeds", "hangzhou", Optional.of(file), Optional.empty());

        assertThatThrownBy(() -> signatures(wrong)).hasMessageStartingWith(file + " has no Ed25519 key in PEM");
    }

    private static Signatures signatures(TestNode node) {
        return new Signatures(new CityKeys(node));
    }
}
