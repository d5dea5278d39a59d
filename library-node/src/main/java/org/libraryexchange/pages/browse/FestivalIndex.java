package org.libraryexchange.pages.browse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.catalogue.search.ItemListing;
import org.libraryexchange.pages.web.Address;

/**
 * Festivals from A to Z by the titles that readers see, whether or not their dates are known.
 *
 * @param letters in their order
 * @param toBeAnnounced those whose next date somebody has still to announce
 * @param next the rest of the list, if they are too many for a page
 */
record FestivalIndex(
        Map<String, List<LocalizedItem>> letters, List<LocalizedItem> toBeAnnounced, Optional<Address> next) {

    /** As many as a page has. */
    private static final int MOST = 1_000;

    /** Of their documents, after which no more are read. */
    private static final int MOST_BYTES = 512 * 1024;

    /**
     * Reads festivals, a page of the list after the other.
     *
     * @param list in the order of titles
     */
    static FestivalIndex of(Lists lists, Address list, BrowseTexts in) {
        List<LocalizedItem> found = new ArrayList<>();
        Optional<Address> next = Optional.of(list);
        int bytes = 0;
        while (next.isPresent() && found.size() < MOST && bytes < MOST_BYTES) {
            ItemListing listing = lists.readIfSearchable(next.get(), in.visit());
            bytes += listing.bytes();
            found.addAll(lists.shown(listing, in.visit()));
            next = listing.cursor().map(cursor -> list.with("cursor", cursor));
        }
        Map<Boolean, List<Filed>> festivals = found.stream()
                .map(Filed::of)
                .sorted(Comparator.comparing(Filed::title))
                .collect(Collectors.partitioningBy(each -> each.festival().toBeAnnounced(in.today())));
        return new FestivalIndex(
                festivals.get(false).stream()
                        .collect(Collectors.groupingBy(
                                Filed::letter, TreeMap::new, Collectors.mapping(Filed::festival, Collectors.toList()))),
                festivals.get(true).stream().map(Filed::festival).toList(),
                next);
    }

    /** @param title under which it stands */
    private record Filed(String title, LocalizedItem festival) {

        static Filed of(LocalizedItem festival) {
            return new Filed(Lexemes.filed(festival.title().text()).toUpperCase(Locale.ROOT), festival);
        }

        String letter() {
            return title.matches("[A-Z].*") ? title.substring(0, 1) : "#";
        }
    }
}
