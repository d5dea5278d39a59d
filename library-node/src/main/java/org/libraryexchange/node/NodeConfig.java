package org.libraryexchange.node;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;

/** Which city this node belongs to and whom it exchanges with. */
@ConfigMapping(prefix = "library")
public interface NodeConfig {

    /** The city's name in topics, documents and configuration: lower-case letters and hyphens. */
    String city();

    /** IANA zone that the city's nights are counted in. */
    ZoneId timeZone();

    /** The cities whose catalogues are mirrored here, by name. */
    Map<String, Partner> partners();

    /** A city that this one exchanges with. */
    interface Partner {
        /** Base address of the partner's API, shown to clients who want to change an item of the partner. */
        URI api();
    }
}
