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

    /** PEM file (PKCS #8) with the Ed25519 key that the city signs its receipts with; without it they are not signed. */
    Optional<Path> signingKeyFile();

    /** The cities whose catalogues are mirrored here, by name. */
    Map<String, Partner> partners();

    /** A city that this one exchanges with. */
    interface Partner {
        /** Base address of the partner's API, shown to clients who want to change an item of the partner. */
        URI api();

        /** PEM file with the partner's public Ed25519 key; without it the partner's signatures are not checked. */
        Optional<Path> publicKeyFile();
    }
}
