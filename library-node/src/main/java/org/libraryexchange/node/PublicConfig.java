package org.libraryexchange.node;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;

/** How readers and programs reach the node. */
@ConfigMapping(prefix = "library")
public interface PublicConfig {

    /** The address that they know, such as that of a proxy in front; unless set, that of this machine for itself. */
    URI publicAddress();

    /** Addresses and networks of proxies whose word is taken for where a request comes from. */
    List<String> trustedProxies();
}
