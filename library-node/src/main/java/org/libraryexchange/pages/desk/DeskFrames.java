package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.signin.StaffFrame.Menu;
import org.libraryexchange.pages.signin.StaffFrame.Section;
import org.libraryexchange.pages.signin.StaffFrames;
import org.libraryexchange.pages.web.Visit;

/** Builds the frames of the desk's pages. */
@Singleton
record DeskFrames(StaffFrames frames, CityTitles cities, Correspondence letters, Reviews reviews, NodeConfig node) {

    private static final List<String> SECTIONS =
            List.of("overview", "items", "reviews", "letters", "translations", "import");

    /** The sections of those who publish. */
    private static final Set<String> OF_PUBLISHERS = Set.of("reviews", "import");

    private static final List<String> STYLES = List.of("console.css", "desk.css");
    private static final List<String> SCRIPTS = List.of("htmx.min.js", "desk.js");

    DeskTexts texts(Visit visit) {
        return new DeskTexts(visit, cities, node.timeZone());
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     * @param publishes whether the person may publish
     * @param ops whether the person may see the ops pages
     */
    StaffFrame of(DeskTexts in, String title, String section, boolean publishes, boolean ops) {
        DeskMessages words = in.words();
        List<Section> sections = new ArrayList<>(SECTIONS.stream()
                .filter(term -> publishes || !OF_PUBLISHERS.contains(term))
                .map(term -> new Section(title(in, term), in.link(address(term)), term.equals(section)))
                .toList());
        if (ops) {
            sections.add(new Section(words.opsPages(), in.link("/ops"), false));
        }
        Menu menu = new Menu(words.desk(cities.own(in.language()).title()), sections);
        return frames.of(in.visit(), title, menu, STYLES, SCRIPTS);
    }

    /** Letters and reviews are counted, so that nobody has to look whether one is waiting. */
    private String title(DeskTexts in, String section) {
        String title = in.words().page(section);
        long waiting = switch (section) {
            case "letters" -> letters.count(Side.US);
            case "reviews" -> reviews.count();
            default -> 0;
        };
        return waiting == 0 ? title : in.words().counted(title, in.language().number(waiting));
    }

    private static String address(String section) {
        return section.equals("overview") ? "/desk" : "/desk/" + section;
    }
}
