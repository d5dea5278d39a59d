package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.imports.Imports;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.pages.signin.StaffFrame;
import org.libraryexchange.pages.signin.StaffFrame.Menu;
import org.libraryexchange.pages.signin.StaffFrame.Section;
import org.libraryexchange.pages.signin.StaffFrames;
import org.libraryexchange.pages.signin.StaffNames;
import org.libraryexchange.pages.web.Visit;

/** Builds the frames of the desk's pages. */
@Singleton
record DeskFrames(
        StaffFrames frames,
        StaffNames names,
        CityTitles cities,
        Correspondence letters,
        Reviews reviews,
        Imports imports,
        NodeConfig node) {

    /** A section of the menu, and the role of those who have it. */
    private record Part(String term, String role) {}

    private static final List<Part> SECTIONS = List.of(
            new Part("overview", Roles.LIBRARIAN),
            new Part("items", Roles.LIBRARIAN),
            new Part("reviews", Roles.CATALOGUER),
            new Part("letters", Roles.LIBRARIAN),
            new Part("translations", Roles.LIBRARIAN),
            new Part("import", Roles.CATALOGUER),
            new Part("held", Roles.HEAD_LIBRARIAN),
            new Part("sources", Roles.HEAD_LIBRARIAN),
            new Part("pictures", Roles.HEAD_LIBRARIAN),
            new Part("staff", Roles.HEAD_LIBRARIAN),
            new Part("library", Roles.HEAD_LIBRARIAN),
            new Part("audit", Roles.HEAD_LIBRARIAN),
            new Part("year", Roles.HEAD_LIBRARIAN));

    private static final List<String> STYLES = List.of("console.css", "desk.css");
    private static final List<String> SCRIPTS = List.of("htmx.min.js", "desk.js");

    DeskTexts texts(Visit visit) {
        return new DeskTexts(visit, cities, names.in(visit.language()), node.timeZone());
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     * @param has whether the person has a role
     */
    StaffFrame of(DeskTexts in, String title, String section, Predicate<String> has) {
        DeskMessages words = in.words();
        List<Section> sections = new ArrayList<>(SECTIONS.stream()
                .filter(part -> has.test(part.role()))
                .map(Part::term)
                .map(term -> new Section(title(in, term), in.link(address(term)), term.equals(section)))
                .toList());
        if (has.test(Roles.OPS)) {
            sections.add(new Section(words.opsPages(), in.link("/ops"), false));
        }
        Menu menu = new Menu(words.desk(cities.own(in.language()).title()), sections);
        return frames.of(in.visit(), title, menu, STYLES, SCRIPTS);
    }

    /** What waits is counted, so that nobody has to look. */
    private String title(DeskTexts in, String section) {
        String title = in.words().page(section);
        long waiting = switch (section) {
            case "letters" -> letters.count(Side.US);
            case "reviews" -> reviews.count();
            case "held" -> imports.held().size();
            default -> 0;
        };
        return waiting == 0 ? title : in.words().counted(title, in.language().number(waiting));
    }

    private static String address(String section) {
        return section.equals("overview") ? "/desk" : "/desk/" + section;
    }
}
