package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.libraryexchange.desk.DeskFrame.CityClock;
import org.libraryexchange.desk.DeskFrame.Section;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.web.Assets;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Visit;

/** Builds the frames of the desk's pages. */
@ApplicationScoped
class DeskFrames {

    private static final List<String> SECTIONS = List.of("overview", "items");

    private final Frames frames;
    private final Assets assets;
    private final CityTitles cities;
    private final Clock clock;
    private final NodeConfig node;

    DeskFrames(Frames frames, Assets assets, CityTitles cities, Clock clock, NodeConfig node) {
        this.frames = frames;
        this.assets = assets;
        this.cities = cities;
        this.clock = clock;
        this.node = node;
    }

    DeskSpeech speech(Visit visit) {
        return new DeskSpeech(visit, cities.all(visit.language()), node.timeZone());
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     * @param ops whether the person may see the ops pages
     */
    DeskFrame of(DeskSpeech speech, String title, String section, String name, boolean ops) {
        return new DeskFrame(
                frames.of(speech.visit(), title, false),
                cities.own(speech.language()),
                SECTIONS.stream()
                        .map(term -> new Section(
                                speech.words().page(term), speech.link(address(term)), term.equals(section)))
                        .toList(),
                clocks(speech),
                name,
                ops ? speech.link("/ops") : "",
                new DeskFrame.Assets(
                        assets.address("console.css"),
                        assets.address("desk.css"),
                        assets.address("desk.js"),
                        assets.address("htmx.min.js")));
    }

    private List<CityClock> clocks(DeskSpeech speech) {
        Dates dates = Dates.of(speech.language());
        return speech.cities().stream()
                .flatMap(city -> city.zone().stream()
                        .map(zone -> new CityClock(
                                city.title(), zone.getId(), dates.time(LocalTime.ofInstant(clock.instant(), zone)))))
                .toList();
    }

    private static String address(String section) {
        return section.equals("overview") ? "/desk" : "/desk/" + section;
    }
}
