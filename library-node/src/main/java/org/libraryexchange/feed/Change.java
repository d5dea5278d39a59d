package org.libraryexchange.feed;

/**
 * An item as its latest change left it.
 *
 * @param sequence place of the change in the owner's log
 * @param type the item's status
 * @param document canonical JSON, which goes out as it is stored
 */
record Change(long sequence, String type, String document) {

    /** On one line, since canonical JSON holds no line break. */
    String json() {
        return "{\"sequence\":" + sequence + ",\"type\":\"" + type + "\",\"item\":" + document + "}";
    }
}
