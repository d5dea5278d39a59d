package org.libraryexchange.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.libraryexchange.console.ConsoleFrame.CityClock;
import org.libraryexchange.console.ConsoleFrame.Section;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.security.Roles;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Assets;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Pages;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** What all ops pages are made with. */
@ApplicationScoped
class ConsoleContext {

    private static final List<String> SECTIONS =
            List.of("overview", "nights", "mornings", "mirror", "rejected", "imports", "access");

    private final Visits visits;
    private final Frames frames;
    private final Pages pages;
    private final Assets assets;
    private final CityTitles cities;
    private final NodeConfig node;
    private final Clock clock;
    private final SecurityIdentity identity;

    ConsoleContext(
            Visits visits,
            Frames frames,
            Pages pages,
            Assets assets,
            CityTitles cities,
            NodeConfig node,
            Clock clock,
            SecurityIdentity identity) {
        this.visits = visits;
        this.frames = frames;
        this.pages = pages;
        this.assets = assets;
        this.cities = cities;
        this.node = node;
        this.clock = clock;
        this.identity = identity;
    }

    Visit visit(UriInfo uri, HttpHeaders headers) {
        return visits.of(uri, headers);
    }

    /** How things are said to a reader. */
    Speech speech(Visit visit) {
        return new Speech(visit, cities, node.timeZone(), clock.instant());
    }

    /**
     * The frame of a page.
     *
     * @param section that it belongs to
     */
    ConsoleFrame frame(Speech speech, String title, String section) {
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
                name(),
                acts(),
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

    /** Who is signed in. */
    String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether that person may do more than look. */
    boolean acts() {
        return identity.hasRole(Roles.EXCHANGE_OPERATOR);
    }

    Response answer(TemplateInstance page, Visit visit, HttpHeaders headers) {
        return pages.answer(page, visit, headers);
    }

    /** A part of a page that asks for itself again and again. */
    Region region(Visit visit, String address, TemplateInstance content) {
        return Region.of(visit.link(Address.of(address)), pages.text(content, visit));
    }

    /** That part anew; nothing where the page has it as it is. */
    Response answer(Region region, UriInfo uri, Visit visit, HttpHeaders headers) {
        return region.tag().equals(uri.getQueryParameters().getFirst(Region.SEEN))
                ? Response.noContent().build()
                : answer(Region.Templates.region(region), visit, headers);
    }

    /** After something was done: where to see what came of it. */
    static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
