package org.libraryexchange.web;

import java.util.List;

/**
 * What stands around every page.
 *
 * @param title of the page, without the name of the site
 * @param robots whether search engines may list it
 * @param languages links to this page in each language
 * @param back this page, for forms that come back to it
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

    /** A page in another language. */
    public record LanguageLink(String tag, String name, String address, boolean current) {}

    /** The names of the cities, as the site is called by them. */
    public String own() {
        return cities.get(0).title();
    }

    public String partners() {
        return String.join(" · ", cities.stream().skip(1).map(City::title).toList());
    }

    public boolean alone() {
        return cities.size() == 1;
    }

    /** Root attribute that chooses the theme; the device's where it is empty. */
    public String theme() {
        return visit.theme().isChosen() ? visit.theme().term() : "";
    }
}
