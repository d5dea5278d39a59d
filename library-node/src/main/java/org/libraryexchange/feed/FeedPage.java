package org.libraryexchange.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some changes of one city, in order.
 *
 * @param position after which to ask next
 * @param end how far this node knows the owner's log
 */
record FeedPage(FeedQuery query, List<FeedEntry> changes, long position, long end) {

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

    /** The page as JSON. It is built as text, because documents are sent as they are stored. */
    String json() {
        String all = changes.stream().map(FeedEntry::json).collect(Collectors.joining(","));
        return "{\"owner\":\"" + query.owner() + "\",\"changes\":[" + all + "],\"position\":" + position + ",\"end\":"
                + end + ",\"more\":" + more() + ",\"next\":\"" + next() + "\"}";
    }

    /** A page under construction. */
    static final class Assembly {

        private final FeedQuery query;
        private final long end;
        private final int mostCharacters;
        private final List<FeedEntry> changes = new ArrayList<>();
        private int characters;

        /**
         * @param end how far this node knows the owner's log
         * @param mostCharacters the length at which the page ends early, roughly, so that large documents do not fill
         *     the memory
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

        /**
         * Ends the page. If it is not full, it covers everything up to the end, even if the last sequences have no
         * item.
         */
        FeedPage done() {
            long position = isFull() ? changes.get(changes.size() - 1).sequence() : Math.max(query.after(), end);
            return new FeedPage(query, List.copyOf(changes), position, end);
        }
    }
}
