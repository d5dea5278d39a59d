package org.libraryexchange.catalogue.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some changes of one city, in order.
 *
 * @param position after which to ask next
 * @param end how far this node knows the owner's log
 */
record FeedPage(FeedQuery query, List<FeedEntry> changes, long position, long end) {

    /** About how many bytes stand around the document of a change. */
    private static final int FRAME_OF_A_CHANGE = 80;

    /** Whether more changes are ready. */
    boolean more() {
        return position < end;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The address to ask next. A feed has no end, so there always is one. */
    String next() {
        return query.from(position).address();
    }

    /** The page as JSON in UTF-8. The documents are sent as they are stored. */
    byte[] json() {
        int documents =
                changes.stream().mapToInt(change -> change.document().length).sum();
        ByteArrayOutputStream json = new ByteArrayOutputStream(documents + FRAME_OF_A_CHANGE * (changes.size() + 2));
        String partner =
                query.partner().map(it -> "\"partner\":\"" + it + "\",").orElse("");
        write(json, "{" + partner + "\"owner\":\"" + query.owner() + "\",\"changes\":[");
        String separator = "";
        for (FeedEntry change : changes) {
            write(json, separator);
            change.writeTo(json);
            separator = ",";
        }
        write(
                json,
                "],\"position\":" + position + ",\"end\":" + end + ",\"more\":" + more() + ",\"next\":\"" + next()
                        + "\"}");
        return json.toByteArray();
    }

    private static void write(ByteArrayOutputStream json, String text) {
        json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts JSON on one line, for clients that read line by line, by replacing line breaks in the given array. A partner's
     * document need not be canonical. Line breaks between its members would end the item's line and begin one that no city
     * has written. JSON allows no line breaks within texts, so spaces in their place do not change the document.
     *
     * @param json in UTF-8
     */
    static byte[] onOneLine(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }

    /** A page under construction. */
    static final class Assembly {

        private final FeedQuery query;
        private final long end;
        private final int mostBytes;
        private final List<FeedEntry> changes = new ArrayList<>();
        private int bytes;

        /**
         * @param end how far this node knows the owner's log
         * @param mostBytes the length at which the page ends early, roughly, so that large documents do not fill
         *     the memory
         */
        Assembly(FeedQuery query, long end, int mostBytes) {
            this.query = query;
            this.end = end;
            this.mostBytes = mostBytes;
        }

        FeedQuery query() {
            return query;
        }

        long end() {
            return end;
        }

        boolean isAtEnd() {
            return query.after() >= end;
        }

        boolean isFull() {
            return changes.size() >= query.limit() || bytes >= mostBytes;
        }

        void add(FeedEntry change) {
            changes.add(change);
            bytes += change.document().length;
        }

        /**
         * Ends the page. If it is not full, it covers everything up to the end, even if the last sequences have no
         * item.
         */
        FeedPage done() {
            long position = isFull() ? changes.get(changes.size() - 1).sequence() : Math.max(query.after(), end);
            return new FeedPage(query, List.copyOf(changes), position, end);
        }
    }

    /**
     * An item, letter or handling after its latest change.
     *
     * @param sequence of the change in the owner's log
     * @param kind letter or handling; empty for an item
     * @param type the status
     * @param document JSON in UTF-8, sent as it is stored
     */
    record FeedEntry(long sequence, Optional<String> kind, String type, byte[] document) {

        /** Writes the entry as JSON on one line, as event streams require. */
        void writeTo(ByteArrayOutputStream json) {
            write(
                    json,
                    "{\"sequence\":" + sequence
                            + kind.map(it -> ",\"kind\":\"" + it + "\"").orElse("") + ",\"type\":\"" + type
                            + (kind.isPresent() ? "\",\"document\":" : "\",\"item\":"));
            json.writeBytes(onOneLine(document));
            json.write('}');
        }

        /** The same as text. */
        String json() {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            writeTo(json);
            return json.toString(StandardCharsets.UTF_8);
        }
    }
}
