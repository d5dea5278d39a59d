package org.libraryexchange.proof;

import java.util.List;
import java.util.UUID;

/**
 * Items of the owner at a marker, those of the marker's buckets: by bucket, and within one by id.
 *
 * @param part counts from 0
 * @param last whether no further part follows
 * @param items one line each, see {@link ListedItem}
 */
public record Listing(UUID proof, int step, long sequence, int part, boolean last, List<String> items)
        implements Message {

    /** Most items of a part, so that a record stays well below the megabyte that brokers take. */
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
    public MessageType type() {
        return MessageType.LISTING;
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
