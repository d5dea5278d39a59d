package org.libraryexchange.pair;

import org.libraryexchange.pair.Journal.Attempt;
import org.libraryexchange.pair.Journal.State;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Items that clients write by an identifier of their own. */
record ItemTraffic(NodeClient client) implements Traffic {

    private static final String SCHEME = "pair-load";

    @Override
    public WriteTarget once(String name) {
        return new Item(name);
    }

    @Override
    public WriteTarget againAndAgain(String name) {
        return new Item(name);
    }

    private final class Item implements WriteTarget {

        private final String value;
        private State state;
        private Acknowledged last;

        private Item(String value) {
            this.value = value;
        }

        @Override
        public Attempt attempt(Kind kind, String title) {
            return switch (last == null && kind != Kind.REFUSED && kind != Kind.DRAFT ? Kind.NEW_TEXT : kind) {
                case NEW_TEXT ->
                    known(
                            new State(title, "published"),
                            put(ItemDocuments.event(title).toString()));
                case SAME_AGAIN ->
                    known(
                            new State(state.title(), "published"),
                            put(ItemDocuments.event(state.title()).toString()));
                case WITHDRAWAL ->
                    known(
                            new State(state.title(), "withdrawn"),
                            client.withdraw(last.id().toString(), last.entityTag(), "no longer " + title));
                case PATCH ->
                    known(
                            new State(title, state.status()),
                            client.patch(
                                    last.id().toString(), last.entityTag(), "{\"title\":{\"en\":\"" + title + "\"}}"));
                case REFUSED ->
                    new Attempt(
                            value,
                            new State(title, "published"),
                            put(ItemDocuments.impossible(title).toString()));
                case DRAFT -> draft(title);
            };
        }

        private RequestOutcome put(String document) {
            return client.put(SCHEME, value, document);
        }

        /** Drafts are separate items, because a published item never becomes a draft again. */
        private Attempt draft(String title) {
            String key = value + "-draft";
            return new Attempt(
                    key,
                    new State(title, "draft"),
                    client.put(SCHEME, key, ItemDocuments.draft(title).toString()));
        }

        /** After an attempt in doubt, only a write without a precondition can show what the item is. */
        private Attempt known(State tried, RequestOutcome outcome) {
            if (outcome instanceof Acknowledged acknowledged) {
                last = acknowledged;
                state = tried;
            } else if (outcome instanceof RequestOutcome.Unknown) {
                last = null;
            }
            return new Attempt(value, tried, outcome);
        }
    }
}
