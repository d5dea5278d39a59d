package org.libraryexchange.web;

import java.util.List;
import java.util.Optional;

/**
 * The parts that surround the content of every page.
 *
 * @param title of the page, without the name of the site
 * @param robots whether search engines may list it
 * @param languages links to this page in each language; none if the page has no settings
 * @param back address of this page, for forms that return to it
 * @param cities the node's own first
 * @param home link to the first page
 * @param search address of the search form
 * @param style address of the style sheet
 * @param script address of the script
 * @param icon address of the icon
 */
public record Frame(
        String title,
        boolean robots,
        Visit visit,
        List<LanguageLink> languages,
        String back,
        List<City> cities,
        String home,
        String search,
        String style,
        String script,
        String icon) {

    /** A link to the page in one language. */
    public record LanguageLink(String tag, String name, String address, boolean current) {}

    /**
     * The frame of a page that holds what somebody has typed and would be another page if it were loaded again. It offers
     * neither other languages nor themes.
     */
    public Frame ofOneLanguage() {
        return new Frame(title, robots, visit, List.of(), back, cities, home, search, style, script, icon);
    }

    /** The own city's title, which is part of the site's name. */
    public String own() {
        return cities.get(0).title();
    }

    public String partners() {
        return String.join(" · ", cities.stream().skip(1).map(City::title).toList());
    }

    public boolean alone() {
        return cities.size() == 1;
    }

    public String whatsOn() {
        return visit.link("/whats-on");
    }

    public String festivals() {
        return visit.link(Address.of("/whats-on").with("kind", "festival"));
    }

    public String history() {
        return visit.link(Address.of("/search").with("kind", "history-resource"));
    }

    public boolean isWhatsOn() {
        return visit.address().path().equals("/whats-on") && !isFestivals();
    }

    public boolean isFestivals() {
        return visit.address().path().equals("/whats-on")
                && visit.address().first("kind").equals(Optional.of("festival"));
    }

    public boolean isHistory() {
        return visit.address().first("kind").equals(Optional.of("history-resource"));
    }

    /** Attribute of the root element that selects the theme; empty for the device's theme. */
    public String theme() {
        return visit.theme().isChosen() ? visit.theme().term() : "";
    }
}
