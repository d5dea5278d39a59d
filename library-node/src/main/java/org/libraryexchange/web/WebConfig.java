package org.libraryexchange.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** How pages tell of cities. */
@ConfigMapping(prefix = "library.web")
interface WebConfig {

    /** By the name that a city has in documents. */
    Map<String, CityConfig> cities();

    /** One city. */
    interface CityConfig {
        /** What readers call it, by the language of the page ({@code en}, {@code zh-Hans}). */
        Map<String, String> title();

        /** Whose clocks its second times are shown by. */
        Optional<ZoneId> timeZone();

        /** Language of its pages for readers who ask for none that there is. */
        @WithDefault("en")
        String language();

        /** Its colour on all pages, one of those that the style sheet has. */
        @WithDefault("plain")
        String accent();
    }
}
