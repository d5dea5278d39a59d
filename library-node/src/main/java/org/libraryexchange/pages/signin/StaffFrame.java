package org.libraryexchange.pages.signin;

import java.util.List;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.pages.web.Frame;

/**
 * The frame around every page for staff.
 *
 * @param node the city of this node
 * @param menu what the pages are, and their sections
 * @param clocks of the cities, the node's own first
 * @param name of the person who is signed in
 * @param shownName what the person is called on pages in this language
 * @param acts whether that person may change things at the ops pages and not only look
 * @param styles addresses of the style sheets
 * @param scripts addresses of the scripts
 */
public record StaffFrame(
        Frame page,
        City node,
        Menu menu,
        List<CityClock> clocks,
        String name,
        String shownName,
        boolean acts,
        List<String> styles,
        List<String> scripts) {

    /**
     * A menu.
     *
     * @param title of the pages, such as the name of the desk
     * @param sections in order
     */
    public record Menu(String title, List<Section> sections) {}

    /** An entry of the menu. */
    public record Section(String title, String link, boolean current) {}

    /**
     * The time in a city.
     *
     * @param zone by which the page's script keeps the clock running
     */
    public record CityClock(String city, String zone, String time) {}
}
