package org.libraryexchange.pages.web;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.pages.web.Frame.LanguageLink;
import org.libraryexchange.pages.web.Frame.Preview;

/** Builds the frames of pages. */
@Singleton
public record Frames(CityTitles cities, Assets assets, PublicConfig config, Samples samples) {

    static final String LARGE_ICON = "icon.png";

    /**
     * Returns the frame of a page.
     *
     * @param title of the page
     * @param robots whether search engines may list it
     */
    public Frame of(Visit visit, String title, boolean robots) {
        return new Frame(
                title,
                robots,
                visit,
                languages(visit),
                cities.all(visit.language()),
                assets,
                site(),
                new Preview(site().absolute(assets.address(LARGE_ICON))),
                samples.areShown());
    }

    public Site site() {
        return new Site(config.publicAddress());
    }

    /**
     * Leaves out the cursor: it depends on the order of titles in its language, so a list starts again in another
     * language.
     */
    private static List<LanguageLink> languages(Visit visit) {
        Address address = visit.address().without("cursor");
        return Arrays.stream(Language.values())
                .map(language -> new LanguageLink(
                        language.tag(),
                        language.ownName(),
                        address.with(Visits.LANGUAGE, language.tag()).toString(),
                        language == visit.language()))
                .toList();
    }
}
