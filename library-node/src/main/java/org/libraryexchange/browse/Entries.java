package org.libraryexchange.browse;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.browse.Entry.Excerpt;
import org.libraryexchange.search.Hit;
import org.libraryexchange.search.Hit.Snippet;
import org.libraryexchange.text.Snippets.Part;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Visit;

/** Turns items into list entries for one reader. */
final class Entries {

    private static final int LONGEST_SUMMARY = 220;
    private static final int MOST_SNIPPETS = 2;
    private static final String TITLE = "/title/";

    private final Visit visit;
    private final CityTitles cities;
    private final Whens whens;
    private final Periods periods;
    private final LocalDate from;

    Entries(Visit visit, CityTitles cities, Whens whens, Periods periods, LocalDate from) {
        this.visit = visit;
        this.cities = cities;
        this.whens = whens;
        this.periods = periods;
        this.from = from;
    }

    Entry of(LocalizedItem item) {
        return of(item, Optional.empty());
    }

    /**
     * Turns an item into an entry.
     *
     * @param hit why the search found it
     */
    Entry of(LocalizedItem item, Optional<Hit> hit) {
        List<OccurrenceView> occurrences = OccurrenceView.of(item.whole());
        Text title = item.title();
        List<Snippet> snippets = hit.map(Hit::snippets).orElse(List.of());
        return new Entry(
                visit.link(Address.of("/items/" + item.plain("id"))),
                cities.of(item.plain("owner"), visit.language()),
                item.plain("kind"),
                item.localized().path("history").path("form").asText(),
                item.plain("status"),
                title,
                titleParts(title, snippets),
                when(item, occurrences),
                isCalledOff(occurrences),
                item.text(item.localized().path("place"), "name"),
                item.text("summary").or(() -> item.text("description")).map(text -> text.shortened(LONGEST_SUMMARY)),
                Picture.of(item).stream().findFirst(),
                excerpts(shownAnyway(item), snippets));
    }

    private static Set<String> shownAnyway(LocalizedItem item) {
        return Stream.of(Optional.of(item.title()), item.text(item.localized().path("place"), "name"))
                .flatMap(Optional::stream)
                .map(Text::text)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private String when(LocalizedItem item, List<OccurrenceView> occurrences) {
        if (!occurrences.isEmpty()) {
            return whens.brief(occurrences, from);
        }
        if (OccurrenceView.areToBeAnnounced(item.whole())) {
            return whens.toBeAnnounced();
        }
        String edtf =
                item.localized().path("history").path("period").path("edtf").asText();
        return edtf.isEmpty() ? "" : periods.of(edtf);
    }

    private boolean isCalledOff(List<OccurrenceView> occurrences) {
        List<OccurrenceView> coming =
                occurrences.stream().filter(each -> !each.isOver(from)).toList();
        return !coming.isEmpty() && coming.stream().allMatch(OccurrenceView::isCancelled);
    }

    /** The title, with the matches marked if a snippet contains the whole title. */
    private static List<Part> titleParts(Text title, List<Snippet> snippets) {
        return snippets.stream()
                .filter(snippet -> snippet.pointer().equals(TITLE + title.language()))
                .filter(snippet -> whole(snippet).equals(title.text()))
                .map(Snippet::parts)
                .findFirst()
                .orElse(List.of(new Part(title.text(), false)));
    }

    private static String whole(Snippet snippet) {
        return snippet.parts().stream().map(Part::text).collect(Collectors.joining());
    }

    /** The snippets to show: each text once, and none that the entry shows already. */
    private static List<Excerpt> excerpts(Set<String> shown, List<Snippet> snippets) {
        return snippets.stream()
                .filter(snippet -> shown.add(whole(snippet)))
                .limit(MOST_SNIPPETS)
                .map(Excerpt::of)
                .toList();
    }
}
