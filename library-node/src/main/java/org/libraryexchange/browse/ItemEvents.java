package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.formats.CalendarEvent;
import org.libraryexchange.formats.CalendarEvent.Days;
import org.libraryexchange.formats.CalendarEvent.Hours;
import org.libraryexchange.formats.CalendarEvent.Identity;
import org.libraryexchange.formats.CalendarEvent.State;
import org.libraryexchange.formats.CalendarEvent.Times;
import org.libraryexchange.formats.Said;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Status;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Visit;

/**
 * The dates of an item as calendars have them. Those of a withdrawn item are cancelled: programs that subscribed then
 * take them out or strike them through. If the calendar itself were gone, they would keep showing them.
 */
final class ItemEvents {

    private static final int LONGEST_DESCRIPTION = 500;

    /** Only some statuses have a word in calendars; all but the usual one are in the summary too. */
    private static final Map<String, State> STATES = Map.of(
            OccurrenceView.SCHEDULED,
            State.CONFIRMED,
            "moved-online",
            State.CONFIRMED,
            "postponed",
            State.TENTATIVE,
            "cancelled",
            State.CANCELLED);

    private final LocalizedItem item;
    private final BrowseMessages messages;
    private final Dates dates;
    private final URI page;

    ItemEvents(LocalizedItem item, Readers readers, Visit visit) {
        this.item = item;
        this.messages = readers.messages(visit.language());
        this.dates = Dates.of(visit.language());
        this.page = readers.absolute(visit.link(Address.of("/items/" + item.plain("id"))));
    }

    List<CalendarEvent> of(List<OccurrenceView> occurrences) {
        return occurrences.stream()
                .filter(each -> Occurrence.isInCalendars(each.first()) && Occurrence.isInCalendars(each.last()))
                .map(this::event)
                .toList();
    }

    private CalendarEvent event(OccurrenceView occurrence) {
        return new CalendarEvent(
                new Identity(
                        item.plain("id") + "-" + occurrence.key(),
                        item.whole().path("version").asLong(),
                        updated()),
                times(occurrence),
                isWithdrawn() ? Optional.of(State.CANCELLED) : Optional.ofNullable(STATES.get(occurrence.status())),
                summary(occurrence),
                description(occurrence),
                location(),
                Coordinates.of(item.localized().path("place")),
                page,
                item.each(item.localized().path("subjects")).stream()
                        .flatMap(subject -> item.text(subject, "label").stream())
                        .map(Text::text)
                        .toList());
    }

    private Instant updated() {
        try {
            return Instant.parse(item.plain("updated"));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private boolean isWithdrawn() {
        return item.plain("status").equals(Status.WITHDRAWN.term());
    }

    private static Times times(OccurrenceView occurrence) {
        return occurrence
                .beginning()
                .<Times>map(start -> new Hours(start, occurrence.ending().filter(end -> end.isAfter(start))))
                .orElseGet(() -> new Days(
                        occurrence.first(),
                        occurrence.last().isBefore(occurrence.first()) ? occurrence.first() : occurrence.last()));
    }

    private Said summary(OccurrenceView occurrence) {
        Text title = item.title();
        if (isWithdrawn()) {
            return labelled(messages.itemStatus(Status.WITHDRAWN.term()), title);
        }
        return occurrence.status().equals(OccurrenceView.SCHEDULED)
                ? new Said(title.language(), noted(title))
                : labelled(messages.occurrenceStatus(occurrence.status()), title);
    }

    private Said labelled(String status, Text title) {
        return new Said(title.language(), messages.labelled(status, noted(title)));
    }

    /**
     * The summary of the item, with the date in the Chinese calendar if readers expect it. Not every calendar shows the
     * address of the page, so it stands here too.
     */
    private Said description(OccurrenceView occurrence) {
        Optional<Text> summary = item.text("summary")
                .or(() -> item.text("description"))
                .map(text -> text.shortened(LONGEST_DESCRIPTION));
        String parts = Stream.of(
                        occurrence.inChineseCalendar().map(dates::chinese),
                        summary.map(this::noted),
                        Optional.of(page.toString()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
        return new Said(summary.map(Text::language).orElse(""), parts);
    }

    private Optional<Said> location() {
        JsonNode place = item.localized().path("place");
        return item.text(place, "name")
                .map(name -> new Said(
                        name.language(),
                        place.path("address").asText().isEmpty()
                                ? noted(name)
                                : Venues.line(noted(name), place.path("address").asText())));
    }

    /** A text with what a page would show beside it. */
    private String noted(Text text) {
        List<String> notes = Stream.of(
                        text.instead().map(messages::onlyIn),
                        Optional.of(messages.machineTranslated()).filter(note -> text.machine()),
                        Optional.of(messages.staleTranslation()).filter(note -> text.stale()))
                .flatMap(Optional::stream)
                .toList();
        return notes.isEmpty() ? text.text() : messages.noted(text.text(), String.join("; ", notes));
    }
}
