package org.libraryexchange.base.node;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;

/** How clients reach the node. */
@ConfigMapping(prefix = "library")
public interface PublicConfig {

    /**
     * The address that clients use, such as that of a proxy in front; by default, the address of this machine as seen
     * from itself.
     */
    URI publicAddress();

    /** Addresses and networks of the proxies that the node believes when they say where a request comes from. */
    List<String> trustedProxies();
}
