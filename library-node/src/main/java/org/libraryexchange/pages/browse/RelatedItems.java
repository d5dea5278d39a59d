package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.pages.browse.PublicItemPage.Related;
import org.libraryexchange.pages.web.Address;

/**
 * Finds a few other items of either city at the same place, about the same subject and on the same day. A whole city is no
 * place or subject that two items have in common.
 */
@Singleton
record RelatedItems(Lists lists) {

    private static final int MOST_OF_A_GROUP = 4;
    private static final int MOST_READ = 50;

    /** Of the documents of a group. A page has up to five. */
    private static final int MOST_BYTES = 256 * 1024;

    /** Of which the first that other items have is shown. */
    private static final int MOST_SUBJECTS = 3;

    /** Within which is the same place, in kilometres: points of one building differ a little. */
    private static final String SAME_PLACE = "0.15";

    /**
     * @param sisters which the page shows already
     */
    List<Related> of(LocalizedItem item, List<SisterItem> sisters, BrowseTexts in) {
        Set<String> shown = new HashSet<>(Set.of(item.id()));
        sisters.forEach(sister -> shown.add(sister.named().id().toString()));
        Localizer localizer = new Localizer(in.visit());
        List<Related> related = new ArrayList<>();
        place(item, in)
                .map(point -> near(point).with("radius", SAME_PLACE).with("sort", "-date"))
                .map(list -> new Related(list, Optional.empty(), Optional.empty(), atPlace(list, shown, localizer, in)))
                .ifPresent(related::add);
        item.subjects().stream()
                .filter(each -> !in.cities().isTitle(each.label().text()))
                .limit(MOST_SUBJECTS)
                .map(each -> new Related(
                        each.list(), Optional.of(each.label()), Optional.empty(), group(each.list(), shown, localizer)))
                .filter(group -> !group.items().isEmpty())
                .findFirst()
                .ifPresent(related::add);
        day(item, in.today()).ifPresent(day -> {
            Address list = TimeLine.list(day, day);
            related.add(new Related(list, Optional.empty(), Optional.of(day), group(list, shown, localizer)));
        });
        related.removeIf(group -> group.items().isEmpty());
        return related;
    }

    private static Optional<Coordinates> place(LocalizedItem item, BrowseTexts in) {
        JsonNode place = item.whole().path("place");
        boolean isCity =
                LocalizedItem.each(place.path("name")).map(JsonNode::asText).anyMatch(in.cities()::isTitle);
        return Coordinates.of(place).filter(point -> !isCity);
    }

    private static Address near(Coordinates point) {
        return Address.of(Lists.PATH)
                .with("near", String.format(Locale.ROOT, "%.6f,%.6f", point.latitude(), point.longitude()));
    }

    /** The next day of an event or a festival, or its last if all are over. */
    private static Optional<LocalDate> day(LocalizedItem item, LocalDate today) {
        List<OccurrenceView> dates = item.dates();
        return dates.stream()
                .filter(date -> !date.isOver(today))
                .findFirst()
                .map(date -> date.first().isBefore(today) ? today : date.first())
                .or(() -> dates.stream().map(OccurrenceView::last).reduce((earlier, later) -> later));
    }

    /** @param shown the ids that the page shows already, to which those of the group are added */
    private List<LocalizedItem> group(Address list, Set<String> shown, Localizer localizer) {
        return first(items(list, MOST_OF_A_GROUP + shown.size(), localizer), shown);
    }

    private List<LocalizedItem> first(Stream<LocalizedItem> items, Set<String> shown) {
        return lists.shown(items.filter(item -> shown.add(item.id()))
                .limit(MOST_OF_A_GROUP)
                .toList());
    }

    private List<LocalizedItem> atPlace(Address list, Set<String> shown, Localizer localizer, BrowseTexts in) {
        return first(
                items(list, MOST_READ, localizer).filter(item -> place(item, in).isPresent()), shown);
    }

    /** Each document is read when it is looked at, since only a few are shown. */
    private Stream<LocalizedItem> items(Address list, int most, Localizer localizer) {
        Address limited = list.with("limit", Integer.toString(Math.min(MOST_READ, most)));
        try {
            return lists.readIfSearchable(limited, localizer.visit(), MOST_BYTES).documents().stream()
                    .map(localizer::of);
        } catch (ProblemException e) {
            if (e.parameter().isEmpty()) {
                throw e;
            }
            // A partner's document may have a subject or a day that nobody can search for.
            return Stream.empty();
        }
    }
}
