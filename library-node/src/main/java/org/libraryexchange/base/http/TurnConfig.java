package org.libraryexchange.base.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many of the requests that cost more than reading one item are answered at a time, and how many wait. */
@ConfigMapping(prefix = "library.turns")
public interface TurnConfig {

    /** The most that are answered at a time. */
    @WithDefault("6")
    int atATime();

    /** The most of them for one client: a token's name, or an address without one. */
    @WithDefault("3")
    int atATimeOfAClient();

    /** The most that wait for their turn. Those beyond are refused. */
    @WithDefault("400")
    int waiting();

    /** The most of them of one client. */
    @WithDefault("50")
    int waitingOfAClient();

    /** How long a request waits at most. */
    @WithDefault("5s")
    Duration patience();

    /** From how much memory on, taken by answers that clients have not read yet, nobody has a turn. */
    @WithDefault("32M")
    MemorySize unread();

    /** The same for the answers to one address. */
    @WithDefault("8M")
    MemorySize unreadOfAnAddress();
}
