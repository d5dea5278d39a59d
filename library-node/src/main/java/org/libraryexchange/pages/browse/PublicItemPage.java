package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.pages.browse.LocalizedItem.LinkedPage;
import org.libraryexchange.pages.browse.ShownPictures.ShownPicture;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;

/**
 * The page of an item.
 *
 * @param form of the desk from which a librarian looks at it; empty if it is no preview
 * @param version number of the earlier version that it shows; empty if it shows the item as it is now
 * @param librarian whether the reader works at the desk of this city
 * @param citation empty for drafts and previews, which readers cannot take along
 */
record PublicItemPage(
        Frame frame,
        BrowseTexts in,
        StoredItem stored,
        LocalizedItem item,
        String form,
        String version,
        boolean librarian,
        Optional<Citation> citation,
        List<ShownPicture> pictures,
        Others others) {

    /**
     * Items that have to do with it.
     *
     * @param sisters those of other cities that belong with it
     * @param shown the documents of those that have a page, with the pictures that are here
     * @param related none in previews
     */
    record Others(List<SisterItem> sisters, Map<ItemName, LocalizedItem> shown, List<Related> related) {}

    /**
     * Other items that have something in common with the item: their subject, their day, or else their place.
     *
     * @param list of all of them
     */
    record Related(Address list, Optional<ShownText> subject, Optional<LocalDate> day, List<LocalizedItem> items) {

        static Related in(Address list, Optional<ShownText> subject, Optional<LocalDate> day) {
            return new Related(list, subject, day, List.of());
        }

        Related with(List<LocalizedItem> others) {
            return new Related(list, subject, day, others);
        }

        boolean isOfPlace() {
            return subject.isEmpty() && day.isEmpty();
        }
    }

    /** Those who had one part in a work. */
    record Creators(String role, List<Creator> names) {}

    /**
     * Somebody who had a part in a work.
     *
     * @param page of the authority that it is
     */
    record Creator(ShownText name, Optional<String> page) {}

    /** Whether it is one of this city. */
    public boolean isOwn() {
        return in.city(stored.owner()).equals(in.times().cities().get(0));
    }

    /** A new letter of the desk about the item. */
    public Address letter(String parameter) {
        return Address.of("/desk/letters/new").with(parameter, stored.owner() + "/" + stored.id());
    }

    /** What is new in its city, for feed readers. */
    public Address feed() {
        return in.visit().named(Address.of(SearchFeeds.ATOM).with("owner", stored.owner()));
    }

    /** Whether it has dates that readers can take along. */
    public boolean isCalendarOffered() {
        return citation.isPresent() && !item.dates().isEmpty();
    }

    /** All its dates, for calendar programs. */
    public Address calendar() {
        return in.visit().named(Address.of("/items/" + stored.id() + ".ics"));
    }

    public Instant withdrawn() {
        return LocalizedItem.moment(item.part("withdrawal").path("at")).orElse(stored.updated());
    }

    public ItemDates dates() {
        return ItemDates.of(item.dates(), in.today());
    }

    public Optional<Venue> venue() {
        return Venue.of(item, in);
    }

    /** Whether there is more to tell than its texts, dates, place and subjects. */
    public boolean hasDetails() {
        JsonNode event = item.part("event");
        JsonNode admission = event.path("admission");
        JsonNode history = item.part("history");
        return admission.path("free").asBoolean()
                || history.has("shelfmark")
                || Stream.of(
                                admission.path("prices"),
                                admission.path("note"),
                                event.path("audience"),
                                event.path("access").path("features"),
                                event.path("access").path("note"),
                                item.part("festival").path("rule"),
                                history.path("creators"),
                                history.path("period"),
                                history.path("extent"),
                                history.path("heldBy"))
                        .anyMatch(detail -> !detail.isEmpty());
    }

    /** The creators. Those who follow each other with the same part are together. */
    public List<Creators> creators() {
        List<Creators> creators = new ArrayList<>();
        for (JsonNode creator : item.part("history").path("creators")) {
            String role = in.words().role(creator.path("role").asText());
            item.text(creator, "name").ifPresent(name -> {
                if (creators.isEmpty()
                        || !creators.get(creators.size() - 1).role().equals(role)) {
                    creators.add(new Creators(role, new ArrayList<>()));
                }
                creators.get(creators.size() - 1).names().add(new Creator(name, in.authority(creator)));
            });
        }
        return creators;
    }

    /** Where a picture is shown large: on a page of all pictures, if the item has a public page. */
    public String large(ShownPicture picture) {
        int number = pictures.indexOf(picture) + 1;
        return citation.isPresent()
                ? in.visit().link(RecordPages.pictures(item.id())) + "#picture-" + number
                : picture.it().full().address();
    }

    /** The page that shows the images of a manifest, which itself tells people nothing. */
    public String images(LinkedPage manifest) {
        List<LinkedPage> manifests =
                item.links().stream().filter(LinkedPage::isManifest).toList();
        return in.visit().link(RecordPages.images(item.id(), manifests.indexOf(manifest) + 1));
    }

    /** An item that belongs with it, as far as this node has a document of it. */
    public LocalizedItem shown(SisterItem sister) {
        return others.shown().get(sister.named());
    }

    /** The item itself, beside one that belongs with it. */
    public LocalizedItem beside() {
        return item.without(pictures.stream()
                .filter(picture -> picture.file().isEmpty())
                .map(picture -> picture.it().full().sha256())
                .collect(Collectors.toSet()));
    }

    /** The citation in the styles of both countries, that of the reader's first. */
    public List<Map.Entry<String, String>> citations() {
        Citation it = citation.orElseThrow();
        List<Map.Entry<String, String>> styles =
                List.of(Map.entry("GB/T 7714", it.gbt7714()), Map.entry("Harvard", it.harvard()));
        return in.language() == Language.CHINESE ? styles : List.of(styles.get(1), styles.get(0));
    }

    /** JSON-LD, without any character that has a meaning in HTML. */
    public String linkedData() {
        return SchemaOrg.of(item, others.sisters(), pictures, in);
    }

    /**
     * The dates of an item that its page shows. An item may have up to 500.
     *
     * @param next the next dates, or past ones if none is to come
     * @param others further dates; if there are very many, only some of them
     * @param left how many dates are not shown
     */
    record ItemDates(List<OccurrenceView> next, List<OccurrenceView> others, int left, boolean over) {

        private static final int MOST_NEXT = 6;
        private static final int MOST_OTHERS = 60;

        static ItemDates of(List<OccurrenceView> dates, LocalDate today) {
            List<OccurrenceView> coming =
                    dates.stream().filter(each -> !each.isOver(today)).toList();
            List<OccurrenceView> next = first(coming.isEmpty() ? dates : coming, MOST_NEXT);
            List<OccurrenceView> others = new ArrayList<>(dates);
            others.removeAll(next);
            List<OccurrenceView> shown = first(others, MOST_OTHERS);
            return new ItemDates(next, shown, others.size() - shown.size(), !dates.isEmpty() && coming.isEmpty());
        }

        /** How many dates there are besides the next. */
        public int further() {
            return others.size() + left;
        }

        /** Whether nobody has to go anywhere for the next dates. */
        public boolean isOnline() {
            return !next.isEmpty() && next.stream().allMatch(OccurrenceView::isOnline);
        }

        private static List<OccurrenceView> first(List<OccurrenceView> all, int most) {
            return all.subList(0, Math.min(most, all.size()));
        }
    }
}
