package org.libraryexchange.console;

import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/**
 * What stands around every ops page.
 *
 * @param node the city whose node this is
 * @param sections of the pages, in the order of the menu
 * @param clocks of the cities, the node's own first
 * @param name of whom is signed in
 * @param acts whether that person may do more than look
 * @param assets styles and scripts of ops pages
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
     * What a city's clock says.
     *
     * @param zone by which the page's script lets it go on
     */
    record CityClock(String city, String zone, String time) {}

    /** What ops pages load. */
    record Assets(String style, String chartStyle, String script, String htmx, String charts) {}
}
