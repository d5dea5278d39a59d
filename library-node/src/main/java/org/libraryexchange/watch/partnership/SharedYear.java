package org.libraryexchange.watch.partnership;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.json.Term;

/**
 * A year of two cities, in UTC, as far as both hold it. Both nodes say the same of it once each has heard how far the
 * other has come.
 *
 * @param cities both, in the order of their terms
 * @param places up to which change of each city's logs both hold them: the items, then the letters
 * @param deeds what was done, each once, the earliest first
 */
public record SharedYear(int year, List<String> cities, List<Place> places, List<Deed> deeds) {

    /** What is counted. */
    public enum Figure implements Term {
        /** Items that a city added in the year. */
        ITEMS,
        /** Festivals of a city that fall in the year. */
        FESTIVALS,
        /** Letters of a city that offer nothing. */
        LETTERS,
        /** Letters of a city that offer something. */
        OFFERS,
        /** Translations that a city has offered, of which the other has accepted something. */
        TRANSLATIONS,
        /** Corrections and sister items, likewise. */
        CORRECTIONS,
        /** Letters that a city has answered, of those that the other has sent in the year. */
        ANSWERED,
        /** Pairs of items that link to each other at the end of the year; each is counted once, for both cities. */
        SISTERS,
        /** Days on which the other city has confirmed that it holds a city's catalogue byte for byte. */
        NIGHTS;

        /** Whether it is made of letters, which are not for everybody who may see the figure. */
        public boolean isOfLetters() {
            return switch (this) {
                case LETTERS, OFFERS, TRANSLATIONS, CORRECTIONS, ANSWERED -> true;
                case ITEMS, FESTIVALS, SISTERS, NIGHTS -> false;
            };
        }

        public static Figure of(String term) {
            return valueOf(term.toUpperCase(Locale.ROOT));
        }
    }

    /** How far both hold the logs of a city. */
    public record Place(String city, long items, long letters) {}

    /**
     * Something that was done.
     *
     * @param city whose deed it is; empty if it is both cities'
     * @param id of an item, a letter or a proof
     * @param days until an answer came; empty if it is none
     */
    public record Deed(Figure figure, String city, UUID id, Instant moment, Optional<Long> days) {}

    /** The deeds that make a figure. An empty city stands for both. */
    public List<Deed> of(Figure figure, String city) {
        return deeds.stream()
                .filter(deed -> deed.figure() == figure && deed.city().equals(city))
                .toList();
    }

    public long count(Figure figure, String city) {
        return of(figure, city).size();
    }

    /** The days that half of the answers took at most; empty without answers. */
    public Optional<Long> medianDays(String city) {
        List<Long> days = of(Figure.ANSWERED, city).stream()
                .flatMap(deed -> deed.days().stream())
                .sorted()
                .toList();
        return days.isEmpty() ? Optional.empty() : Optional.of(days.get((days.size() - 1) / 2));
    }
}
