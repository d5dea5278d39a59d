package org.libraryexchange.feed;

/**
 * An item after its latest change.
 *
 * @param sequence of the change in the owner's log
 * @param type the item's status
 * @param document JSON, sent as it is stored
 */
record FeedEntry(long sequence, String type, String document) {

    /** The entry on one line, as event streams require. */
    String json() {
        return "{\"sequence\":" + sequence + ",\"type\":\"" + type + "\",\"item\":" + OneLine.of(document) + "}";
    }
}
