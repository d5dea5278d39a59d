package org.libraryexchange.base.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.libraryexchange.base.node.PublicConfig;

/** Says at the start whether clients behind a proxy would share the limits of one address. */
@ApplicationScoped
class ProxyNotice {

    private static final Logger LOG = Logger.getLogger(ProxyNotice.class);

    /** The address of nobody (RFC 5737), which the node trusts unless it is told otherwise. */
    private static final List<String> NOBODY = List.of("192.0.2.0");

    void tell(@Observes StartupEvent start, PublicConfig config) {
        if (config.trustedProxies().equals(NOBODY)) {
            LOG.info("no proxy is trusted: behind one, all clients share the limits of one address"
                    + " setting=library.trusted-proxies");
        }
    }
}
