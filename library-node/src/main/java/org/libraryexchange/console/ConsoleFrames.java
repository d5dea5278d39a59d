package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.libraryexchange.console.ConsoleFrame.CityClock;
import org.libraryexchange.console.ConsoleFrame.Section;
import org.libraryexchange.web.Assets;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Frames;

/** Builds the frames of ops pages. */
@ApplicationScoped
class ConsoleFrames {

    private static final List<String> SECTIONS =
            List.of("overview", "nights", "mornings", "mirror", "rejected", "imports", "staff", "access");

    private final Frames frames;
    private final Assets assets;
    private final CityTitles cities;
    private final Clock clock;
    private final Person person;

    ConsoleFrames(Frames frames, Assets assets, CityTitles cities, Clock clock, Person person) {
        this.frames = frames;
        this.assets = assets;
        this.cities = cities;
        this.clock = clock;
        this.person = person;
    }

    /**
     * The frame of a page.
     *
     * @param section of the menu to which the page belongs
     */
    ConsoleFrame of(Speech speech, String title, String section) {
        return new ConsoleFrame(
                frames.of(speech.visit(), title, false),
                cities.own(speech.language()),
                SECTIONS.stream()
                        .map(term -> new Section(
                                term, speech.words().section(term), speech.link(address(term)), term.equals(section)))
                        .toList(),
                cities.all(speech.visit().language()).stream()
                        .flatMap(city -> city.zone().stream()
                                .map(zone -> new CityClock(
                                        city.title(),
                                        zone.getId(),
                                        speech.dates().time(LocalTime.ofInstant(clock.instant(), zone)))))
                        .toList(),
                person.name(),
                person.acts(),
                new ConsoleFrame.Assets(
                        assets.address("console.css"),
                        assets.address("uPlot.min.css"),
                        assets.address("console.js"),
                        assets.address("htmx.min.js"),
                        assets.address("uPlot.iife.min.js")));
    }

    private static String address(String section) {
        return section.equals("overview") ? "/ops" : "/ops/" + section;
    }
}
