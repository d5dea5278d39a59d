package org.libraryexchange.console;

import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/**
 * The frame around every ops page.
 *
 * @param node the city of this node
 * @param sections of the menu, in order
 * @param clocks of the cities, the node's own first
 * @param name of the person who is signed in
 * @param acts whether that person may change things and not only look
 * @param assets styles and scripts of the ops pages
 */
record ConsoleFrame(
        Frame page,
        City node,
        List<Section> sections,
        List<CityClock> clocks,
        String name,
        boolean acts,
        Assets assets) {

    /** An entry of the menu. */
    record Section(String term, String title, String link, boolean current) {}

    /**
     * The time in a city.
     *
     * @param zone by which the page's script keeps the clock running
     */
    record CityClock(String city, String zone, String time) {}

    /** Addresses of the files that ops pages load. */
    record Assets(String style, String chartStyle, String script, String htmx, String charts) {}
}
