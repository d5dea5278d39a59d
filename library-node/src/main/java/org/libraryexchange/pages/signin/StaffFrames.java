package org.libraryexchange.pages.signin;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame.CityClock;
import org.libraryexchange.pages.signin.StaffFrame.Menu;
import org.libraryexchange.pages.web.Assets;
import org.libraryexchange.pages.web.Frames;
import org.libraryexchange.pages.web.Visit;

/** Builds the frames of pages for staff. */
@Singleton
public record StaffFrames(Frames frames, Assets assets, CityTitles cities, Clock clock, SecurityIdentity identity) {

    /**
     * The frame of a page.
     *
     * @param styles names of its style sheets, beside the one of all pages
     * @param scripts names of its scripts
     */
    public StaffFrame of(Visit visit, String title, Menu menu, List<String> styles, List<String> scripts) {
        String name = identity.getPrincipal().getName();
        FullName full = identity.getAttribute(SessionCookie.FULL_NAME);
        return new StaffFrame(
                frames.of(visit, title, false),
                cities.own(visit.language()),
                menu,
                clocks(visit),
                name,
                full == null ? name : full.in(visit.language(), name),
                identity.hasRole(Roles.EXCHANGE_OPERATOR),
                styles.stream().map(assets::address).toList(),
                scripts.stream().map(assets::address).toList());
    }

    private List<CityClock> clocks(Visit visit) {
        Dates dates = new Dates(visit.language());
        return cities.all(visit.language()).stream()
                .flatMap(city -> city.zone().stream()
                        .map(zone -> new CityClock(
                                city.title(),
                                zone.getId(),
                                dates.time(clock.instant().atZone(zone)))))
                .toList();
    }
}
