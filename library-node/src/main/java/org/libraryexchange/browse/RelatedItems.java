package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.browse.ItemPage.Related;
import org.libraryexchange.browse.ItemPage.Subject;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.sisters.SisterItem;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Sketch;
import org.libraryexchange.web.Visit;

/** Finds a few other items of either city at the same place, about the same subject and on the same day. */
@ApplicationScoped
class RelatedItems {

    private static final int MOST_OF_A_GROUP = 4;
    private static final int MOST_READ = 50;

    /** Of the documents of a group. A page has up to six. */
    private static final int MOST_BYTES = 256 * 1024;

    /** Of which the first that other items have is shown. */
    private static final int MOST_SUBJECTS = 3;

    /** Within which is the same place, in kilometres: points of one building differ a little. */
    private static final String SAME_PLACE = "0.15";

    /** How far around the place a sketch reaches, in kilometres. */
    private static final String NEARBY = "5";

    private final Lists lists;
    private final Readers readers;

    RelatedItems(Lists lists, Readers readers) {
        this.lists = lists;
        this.readers = readers;
    }

    /**
     * @param sisters which the page shows already
     * @param subjects with links to their lists
     */
    List<Related> of(LocalizedItem item, List<SisterItem> sisters, List<Subject> subjects, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        Set<String> shown = new HashSet<>(Set.of(item.plain("id")));
        sisters.forEach(sister -> shown.add(sister.named().id().toString()));
        List<Related> related = new ArrayList<>();
        place(item)
                .flatMap(list -> group(messages.samePlace(), list.with("sort", "-date"), shown, visit))
                .ifPresent(related::add);
        subjects.stream()
                .limit(MOST_SUBJECTS)
                .flatMap(subject ->
                        group(messages.sameSubject(subject.label().text()), subject.list(), shown, visit).stream())
                .findFirst()
                .ifPresent(related::add);
        day(item)
                .flatMap(day -> group(
                        messages.sameDay(Dates.of(visit.language()).day(day)), TimeLines.list(day, day), shown, visit))
                .ifPresent(related::add);
        return related;
    }

    /** Where the item's place is among those of other items nearby. */
    Optional<Sketch> around(LocalizedItem item, Visit visit) {
        return Coordinates.of(item.whole().path("place")).flatMap(here -> {
            Address list = near(here).with("radius", NEARBY).with("limit", Integer.toString(MOST_READ));
            return Sketch.of(
                    here,
                    items(list, visit).stream()
                            .flatMap(other -> Coordinates.of(other.whole().path("place")).stream())
                            .toList());
        });
    }

    private static Address near(Coordinates point) {
        return Address.of(Lists.PATH)
                .with("near", String.format(Locale.ROOT, "%.6f,%.6f", point.latitude(), point.longitude()));
    }

    private static Optional<Address> place(LocalizedItem item) {
        JsonNode place = item.whole().path("place");
        return Coordinates.of(place).map(point -> near(point).with("radius", SAME_PLACE));
    }

    /** The next day of an event or a festival, or its last if all are over. */
    private Optional<LocalDate> day(LocalizedItem item) {
        LocalDate today = readers.today();
        List<OccurrenceView> dates = OccurrenceView.of(item.whole());
        return dates.stream()
                .filter(date -> !date.isOver(today))
                .findFirst()
                .map(date -> date.first().isBefore(today) ? today : date.first())
                .or(() -> dates.stream().map(OccurrenceView::last).reduce((earlier, later) -> later));
    }

    /** @param shown the ids that the page shows already, to which those of the group are added */
    private Optional<Related> group(String title, Address list, Set<String> shown, Visit visit) {
        Entries entries = readers.entries(visit);
        String limit = Integer.toString(Math.min(MOST_READ, MOST_OF_A_GROUP + shown.size()));
        List<Entry> group = items(list.with("limit", limit), visit).stream()
                .filter(item -> shown.add(item.plain("id")))
                .limit(MOST_OF_A_GROUP)
                .map(entries::of)
                .toList();
        return group.isEmpty() ? Optional.empty() : Optional.of(new Related(title, visit.link(list), group));
    }

    private List<LocalizedItem> items(Address list, Visit visit) {
        try {
            return lists.items(list, visit, MOST_BYTES);
        } catch (ProblemException e) {
            if (e.parameter().isEmpty()) {
                throw e;
            }
            // A partner's document may have a subject or a day that nobody can search for.
            return List.of();
        }
    }
}
