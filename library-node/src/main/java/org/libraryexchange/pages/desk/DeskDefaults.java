package org.libraryexchange.pages.desk;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.imports.TableReading.UsualPlace;

/** What a new item begins with, so that nobody has to type it each time. */
@Singleton
record DeskDefaults(DeskConfig config, CityTitles cities, NodeConfig node, Clock clock) {

    /** The clock and the money of this city. */
    UsualPlace place() {
        String zone = node.timeZone().getId();
        Currency currency = Currency.getInstance(new Locale("", TimeZone.getRegion(zone)));
        return new UsualPlace(zone, currency == null ? "" : currency.getCurrencyCode());
    }

    Instant now() {
        return clock.instant();
    }

    /** The day in this city. */
    LocalDate today() {
        return LocalDate.ofInstant(now(), node.timeZone());
    }

    FormValues of() {
        NavigableMap<String, String> fields = new TreeMap<>();
        fields.put("/originalLanguage", cities.usualLanguage().tag());
        config.licence().ifPresent(licence -> fields.put("/licence", licence.toString()));
        config.attribution().ifPresent(name -> {
            fields.put("/attribution", name);
            if (cities.ownLibrary().containsValue(name)) {
                cities.ownLibrary().forEach((tag, library) -> fields.put("/attributions/" + tag, library));
            }
        });
        return new FormValues(fields);
    }

    /** What a new item begins with at the desk. */
    @ConfigMapping(prefix = "library.desk")
    interface DeskConfig {

        /** Web address of the licence under which the city usually publishes its texts. */
        Optional<URI> licence();

        /** Whether the node asks the addresses of files and links that people type whether they lead anywhere. */
        @WithDefault("true")
        boolean checksAddresses();

        /** Whom to credit for the city's texts, such as the name of the library. */
        Optional<String> attribution();
    }
}
