package org.libraryexchange.desk;

import java.util.List;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;

/**
 * The frame around every page of the desk.
 *
 * @param node the city of this node
 * @param sections of the menu, in order
 * @param clocks of the cities, the node's own first
 * @param name of the person who is signed in
 * @param ops link to the ops pages; empty if the person may not see them
 * @param assets styles and scripts of the desk
 */
record DeskFrame(
        Frame page, City node, List<Section> sections, List<CityClock> clocks, String name, String ops, Assets assets) {

    /** An entry of the menu. */
    record Section(String title, String link, boolean current) {}

    /**
     * The time in a city.
     *
     * @param zone by which the page's script keeps the clock running
     */
    record CityClock(String city, String zone, String time) {}

    /** Addresses of the files that the desk loads. */
    record Assets(String consoleStyle, String style, String script, String htmx) {}
}
