package org.libraryexchange.exchange.log;

import java.util.List;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;

/**
 * The messages that cities exchange in their logs, beside the items. Each part belongs to one worker and is opened and
 * closed with it, so it exists only once among all replicas.
 */
public interface Conversation {

    /** Sends the city's messages, in the publisher's thread. */
    Speaker speaker(LogHead head);

    /**
     * Listens to the messages in a partner's item log, in its applier's thread.
     *
     * @param reading where the applier continues to read
     */
    Listener listener(String partner, Position reading);

    /** Handles the messages in a partner's control log. */
    Recipient recipient(String partner);

    /** Sends the messages that are due. */
    interface Speaker extends AutoCloseable {

        /** Sends one message that is due; returns false if none is. */
        boolean step();

        @Override
        void close();
    }

    /** Receives the messages of an item log, each at its place between the items. */
    interface Listener extends AutoCloseable {

        /**
         * Receives a message. Everything before it is applied and nothing after it, unless the mirror is paused. After a
         * crash or a pause the same message may come again.
         *
         * @param noted as it came, so that its signature can be checked
         * @param at the position of the mirror; while it is paused, the place of the message
         */
        void hear(AcceptedMessage noted, Position at, MirrorStanding standing);

        /** Called when the mirror reaches the end of the log for the first time since it began to catch up. */
        void caughtUp();

        @Override
        void close();
    }

    /** Handles the records of a control log in order, each at least once. */
    interface Recipient {

        /** Where reading continues. */
        Position position();

        /**
         * Handles a message and moves the position past it, both or neither.
         *
         * @throws FencedException if the position is not where it was
         */
        void receive(AcceptedMessage message, Position from, Position to);

        /**
         * Sets records aside and moves the position past them and past entries that are not records; all or nothing.
         *
         * @throws FencedException if the position is not where it was
         */
        void setAside(List<Rejected> unfit, Position from, Position to);
    }

    /** How a mirror stands to its owner's log when it hears a message. */
    enum MirrorStanding {
        /** Everything before the message is applied. */
        CURRENT,
        /** The mirror may still lack records from an earlier part of the log. */
        CATCHING_UP,
        /** Somebody has paused the mirror: records before the message wait to be applied. */
        PAUSED
    }
}
