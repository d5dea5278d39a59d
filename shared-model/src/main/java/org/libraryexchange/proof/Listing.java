package org.libraryexchange.proof;

import java.util.List;
import java.util.UUID;

/**
 * The owner's items in the marker's buckets, as they are at the marker, ordered by bucket and then by id.
 *
 * @param part number of the part, from 0
 * @param last whether this is the last part
 * @param items one line each, see {@link ListedItem}
 */
public record Listing(UUID proof, int step, long sequence, int part, boolean last, List<String> items)
        implements Message {

    /** Most items of a part. A record then stays well below the megabyte that brokers accept. */
    public static final int MOST_ITEMS = 4_000;

    public Listing {
        Checks.place(proof, step, sequence);
        Checks.count("part", part);
        items = items == null ? List.of() : List.copyOf(items);
        Checks.most("items", items.size(), MOST_ITEMS);
        items.forEach(ListedItem::read);
    }

    public static Listing of(Marker marker, int part, boolean last, List<ListedItem> items) {
        return new Listing(
                marker.proof(),
                marker.step(),
                marker.sequence(),
                part,
                last,
                items.stream().map(ListedItem::line).toList());
    }

    public List<ListedItem> listed() {
        return items.stream().map(ListedItem::read).toList();
    }

    @Override
    public String key() {
        return type().term() + "/" + part;
    }

    @Override
    public String name() {
        return type().term() + "/" + proof + "/" + step + "/" + part;
    }
}
