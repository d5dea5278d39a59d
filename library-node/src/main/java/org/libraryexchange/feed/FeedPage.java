package org.libraryexchange.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some changes of one city, in order.
 *
 * @param position from which to ask on
 * @param end how far this node knows the owner's log
 */
record FeedPage(FeedQuery query, List<FeedEntry> changes, long position, long end) {

    /** Whether more stands ready. */
    boolean more() {
        return position < end;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Where to ask on; a feed has no end. */
    String next() {
        return query.from(position).address();
    }

    /** The documents go out as they are stored, so the page is put together as text. */
    String json() {
        String all = changes.stream().map(FeedEntry::json).collect(Collectors.joining(","));
        return "{\"owner\":\"" + query.owner() + "\",\"changes\":[" + all + "],\"position\":" + position + ",\"end\":"
                + end + ",\"more\":" + more() + ",\"next\":\"" + next() + "\"}";
    }

    /** A page while it is put together. */
    static final class Assembly {

        private final FeedQuery query;
        private final long end;
        private final int mostCharacters;
        private final List<FeedEntry> changes = new ArrayList<>();
        private int characters;

        /**
         * @param end how far the owner's log goes
         * @param mostCharacters at which a page ends early, about: large documents must not fill the memory
         */
        Assembly(FeedQuery query, long end, int mostCharacters) {
            this.query = query;
            this.end = end;
            this.mostCharacters = mostCharacters;
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
            return changes.size() >= query.limit() || characters >= mostCharacters;
        }

        void add(FeedEntry change) {
            changes.add(change);
            characters += change.document().length();
        }

        /** A page that did not get full has all there is up to the end, whatever numbers are not in use. */
        FeedPage done() {
            long position = isFull() ? changes.get(changes.size() - 1).sequence() : Math.max(query.after(), end);
            return new FeedPage(query, List.copyOf(changes), position, end);
        }
    }
}
