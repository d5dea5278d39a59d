package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.libraryexchange.web.CityTitles;

/** What a new item begins with, so that nobody has to type it each time. */
@ApplicationScoped
class DeskDefaults {

    private final DeskConfig config;
    private final CityTitles cities;

    DeskDefaults(DeskConfig config, CityTitles cities) {
        this.config = config;
        this.cities = cities;
    }

    FormValues of() {
        NavigableMap<String, String> fields = new TreeMap<>();
        fields.put("/originalLanguage", cities.usualLanguage().tag());
        config.licence().ifPresent(licence -> fields.put("/licence", licence.toString()));
        config.attribution().ifPresent(name -> fields.put("/attribution", name));
        return new FormValues(fields);
    }
}
