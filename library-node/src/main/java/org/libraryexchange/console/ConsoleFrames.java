package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.signin.StaffFrame;
import org.libraryexchange.signin.StaffFrame.Menu;
import org.libraryexchange.signin.StaffFrame.Section;
import org.libraryexchange.signin.StaffFrames;
import org.libraryexchange.web.CityTitles;

/** Builds the frames of ops pages. */
@ApplicationScoped
class ConsoleFrames {

    private static final List<String> SECTIONS =
            List.of("overview", "nights", "mornings", "mirror", "rejected", "imports", "staff", "access");

    private static final List<String> STYLES = List.of("uPlot.min.css", "console.css");
    private static final List<String> SCRIPTS = List.of("htmx.min.js", "uPlot.iife.min.js", "console.js");

    private final StaffFrames frames;
    private final CityTitles cities;
    private final Person person;

    ConsoleFrames(StaffFrames frames, CityTitles cities, Person person) {
        this.frames = frames;
        this.cities = cities;
        this.person = person;
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     */
    StaffFrame of(Speech speech, String title, String section) {
        String node = speech.words().node(cities.own(speech.language()).title());
        List<Section> sections = new ArrayList<>(SECTIONS.stream()
                .map(term ->
                        new Section(speech.words().section(term), speech.link(address(term)), term.equals(section)))
                .toList());
        if (person.hasDesk()) {
            sections.add(new Section(speech.words().desk(), speech.link("/desk"), false));
        }
        return frames.of(speech.visit(), title, new Menu(node, sections), STYLES, SCRIPTS);
    }

    private static String address(String section) {
        return section.equals("overview") ? "/ops" : "/ops/" + section;
    }
}
