package org.libraryexchange.pages.browse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.formats.CalendarEvent;
import org.libraryexchange.catalogue.formats.CalendarEvent.Days;
import org.libraryexchange.catalogue.formats.CalendarEvent.Hours;
import org.libraryexchange.catalogue.formats.CalendarEvent.Identity;
import org.libraryexchange.catalogue.formats.CalendarEvent.State;
import org.libraryexchange.catalogue.formats.CalendarEvent.Times;
import org.libraryexchange.catalogue.formats.TaggedText;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Status;

/**
 * The dates of an item as calendars have them. Those of a withdrawn item are cancelled: programs that subscribed then
 * take them out or strike them through. If the calendar itself were gone, they would keep showing them.
 */
record ItemEvents(LocalizedItem item, BrowseTexts in) {

    private static final int LONGEST_DESCRIPTION = 500;

    /** Only some statuses have a word in calendars; all but the usual one are in the summary too. */
    private static final Map<String, State> STATES = Map.of(
            "scheduled",
            State.CONFIRMED,
            "moved-online",
            State.CONFIRMED,
            "postponed",
            State.TENTATIVE,
            "cancelled",
            State.CANCELLED);

    List<CalendarEvent> of(List<OccurrenceView> occurrences) {
        URI page = in.absolute(in.item(item.id()));
        return occurrences.stream()
                .filter(each -> Occurrence.isInCalendars(each.first()) && Occurrence.isInCalendars(each.last()))
                .map(each -> event(each, page))
                .toList();
    }

    private CalendarEvent event(OccurrenceView occurrence, URI page) {
        return new CalendarEvent(
                new Identity(
                        item.id() + "-" + occurrence.key(),
                        item.whole().path("version").asLong(),
                        LocalizedItem.moment(item.part("updated")).orElse(Instant.EPOCH)),
                times(occurrence),
                isWithdrawn() ? Optional.of(State.CANCELLED) : Optional.ofNullable(STATES.get(occurrence.status())),
                summary(occurrence),
                description(occurrence, page),
                location(occurrence),
                Coordinates.of(item.part("place")).filter(point -> !occurrence.isOnline()),
                page,
                item.texts(item.part("subjects"), "label").stream()
                        .map(ShownText::text)
                        .toList());
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

    private TaggedText summary(OccurrenceView occurrence) {
        ShownText title = item.title();
        if (isWithdrawn()) {
            return labelled(in.words().itemStatus(Status.WITHDRAWN.term()), title);
        }
        return occurrence.asPlanned()
                ? new TaggedText(title.language(), noted(title))
                : labelled(in.words().occurrenceStatus(occurrence.status()), title);
    }

    private TaggedText labelled(String status, ShownText title) {
        return new TaggedText(title.language(), in.words().labelled(status, noted(title)));
    }

    /**
     * The summary of the item, with the date in the Chinese calendar if readers expect it. Not every calendar shows the
     * address of the page, so it stands here too.
     */
    private TaggedText description(OccurrenceView occurrence, URI page) {
        Optional<ShownText> summary = item.summary().map(text -> text.shortened(LONGEST_DESCRIPTION));
        String parts = Stream.of(
                        Optional.of(in.times().chinese(occurrence)).filter(days -> !days.isEmpty()),
                        summary.map(this::noted),
                        Optional.of(page.toString()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
        return new TaggedText(summary.map(ShownText::language).orElse(""), parts);
    }

    private Optional<TaggedText> location(OccurrenceView occurrence) {
        if (occurrence.isOnline()) {
            return Optional.of(new TaggedText(in.language().tag(), in.words().online()));
        }
        String address = item.part("place").path("address").asText();
        return item.place()
                .map(name -> new TaggedText(
                        name.language(), address.isEmpty() ? noted(name) : Venue.line(noted(name), address)));
    }

    /** A text with what a page would show beside it. */
    private String noted(ShownText text) {
        List<String> notes = Stream.of(
                        text.instead().map(in.words()::onlyIn),
                        Optional.of(in.words().machineTranslated()).filter(note -> text.machine()),
                        Optional.of(in.words().staleTranslation()).filter(note -> text.stale()))
                .flatMap(Optional::stream)
                .toList();
        return notes.isEmpty() ? text.text() : in.words().noted(text.text(), String.join("; ", notes));
    }
}
