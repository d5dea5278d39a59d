package org.libraryexchange.base.node;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The city that this node belongs to, and its partners. */
@ConfigMapping(prefix = "library")
public interface NodeConfig {

    /** The city's name in topics, documents and configuration: lower-case letters and hyphens. */
    String city();

    /** IANA time zone in which the city's nights are counted. */
    ZoneId timeZone();

    /**
     * PEM file (PKCS #8) with the Ed25519 key that seals the records of the city's logs and signs its receipts. Without
     * it, partners cannot tell who wrote them.
     */
    Optional<Path> signingKeyFile();

    /**
     * PEM file with the public halves of the city's earlier keys, by which the node recognises what it sealed with
     * them. It has no effect without a {@link #signingKeyFile}.
     */
    Optional<Path> formerKeysFile();

    /** The partners, by name, whose catalogues this node mirrors. */
    Map<String, Partner> partners();

    /** A partner of this city. */
    interface Partner {
        /** Base address of the partner's API, shown to clients who want to change an item of the partner. */
        URI api();

        /**
         * Where readers find the partner's pages. Then the pages of its items here name those there as the ones that
         * search engines should list and that people should cite.
         */
        Optional<URI> publicAddress();

        /**
         * PEM file with the partner's public Ed25519 key, or with both keys while the partner changes to a new one.
         * Without it, nobody can tell whether the partner wrote the records in its logs.
         */
        Optional<Path> publicKeyFile();
    }
}
