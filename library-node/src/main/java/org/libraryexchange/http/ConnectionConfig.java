package org.libraryexchange.http;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How many connections the API accepts. The management port accepts any number, so that health checks always get an
 * answer.
 */
@Unremovable // Read only by a class that Netty creates, and by no bean.
@ConfigMapping(prefix = "library.connections")
public interface ConnectionConfig {

    /** The most connections at a time, including idle ones. */
    @WithDefault("2000")
    int most();

    /** The most from one address, or from one IPv6 network. This limit does not apply to trusted proxies. */
    @WithDefault("300")
    int mostOfAnAddress();

    /** How long a client may take to send the head of its first request. */
    @WithDefault("10s")
    Duration headPatience();
}
