package org.libraryexchange.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.text.TermVector;

/**
 * What an item is found, filtered, counted and sorted by.
 *
 * @param subjects the address of each subject, or its heading where it has none
 * @param place where it belongs, if that is known in degrees
 */
record SearchEntry(
        UUID id,
        String owner,
        String kind,
        String status,
        List<String> languages,
        List<String> subjects,
        Instant updated,
        Days days,
        Optional<Point> place,
        byte[] englishTitle,
        byte[] chineseTitle,
        TermVector terms) {

    /** Degrees in WGS 84. */
    record Point(double latitude, double longitude) {}
}
