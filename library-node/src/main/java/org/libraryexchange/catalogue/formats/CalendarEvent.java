package org.libraryexchange.catalogue.formats;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.item.Coordinates;

/**
 * One date in a calendar.
 *
 * @param state empty if nothing is known that calendars have a word for
 * @param page about it
 */
public record CalendarEvent(
        Identity identity,
        Times times,
        Optional<State> state,
        TaggedText summary,
        TaggedText description,
        Optional<TaggedText> location,
        Optional<Coordinates> point,
        URI page,
        List<String> categories) {

    /**
     * By what calendars recognise the date and its changes.
     *
     * @param uid the same for ever, in every calendar and on every node
     */
    public record Identity(String uid, long version, Instant modified) {}

    /** Whether it takes place. */
    public enum State {
        CONFIRMED,
        TENTATIVE,
        CANCELLED
    }

    /** When it takes place. */
    public sealed interface Times {}

    /** Whole days, both inclusive. */
    public record Days(LocalDate first, LocalDate last) implements Times {
        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("last must not be before first: " + first + ", " + last);
            }
        }
    }

    /** Hours of the clock at a place. */
    public record Hours(ZonedDateTime start, Optional<ZonedDateTime> end) implements Times {
        public Hours {
            if (end.filter(it -> !it.isAfter(start)).isPresent()) {
                throw new IllegalArgumentException("end must be after start: " + start + ", " + end);
            }
        }
    }
}
