package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.signin.StaffFrame.Menu;
import org.libraryexchange.pages.signin.StaffFrame.Section;
import org.libraryexchange.pages.signin.StaffFrames;
import org.libraryexchange.pages.web.Visit;

/** Builds the frames of the desk's pages. */
@ApplicationScoped
class DeskFrames {

    private static final List<String> SECTIONS = List.of("overview", "items", "letters", "translations", "import");
    private static final List<String> STYLES = List.of("console.css", "desk.css");
    private static final List<String> SCRIPTS = List.of("htmx.min.js", "desk.js");

    private final StaffFrames frames;
    private final CityTitles cities;
    private final Correspondence letters;
    private final NodeConfig node;

    DeskFrames(StaffFrames frames, CityTitles cities, Correspondence letters, NodeConfig node) {
        this.frames = frames;
        this.cities = cities;
        this.letters = letters;
        this.node = node;
    }

    DeskSpeech speech(Visit visit) {
        return new DeskSpeech(visit, cities, node.timeZone());
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     * @param publishes whether the person may publish
     * @param ops whether the person may see the ops pages
     */
    StaffFrame of(DeskSpeech speech, String title, String section, boolean publishes, boolean ops) {
        DeskMessages words = speech.words();
        List<Section> sections = new ArrayList<>(SECTIONS.stream()
                .filter(term -> publishes || !term.equals("import"))
                .map(term -> new Section(title(speech, term), speech.link(address(term)), term.equals(section)))
                .toList());
        if (ops) {
            sections.add(new Section(words.opsPages(), speech.link("/ops"), false));
        }
        Menu menu = new Menu(words.desk(cities.own(speech.language()).title()), sections);
        return frames.of(speech.visit(), title, menu, STYLES, SCRIPTS);
    }

    /** Letters are counted, so that nobody has to look whether one is waiting. */
    private String title(DeskSpeech speech, String section) {
        String title = speech.words().page(section);
        long waiting = section.equals("letters") ? letters.waitingForUs() : 0;
        return waiting == 0
                ? title
                : speech.words().counted(title, speech.language().number(waiting));
    }

    private static String address(String section) {
        return section.equals("overview") ? "/desk" : "/desk/" + section;
    }
}
