package org.libraryexchange.bench.pair;

import org.libraryexchange.pair.NodeClient;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The feed of changes, read page by page. The client uses only the address at which to continue. */
public final class ChangeFeed {

    private ChangeFeed() {}

    /**
     * Follows the changes of Leeds from the first one.
     *
     * @param end position to reach
     * @param size of a page, in changes
     */
    public static void follow(NodeClient client, long end, int size) {
        long position = 0;
        while (position < end) {
            String page = body(client.get("/api/v1/changes?owner=leeds&after=" + position + "&limit=" + size));
            String tail = page.substring(page.lastIndexOf("\"position\":") + 11);
            position = Long.parseLong(tail.substring(0, tail.indexOf(',')));
        }
    }

    static String body(RequestOutcome outcome) {
        if (outcome instanceof Acknowledged answer) {
            return answer.body();
        }
        throw new IllegalStateException("not served: " + outcome);
    }
}
