package org.libraryexchange.base.locale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.LibraryDetails.Detail;
import org.libraryexchange.base.node.Cities;

/** The cities of this node as pages show them. */
@Singleton
public record CityTitles(WebConfig config, Cities cities) {

    private static final String PLAIN = "plain";

    /** All cities, the node's own first. Every page shows them in this order. */
    public List<City> all(Language language) {
        return Stream.concat(
                        Stream.of(cities.own()), cities.names().stream().filter(name -> !name.equals(cities.own())))
                .map(name -> of(name, language))
                .toList();
    }

    public City own(Language language) {
        return of(cities.own(), language);
    }

    /** A city by its name in documents. If it is not configured, that name is also its title. */
    public City of(String term, Language language) {
        WebConfig.CityConfig known = config.cities().get(term);
        return known == null
                ? new City(term, term, Optional.empty(), PLAIN, false)
                : new City(
                        term,
                        known.title().getOrDefault(language.tag(), term),
                        known.timeZone(),
                        known.accent(),
                        !known.introduction().isEmpty());
    }

    /** Whether a text is a city's name in any language. */
    public boolean isTitle(String text) {
        return config.cities().values().stream().anyMatch(city -> city.title().containsValue(text));
    }

    /** The name of a city's library; empty if it is not configured. */
    public Optional<String> library(String term, Language language) {
        return known(term).flatMap(city -> language.pick(city.library()));
    }

    /** The names of this city's library, by language. */
    public Map<String, String> ownLibrary() {
        return known(cities.own()).map(WebConfig.CityConfig::library).orElse(Map.of());
    }

    /** The street address or the opening hours of a city's library, by the tag of the language; empty if not configured. */
    public Optional<Map.Entry<String, String>> configured(Detail detail, String term, Language language) {
        return known(term)
                .flatMap(city -> language.best(
                        switch (detail) {
                            case ADDRESS -> city.address();
                            case HOURS -> city.hours();
                        }));
    }

    /** The files that introduce cities to the readers of others, by city and language. */
    public Map<String, Map<String, String>> introductions() {
        return config.cities().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, city -> city.getValue().introduction()));
    }

    /** Where readers can call a city's library; empty if it is not configured. */
    public Optional<String> phone(String term) {
        return known(term).flatMap(WebConfig.CityConfig::phone);
    }

    /** Where readers can write to a city's library; empty if it is not configured. */
    public Optional<String> mail(String term) {
        return known(term).flatMap(WebConfig.CityConfig::mail);
    }

    /** The language of a city's readers; empty if the city is not configured, or if there are no pages in it. */
    public Optional<Language> languageOf(String term) {
        return known(term).flatMap(city -> Language.of(city.language()));
    }

    /** The language of pages for readers who ask for none of the available languages. */
    public Language usualLanguage() {
        return languageOf(cities.own()).orElse(Language.ENGLISH);
    }

    private Optional<WebConfig.CityConfig> known(String term) {
        return Optional.ofNullable(config.cities().get(term));
    }

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

            /** The street address of its library, by language. Readers of others see the one that there is. */
            Map<String, String> address();

            /** Its opening hours, by language, in the same way. */
            Map<String, String> hours();

            /** Files or resources that introduce it to the readers of other cities, in Markdown, by language. */
            Map<String, String> introduction();

            /** Where readers can call its library, as they dial it from abroad. */
            Optional<String> phone();

            /** Where readers can write to its library. */
            Optional<String> mail();

            /** Its colour on all pages, one of those in the style sheet. */
            @WithDefault("plain")
            String accent();
        }
    }
}
