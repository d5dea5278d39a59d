package org.libraryexchange.catalogue.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** How the city takes records from sources. */
@ConfigMapping(prefix = "library.sources")
interface SourcesConfig {

    /** When those are asked that are asked each night, in the city's local time; by default, an hour before its night. */
    Optional<LocalTime> nightly();

    /** How often to look for sources that are due, or that another process of the city was told to ask. */
    @WithDefault("1m")
    Duration look();

    /** How long to wait after the first failure; after the second, four times as long. */
    @WithDefault("1m")
    Duration again();

    /** How long others wait for an answer. A source that takes longer is asked in turn with other slow ones. */
    @WithDefault("20s")
    Duration quick();

    /** What sources want to know of whoever asks, by name. */
    Map<String, Secret> secrets();

    /** A user with a password, or a token, for one host only. */
    interface Secret {

        /** The host, with a port unless it is the usual one. */
        String host();

        Optional<String> user();

        Optional<String> password();

        Optional<String> token();
    }
}
