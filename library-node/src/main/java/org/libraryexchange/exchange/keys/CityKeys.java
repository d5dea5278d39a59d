package org.libraryexchange.exchange.keys;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.SigningKey;
import org.libraryexchange.seal.VerifyingKey;

/**
 * The key with which the city seals and signs, and the public keys by which it checks its own records and its
 * partners'.
 */
@ApplicationScoped
public class CityKeys {

    /** One key in a PEM file (RFC 7468). There may be other text around it. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final Optional<SigningKey> own;
    private final List<VerifyingKey> former;
    private final Map<String, List<VerifyingKey>> partners = new TreeMap<>();

    /** Reads the configured files. */
    public CityKeys(NodeConfig node) {
        own = node.signingKeyFile().map(CityKeys::onlyKey);
        former = node.formerKeysFile()
                .map(file -> read(file, Ed25519::verifying))
                .orElse(List.of());
        node.partners()
                .forEach((name, partner) -> partners.put(
                        name,
                        partner.publicKeyFile()
                                .map(file -> read(file, Ed25519::verifying))
                                .orElse(List.of())));
    }

    /** The city's own key; empty if it has none. */
    public Optional<SigningKey> own() {
        return own;
    }

    /** The public keys of a partner; none if its records cannot be checked. */
    public List<VerifyingKey> of(String partner) {
        return partners.getOrDefault(partner, List.of());
    }

    /** Checks whether records are a partner's. For use by one thread. */
    public SealCheck checkOf(String partner) {
        return new SealCheck(of(partner));
    }

    /** Checks whether records are the city's own, by its present key and its former ones. For use by one thread. */
    public SealCheck checkOfOwn() {
        List<VerifyingKey> keys = new ArrayList<>(former);
        own.map(Ed25519::verifying).ifPresent(keys::add);
        return own.isPresent() ? new SealCheck(keys) : SealCheck.none();
    }

    private static SigningKey onlyKey(Path file) {
        List<SigningKey> keys = read(file, Ed25519::signing);
        if (keys.size() > 1) {
            throw new ConfigurationException(file + " has " + keys.size() + " private keys; a city signs with one");
        }
        return keys.get(0);
    }

    @FunctionalInterface
    private interface Decoding<K> {
        K decode(byte[] der) throws IOException;
    }

    private static <K> List<K> read(Path file, Decoding<K> decoding) {
        try {
            List<K> keys = new ArrayList<>();
            Matcher pem = PEM.matcher(Files.readString(file));
            while (pem.find()) {
                keys.add(decoding.decode(Base64.getMimeDecoder().decode(pem.group(2))));
            }
            if (keys.isEmpty()) {
                throw new IOException("the file has no key");
            }
            return keys;
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(file + " has no Ed25519 key in PEM: " + e.getMessage(), e);
        }
    }
}
