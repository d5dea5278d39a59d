package org.libraryexchange.base.http;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many connections the API accepts, and how many the management port. */
@Unremovable // Read only by a class that Netty creates, and by no bean.
@ConfigMapping(prefix = "library.connections")
public interface ConnectionConfig {

    /** The most connections at a time, including idle ones. */
    @WithDefault("2000")
    int most();

    /** The most from one address, or from one IPv6 network. This limit does not apply to trusted proxies. */
    @WithDefault("300")
    int mostOfAnAddress();

    /** The most connections to the management port at a time. They do not count among the others. */
    @WithDefault("100")
    int managementMost();

    /** The most of these from one address, so that a health check from another address always gets an answer. */
    @WithDefault("50")
    int managementMostOfAnAddress();

    /** How long a client may take to send the head of its first request. */
    @WithDefault("10s")
    Duration headPatience();
}
