package org.libraryexchange.base.locale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** How pages show cities. */
@ConfigMapping(prefix = "library.web")
interface WebConfig {

    /** The cities, by their names in documents. */
    Map<String, CityConfig> cities();

    /** One city. */
    interface CityConfig {
        /** The name for readers, by the language of the page ({@code en}, {@code zh-Hans}). */
        Map<String, String> title();

        /** The zone in which pages show the city's times a second time. */
        Optional<ZoneId> timeZone();

        /** The language of its pages for readers who ask for none of the available languages. */
        @WithDefault("en")
        String language();

        /** The name of its library for readers, by the language of the page. */
        Map<String, String> library();

        /** Where readers can write to its library. */
        Optional<String> mail();

        /** Its colour on all pages, one of those in the style sheet. */
        @WithDefault("plain")
        String accent();
    }
}
