package org.libraryexchange.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An item after its latest change.
 *
 * @param sequence of the change in the owner's log
 * @param type the item's status
 * @param document JSON in UTF-8, sent as it is stored
 */
record FeedEntry(long sequence, String type, byte[] document) {

    /** Writes the entry as JSON on one line, as event streams require. */
    void writeTo(ByteArrayOutputStream json) {
        json.writeBytes(("{\"sequence\":" + sequence + ",\"type\":\"" + type + "\",\"item\":")
                .getBytes(StandardCharsets.UTF_8));
        json.writeBytes(OneLine.of(document));
        json.write('}');
    }

    /** The same as text. */
    String json() {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        writeTo(json);
        return json.toString(StandardCharsets.UTF_8);
    }
}
