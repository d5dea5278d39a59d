package org.libraryexchange.exchange.proving;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.stack.KeyFiles;

/**
 * The configuration of one of two cities.
 *
 * @param publicKeyOfPartner empty if the partner's key is not known
 */
public record TestNode(String city, String partner, Optional<Path> signingKeyFile, Optional<Path> publicKeyOfPartner)
        implements NodeConfig {

    /** Each city knows the other's key; the keys are made when they are first needed. */
    static TestNode of(String city, Path keys) {
        String partner = city.equals("leeds") ? "hangzhou" : "leeds";
        return new TestNode(
                city,
                partner,
                Optional.of(KeyFiles.ed25519(keys, city).privateKey()),
                Optional.of(KeyFiles.ed25519(keys, partner).publicKey()));
    }

    TestNode withoutKeyOfPartner() {
        return new TestNode(city, partner, signingKeyFile, Optional.empty());
    }

    TestNode withoutKey() {
        return new TestNode(city, partner, Optional.empty(), publicKeyOfPartner);
    }

    @Override
    public Optional<Path> formerKeysFile() {
        return Optional.empty();
    }

    @Override
    public ZoneId timeZone() {
        return ZoneId.of("Europe/London");
    }

    @Override
    public Map<String, Partner> partners() {
        Optional<Path> key = publicKeyOfPartner;
        return Map.of(partner, new Partner() {
            @Override
            public URI api() {
                return URI.create("https://" + partner + ".example.org");
            }

            @Override
            public Optional<URI> publicAddress() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> publicKeyFile() {
                return key;
            }
        });
    }
}
