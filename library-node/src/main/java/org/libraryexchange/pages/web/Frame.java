package org.libraryexchange.pages.web;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.locale.City;

/**
 * The parts that surround the content of every page.
 *
 * @param title of the page, without the name of the site
 * @param robots whether search engines may list it
 * @param languages links to this page in each language; none if the page has no settings
 * @param cities the node's own first
 * @param files that pages load
 * @param site where others outside find the page, or the one that it is a copy of
 * @param preview what search engines and shared links show of the page
 * @param demonstration whether the catalogue has samples, which readers must not take for real
 */
public record Frame(
        String title,
        boolean robots,
        Visit visit,
        List<LanguageLink> languages,
        List<City> cities,
        Assets files,
        Site site,
        Preview preview,
        boolean demonstration) {

    /** Path of the page about this site. */
    public static final String ABOUT = "/about";

    /**
     * What search engines and shared links show.
     *
     * @param description may be empty
     * @param picture address of a picture, as others outside write it
     * @param large whether the picture is of the page, and no icon
     * @param file of a picture that this node keeps; empty if it is another
     * @param alt what it shows; may be empty
     */
    public record Preview(String description, String picture, boolean large, Optional<PictureFile> file, String alt) {

        Preview(String picture) {
            this("", picture, false, Optional.empty(), "");
        }
    }

    /** A link to the page in one language. */
    public record LanguageLink(String tag, String name, String address, boolean current) {}

    /**
     * The frame of a page that holds what somebody has typed and would be another page if it were loaded again. It offers
     * neither other languages nor themes.
     */
    public Frame ofOneLanguage() {
        return new Frame(title, robots, visit, List.of(), cities, files, site, preview, demonstration);
    }

    /** The frame of a page that is a copy of the one with the same address at another site. */
    public Frame copiedFrom(Site other) {
        return new Frame(title, robots, visit, languages, cities, files, other, preview, demonstration);
    }

    /** The frame of a page of which search engines and shared links say something. */
    public Frame describedAs(String text) {
        return showing(new Preview(text, preview.picture(), preview.large(), preview.file(), preview.alt()));
    }

    /** The frame of a page that shared links show with a picture. */
    public Frame picturedBy(String picture) {
        return showing(new Preview(preview.description(), picture, true, Optional.empty(), ""));
    }

    /** The same with a picture that this node keeps, so that whoever shows the link knows its shape before it loads. */
    public Frame picturedBy(String picture, PictureFile file, String alt) {
        return showing(new Preview(preview.description(), picture, true, Optional.of(file), alt));
    }

    private Frame showing(Preview other) {
        return new Frame(title, robots, visit, languages, cities, files, site, other, demonstration);
    }

    /** The one address of this page: in this language, or in that of whoever reads it if the reader's address names none. */
    public String canonical() {
        return visit.inAddress()
                ? site.absolute(
                        page().with(Visits.LANGUAGE, visit.language().tag()).toString())
                : inAnyLanguage();
    }

    /** The page in the language of whoever reads it. */
    public String inAnyLanguage() {
        return site.absolute(page().toString());
    }

    private Address page() {
        return visit.address().without("cursor", Visits.LANGUAGE);
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

    /** The address of this page, for forms that return to it. */
    public String back() {
        return visit.address().toString();
    }

    public String home() {
        return visit.link("/");
    }

    public String search() {
        return visit.link("/search");
    }

    public String about() {
        return visit.link(ABOUT);
    }

    /** The page that introduces a city to the readers of others. */
    public String introduction(City city) {
        return visit.link("/cities/" + city.term());
    }

    public String whatsOn() {
        return visit.link("/whats-on");
    }

    public String festivals() {
        return visit.link(Address.of("/whats-on").with("kind", "festival"));
    }

    public String calendar() {
        return visit.link("/calendar");
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

    public boolean isCalendar() {
        return visit.address().path().equals("/calendar");
    }

    public boolean isHistory() {
        return visit.address().first("kind").equals(Optional.of("history-resource"));
    }

    /** Attribute of the root element that selects the theme; empty for the device's theme. */
    public String theme() {
        return visit.theme().isChosen() ? visit.theme().term() : "";
    }
}
