package org.libraryexchange.pair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.Header;
import org.libraryexchange.seal.KeyId;
import org.libraryexchange.seal.SealedContent;
import org.libraryexchange.seal.Sealer;
import org.libraryexchange.seal.SigningKey;
import org.libraryexchange.stack.KeyFiles;

/** Seals any record with a city's key, as a faulty city or a thief of the key could. */
public final class StolenKey implements SigningKey {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final KeyId id;
    private final Sealer sealer = new Sealer(this, new SecureRandom());

    public StolenKey(CityUnderTest city) {
        this(city.signingKeys());
    }

    public StolenKey(KeyFiles files) {
        try {
            key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(files.privateKey())));
            id = KeyId.of(der(files.publicKey()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the city has no key", e);
        }
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }

    @Override
    public KeyId id() {
        return id;
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }

    /** Adds the seal that the record would have if the city had written it. */
    public ProducerRecord<byte[], byte[]> seal(ProducerRecord<byte[], byte[]> forged) {
        SealedContent content = new SealedContent(
                forged.topic(),
                text(forged, Header.TYPE),
                forged.key() == null ? new byte[0] : forged.key(),
                number(forged, Header.SEQUENCE),
                number(forged, Header.FOLLOWS),
                Sha256.of(forged.value() == null ? new byte[0] : forged.value()));
        forged.headers().add(Header.SEAL, sealer.seal(List.of(content)).get(0).bytes());
        return forged;
    }

    private static String text(ProducerRecord<byte[], byte[]> forged, String header) {
        var found = forged.headers().lastHeader(header);
        return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }

    private static long number(ProducerRecord<byte[], byte[]> forged, String header) {
        String digits = text(forged, header);
        return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : 0;
    }
}
