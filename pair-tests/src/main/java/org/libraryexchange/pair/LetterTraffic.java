package org.libraryexchange.pair;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.Journal.Attempt;
import org.libraryexchange.pair.Journal.State;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.NotSent;
import org.libraryexchange.pair.RequestOutcome.Refused;
import org.libraryexchange.pair.RequestOutcome.Unknown;

/**
 * Letters to the other city, some of which are recalled, and what becomes of those that came from there. Only the last is
 * written again and again, since a letter that was sent does not change.
 */
record LetterTraffic(NodeClient client, String to, Queue<StoredItem> received) implements Traffic {

    static LetterTraffic of(CityUnderTest city, String name, int most) {
        CityUnderTest other = city.other();
        return new LetterTraffic(
                city.client(), other.name(), new ConcurrentLinkedQueue<>(ManyLetters.received(city, name, most)));
    }

    @Override
    public WriteTarget once(String name) {
        return new Series(name);
    }

    @Override
    public WriteTarget againAndAgain(String name) {
        return new Handling(name, received.remove());
    }

    /** Letters that one client sends one after another. It recalls some of them. */
    private final class Series implements WriteTarget {

        private final String name;
        private int begun;
        private String lastKey;
        private Acknowledged last;

        private Series(String name) {
            this.name = name;
        }

        @Override
        public Attempt attempt(Kind kind, String subject) {
            if (kind == Kind.WITHDRAWAL && last != null) {
                return recalled(last);
            }
            String key = name + "/" + ++begun;
            String letter = ItemDocuments.letter(kind == Kind.REFUSED ? "nowhere" : to, subject)
                    .toString();
            if (kind == Kind.DRAFT) {
                return new Attempt(key, new State(subject, "draft"), client.createLetter(letter));
            }
            RequestOutcome outcome = client.sendLetter(letter);
            if (outcome instanceof Acknowledged acknowledged) {
                last = acknowledged;
                lastKey = key;
            }
            return new Attempt(key, new State(subject, "sent"), outcome);
        }

        private Attempt recalled(Acknowledged letter) {
            last = null;
            return new Attempt(
                    lastKey,
                    new State(null, "recalled"),
                    client.actOnLetter(letter.id(), "recall", letter.entityTag()));
        }
    }

    /** What one client says became of a letter. */
    private final class Handling implements WriteTarget {

        private final String key;
        private final StoredItem letter;
        private String tag;
        private String reason;
        private boolean inDoubt;

        private Handling(String key, StoredItem letter) {
            this.key = key;
            this.letter = letter;
            this.tag = quoted(letter);
        }

        private static String quoted(StoredItem letter) {
            return '"' + letter.sha256() + '"';
        }

        @Override
        public Attempt attempt(Kind kind, String text) {
            if (inDoubt && !isKnownAgain()) {
                return new Attempt(key, new State(text, "current"), new NotSent());
            }
            String said = kind == Kind.SAME_AGAIN && reason != null ? reason : text;
            return known(said, client.handleLetter(letter.id(), tag, """
                    {"state": "%s", "reason": {"en": "%s"}}
                    """.formatted(
                            kind == Kind.REFUSED ? "on-fire" : "in-hand", said)));
        }

        private Attempt known(String said, RequestOutcome outcome) {
            if (outcome instanceof Acknowledged acknowledged) {
                tag = acknowledged.entityTag();
                reason = said;
            }
            inDoubt = outcome instanceof Unknown;
            return new Attempt(key, new State(said, "current"), outcome);
        }

        private boolean isKnownAgain() {
            RequestOutcome read = client.get("/api/v1/letters/" + letter.id() + "/handling");
            if (read instanceof Acknowledged acknowledged) {
                tag = acknowledged.entityTag();
            } else if (read instanceof Refused) {
                tag = quoted(letter);
            }
            return read instanceof Acknowledged || read instanceof Refused;
        }
    }
}
