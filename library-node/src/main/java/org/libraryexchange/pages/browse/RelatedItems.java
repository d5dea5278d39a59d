package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.search.IndexState;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.pages.browse.PublicItemPage.Related;
import org.libraryexchange.pages.web.Address;

/**
 * Finds a few other items of either city at the same place, about the same subject and on the same day. A whole city is no
 * place or subject that two items have in common.
 */
@Singleton
final class RelatedItems {

    private static final int MOST_OF_A_GROUP = 4;

    /** What a page shows of other groups is left out. */
    private static final int MOST_SHOWN = 3 * MOST_OF_A_GROUP;

    private static final int MOST_READ = 50;

    /** Of the documents of a group. A page has up to five. */
    private static final int MOST_BYTES = 256 * 1024;

    /** Of the documents of all pages. */
    private static final int MOST_BYTES_KEPT = 8 * 1024 * 1024;

    /** Of which the first that other items have is shown. */
    private static final int MOST_SUBJECTS = 3;

    /** Within which is the same place, in kilometres: points of one building differ a little. */
    private static final String SAME_PLACE = "0.15";

    private final Lists lists;
    private final KeptDocuments<Asked> kept = new KeptDocuments<>(MOST_BYTES_KEPT);

    RelatedItems(Lists lists) {
        this.lists = lists;
    }

    /**
     * All that decides which items are related.
     *
     * @param shown the ids that the page shows already
     * @param index what it holds
     */
    private record Asked(List<Address> lists, Set<String> shown, Object index) {}

    /**
     * @param sisters which the page shows already
     */
    List<Related> of(LocalizedItem item, List<SisterItem> sisters, BrowseTexts in) {
        List<Related> groups = groups(item, in);
        if (groups.isEmpty()) {
            return groups;
        }
        Set<String> shown = new HashSet<>(Set.of(item.id()));
        sisters.forEach(sister -> shown.add(sister.named().id().toString()));
        return filled(groups, Lists.ifSearchable(() -> documents(groups, shown, in), List.of()), in);
    }

    /** What others may have in common with an item, still without them. */
    private static List<Related> groups(LocalizedItem item, BrowseTexts in) {
        List<Related> groups = new ArrayList<>();
        place(item.whole(), in)
                .ifPresent(
                        list -> groups.add(Related.in(list.with("sort", "-date"), Optional.empty(), Optional.empty())));
        item.subjects().stream()
                .filter(each -> !in.cities().isTitle(each.label().text()))
                .limit(MOST_SUBJECTS)
                .forEach(each -> groups.add(Related.in(each.list(), Optional.of(each.label()), Optional.empty())));
        day(item, in.today())
                .ifPresent(day -> groups.add(Related.in(TimeLine.list(day, day), Optional.empty(), Optional.of(day))));
        return groups;
    }

    /** What is around the point of its place, or else what names the same authority. */
    private static Optional<Address> place(JsonNode document, BrowseTexts in) {
        JsonNode place = document.path("place");
        boolean isCity =
                LocalizedItem.each(place.path("name")).map(JsonNode::asText).anyMatch(in.cities()::isTitle);
        return Coordinates.of(place)
                .map(point -> Venue.near(point, SAME_PLACE))
                .or(() -> Optional.ofNullable(place.path("authority").textValue())
                        .map(authority -> Address.of(Lists.PATH).with("place", authority)))
                .filter(list -> !isCity);
    }

    /** The next day of an event or a festival, or its last if all are over. */
    private static Optional<LocalDate> day(LocalizedItem item, LocalDate today) {
        return item.told(today).stream().findFirst().map(date -> {
            LocalDate begun = date.first().isBefore(today) ? today : date.first();
            return date.isOver(today) ? date.last() : begun;
        });
    }

    /** The documents of each group, kept until the index holds something else. */
    private List<List<byte[]>> documents(List<Related> groups, Set<String> shown, BrowseTexts in) {
        IndexState index = lists.index();
        List<Address> limited =
                groups.stream().map(group -> limited(group, shown.size())).toList();
        Optional<Asked> asked = index.content().map(content -> new Asked(limited, shown, content));
        return asked.flatMap(kept::of).orElseGet(() -> {
            List<List<byte[]>> found = lists.together(limited, in.visit(), MOST_BYTES, index);
            List<List<byte[]>> chosen = chosen(groups, found, shown, in);
            asked.ifPresent(it -> kept.keep(it, chosen));
            return chosen;
        });
    }

    private static Address limited(Related group, int shown) {
        int most = group.isOfPlace() ? MOST_READ : Math.min(MOST_READ, MOST_SHOWN + shown);
        return group.list().with("limit", Integer.toString(most));
    }

    /** The first few of each group, each item once, and of the subjects those of one. */
    private static List<List<byte[]>> chosen(
            List<Related> groups, List<List<byte[]>> found, Set<String> already, BrowseTexts in) {
        Set<String> shown = new HashSet<>(already);
        List<List<byte[]>> chosen = new ArrayList<>();
        boolean aboutSubject = false;
        for (Related group : groups) {
            boolean leftOut = aboutSubject && group.subject().isPresent();
            List<byte[]> documents = leftOut ? List.of() : first(found.get(chosen.size()), group, shown, in);
            aboutSubject |= group.subject().isPresent() && !documents.isEmpty();
            chosen.add(documents);
        }
        return chosen;
    }

    /** Each document is read when it is looked at, since only a few are shown. */
    private static List<byte[]> first(List<byte[]> found, Related group, Set<String> shown, BrowseTexts in) {
        return found.stream()
                .filter(document -> {
                    JsonNode item = StoredDocument.read(document);
                    return (!group.isOfPlace() || place(item, in).isPresent())
                            && group.day().stream().noneMatch(day -> isOff(item, day))
                            && shown.add(item.path("id").asText());
                })
                .limit(MOST_OF_A_GROUP)
                .toList();
    }

    /** Whether an item has dates on a day of which none is on. */
    private static boolean isOff(JsonNode item, LocalDate day) {
        List<OccurrenceView> dates = OccurrenceView.of(item).stream()
                .filter(date -> !date.isOver(day) && !date.first().isAfter(day))
                .toList();
        return !dates.isEmpty() && dates.stream().allMatch(OccurrenceView::isOff);
    }

    /** Which of their pictures are here is asked once. */
    private List<Related> filled(List<Related> groups, List<List<byte[]>> documents, BrowseTexts in) {
        List<byte[]> all = documents.stream().flatMap(List::stream).toList();
        Iterator<LocalizedItem> items =
                lists.shown(new Localizer(in.visit()).of(all)).iterator();
        return IntStream.range(0, documents.size())
                .mapToObj(at -> groups.get(at)
                        .with(Stream.generate(items::next)
                                .limit(documents.get(at).size())
                                .toList()))
                .filter(group -> !group.items().isEmpty())
                .toList();
    }
}
