package org.libraryexchange.pages.console;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.signin.StaffFrame.Menu;
import org.libraryexchange.pages.signin.StaffFrame.Section;
import org.libraryexchange.pages.signin.StaffFrames;
import org.libraryexchange.pages.web.Visits;

/** Makes the wording of ops pages for readers, with times by the clock of this city, and the frames of the pages. */
@Singleton
record ConsoleFrames(
        Visits visits, StaffFrames frames, CityTitles cities, NodeConfig node, Clock clock, SecurityIdentity identity) {

    private static final List<String> SECTIONS =
            List.of("overview", "nights", "mornings", "mirror", "rejected", "imports", "staff", "access");

    private static final List<String> STYLES = List.of("uPlot.min.css", "console.css");
    private static final List<String> SCRIPTS = List.of("htmx.min.js", "uPlot.iife.min.js", "console.js");

    ConsoleTexts texts(UriInfo uri, HttpHeaders headers) {
        return new ConsoleTexts(visits.of(uri, headers), cities, node.timeZone(), clock.instant());
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     */
    StaffFrame of(ConsoleTexts in, String title, String section) {
        String node = in.words().node(cities.own(in.language()).title());
        List<Section> sections = new ArrayList<>(SECTIONS.stream()
                .map(term -> new Section(in.words().section(term), in.link(address(term)), term.equals(section)))
                .toList());
        if (identity.hasRole(Roles.LIBRARIAN)) {
            sections.add(new Section(in.words().desk(), in.link("/desk"), false));
        }
        return frames.of(in.visit(), title, new Menu(node, sections), STYLES, SCRIPTS);
    }

    private static String address(String section) {
        return section.equals("overview") ? "/ops" : "/ops/" + section;
    }
}
