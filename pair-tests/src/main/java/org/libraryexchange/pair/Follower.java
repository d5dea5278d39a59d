package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Unknown;

/** A client that keeps a copy of a city's published items, from a snapshot and the changes since. */
public final class Follower {

    private static final int ASKED_AGAIN = 5;
    private static final Duration AFTER_BUSY = Duration.ofSeconds(1);

    private final String owner;
    private final int pageSize;
    private final Map<UUID, String> items = new TreeMap<>();
    private long position;

    public Follower(String owner, int pageSize) {
        this.owner = owner;
        this.pageSize = pageSize;
    }

    /** Begins again with a snapshot of one of the nodes. */
    public void begin(NodeClient node) {
        List<String> lines =
                body(node, "/api/v1/snapshot?owner=" + owner).lines().toList();
        JsonNode last = Json.read(lines.get(lines.size() - 1)).path("snapshot");
        items.clear();
        lines.subList(0, lines.size() - 1).forEach(line -> hold(Json.read(line)));
        if (last.path("items").asInt(-1) != items.size()) {
            throw new IllegalStateException(
                    "the snapshot of %s says %s and has %d items".formatted(owner, last, items.size()));
        }
        position = last.path("positions").path(owner).asLong();
    }

    /** Reads one page of changes from one of the nodes. */
    public void goOn(NodeClient node) {
        JsonNode page = Json.read(
                body(node, "/api/v1/changes?owner=" + owner + "&after=" + position + "&limit=" + pageSize + "&wait=1"));
        long last = position;
        for (JsonNode change : page.path("changes")) {
            if (change.path("sequence").asLong() <= last) {
                throw new IllegalStateException("out of order after " + last + ": " + change);
            }
            last = change.path("sequence").asLong();
            apply(change);
        }
        position = page.path("position").asLong();
    }

    private void apply(JsonNode change) {
        if (change.path("type").asText().equals("published")) {
            hold(change.path("item"));
        } else {
            items.remove(id(change.path("item")));
        }
    }

    /** Keeps the item without spaces and in its own order, so that canonical JSON stays as it was. */
    private void hold(JsonNode item) {
        items.put(id(item), item.toString());
    }

    private static UUID id(JsonNode item) {
        return UUID.fromString(item.path("id").asText());
    }

    /** Asks again a few times if the node is busy. */
    private static String body(NodeClient node, String address) {
        RequestOutcome outcome = node.get(address);
        for (int i = 0; i < ASKED_AGAIN && isBusy(outcome); i++) {
            LockSupport.parkNanos(AFTER_BUSY.toNanos());
            outcome = node.get(address);
        }
        if (outcome instanceof Acknowledged answer) {
            return answer.body();
        }
        throw new IllegalStateException("not served: " + outcome);
    }

    private static boolean isBusy(RequestOutcome outcome) {
        return outcome instanceof Unknown unknown && unknown.isBusy();
    }

    /** Place in the owner's log that the client has reached. */
    public long position() {
        return position;
    }

    public Map<UUID, String> items() {
        return items;
    }

    @Override
    public String toString() {
        return "follower of %s by %d at %d".formatted(owner, pageSize, position);
    }
}
