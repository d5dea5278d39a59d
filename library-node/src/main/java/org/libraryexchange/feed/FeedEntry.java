package org.libraryexchange.feed;

/**
 * An item as its latest change left it.
 *
 * @param sequence place of the change in the owner's log
 * @param type the item's status
 * @param document JSON, which goes out as it is stored
 */
record FeedEntry(long sequence, String type, String document) {

    /** On one line, as streams of events need it. */
    String json() {
        return "{\"sequence\":" + sequence + ",\"type\":\"" + type + "\",\"item\":" + OneLine.of(document) + "}";
    }
}
