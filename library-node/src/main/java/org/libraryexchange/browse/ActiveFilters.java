package org.libraryexchange.browse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.browse.SearchPage.Link;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Visit;

/** The active filters of a list in words, each with a link to the list without it. */
final class ActiveFilters {

    /** All parameters of the API that filter items, except the search words. */
    static final String[] FILTERS = {
        "owner",
        "kind",
        "language",
        "subject",
        "form",
        "creator",
        "holder",
        "audience",
        "free",
        "picture",
        "identifier",
        "from",
        "to",
        "near",
        "radius",
        "box",
        "updated-since",
        "status"
    };

    private static final String USUAL_RADIUS = "5";

    private final Visit visit;
    private final BrowseMessages messages;
    private final Narrowings names;

    ActiveFilters(Visit visit, BrowseMessages messages, Narrowings names) {
        this.visit = visit;
        this.messages = messages;
        this.names = names;
    }

    List<Link> links() {
        return Stream.of(
                        named("owner"),
                        named("kind"),
                        named("subject"),
                        named("form"),
                        named("creator"),
                        named("holder"),
                        named("audience"),
                        named("free"),
                        named("picture"),
                        named("language"),
                        first("from").map(day -> link(messages.since(day(day)), "from")),
                        first("to").map(day -> link(messages.until(day(day)), "to")),
                        first("near").map(point -> link(messages.around(point, radius()), "near", "radius")),
                        first("box").map(box -> link(messages.within(box), "box")),
                        first("identifier").map(key -> link(messages.key(key), "identifier")),
                        first("updated-since").map(time -> link(messages.changedSince(time), "updated-since")),
                        first("status").map(status -> link(messages.itemStatus(status), "status")))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Link> named(String filter) {
        return first(filter).map(value -> link(names.label(filter, value).orElse(value), filter));
    }

    private Optional<String> first(String name) {
        return visit.address().first(name);
    }

    private String radius() {
        return first("radius").orElse(USUAL_RADIUS);
    }

    private String day(String text) {
        try {
            return Dates.of(visit.language()).day(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private Link link(String label, String... parameters) {
        Address without = visit.address().without("cursor").without(parameters);
        return new Link(label, without.toString());
    }
}
