package org.libraryexchange.proof;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A mirror asks its partner to send items again. The owner acts only on items that have not changed since. So repeating
 * the request changes nothing.
 *
 * @param log of letters or pictures that it is about, see {@link LogSource}; null if it is about the owner's item log
 */
public record ReissueRequest(UUID id, String owner, String mirror, String log, List<WantedItem> items)
        implements Message {

    /** Most items of a request. */
    public static final int MOST_ITEMS = 5_000;

    /**
     * One item.
     *
     * @param sequence the place in the log at which the mirror noticed that it needs the item
     */
    public record WantedItem(UUID id, long sequence) {

        public WantedItem {
            Checks.given("id", id);
            Checks.count("sequence", sequence);
        }
    }

    public ReissueRequest {
        Checks.given("id", id);
        Checks.given("owner", owner);
        Checks.given("mirror", mirror);
        Checks.log(log, owner, mirror);
        items = items == null ? List.of() : List.copyOf(items);
        Checks.most("items", items.size(), MOST_ITEMS);
    }

    /** A request about the owner's item log. */
    public ReissueRequest(UUID id, String owner, String mirror, List<WantedItem> items) {
        this(id, owner, mirror, null, items);
    }

    @Override
    public Optional<String> about() {
        return Optional.ofNullable(log);
    }

    @Override
    public String key() {
        return id.toString();
    }

    @Override
    public String name() {
        return type().term() + "/" + id;
    }
}
