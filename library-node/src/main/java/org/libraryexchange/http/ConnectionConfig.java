package org.libraryexchange.http;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many connections the API takes. The management port takes any number, so that health always answers. */
@Unremovable // Read by what Netty makes, and by no bean.
@ConfigMapping(prefix = "library.connections")
public interface ConnectionConfig {

    /** Most at a time, those included over which nothing comes. */
    @WithDefault("2000")
    int most();

    /** Most of one address, or of one network of IPv6; a trusted proxy may have all. */
    @WithDefault("300")
    int mostOfAnAddress();

    /** How long a client may take to send the head of its first request. */
    @WithDefault("10s")
    Duration headPatience();
}
