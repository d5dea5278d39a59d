package org.libraryexchange.exchange.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.seal.KeyId;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.SigningKey;
import org.libraryexchange.seal.VerifyingKey;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Tables;

/** A key that costs almost nothing to use. Anybody who has it could sign; in a simulation only its city does. */
public record SimulatedKey(String city, KeyId id) implements SigningKey, VerifyingKey {

    private static final int SIGNATURE_BYTES = 64;

    public static SimulatedKey of(String city) {
        return new SimulatedKey(city, KeyId.of(city.getBytes(StandardCharsets.UTF_8)));
    }

    /** A check that recognises the records of a city. */
    public static SealCheck check(String city, Tables tables) {
        return tables.has(Flaw.SEALS_NOT_CHECKED) ? SealCheck.none() : new SealCheck(List.of(of(city)));
    }

    @Override
    public byte[] sign(byte[] text) {
        byte[] secret = ("secret of " + city).getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(secret, secret.length + text.length);
        System.arraycopy(text, 0, signed, secret.length, text.length);
        return Arrays.copyOf(Sha256.of(signed), SIGNATURE_BYTES);
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
        return Arrays.equals(sign(text), signature);
    }
}
