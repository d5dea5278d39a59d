package org.libraryexchange.node;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Which city this node belongs to and whom it exchanges with. */
@ConfigMapping(prefix = "library")
public interface NodeConfig {

    /** The city's name in topics, documents and configuration: lower-case letters and hyphens. */
    String city();

    /** IANA zone that the city's nights are counted in. */
    ZoneId timeZone();

    /**
     * PEM file (PKCS #8) with the Ed25519 key that the city seals the records of its logs with, and signs its receipts;
     * without it partners cannot tell who has written them.
     */
    Optional<Path> signingKeyFile();

    /**
     * PEM file with the public halves of the city's earlier keys, by which the node recognises what it wrote under them. Of
     * no use without a {@link #signingKeyFile}.
     */
    Optional<Path> formerKeysFile();

    /** The cities whose catalogues are mirrored here, by name. */
    Map<String, Partner> partners();

    /** A city that this one exchanges with. */
    interface Partner {
        /** Base address of the partner's API, shown to clients who want to change an item of the partner. */
        URI api();

        /**
         * PEM file with the partner's public Ed25519 key, or with both while it changes over to another one; without it
         * nobody can tell whether the partner has written what stands in its logs.
         */
        Optional<Path> publicKeyFile();
    }
}
