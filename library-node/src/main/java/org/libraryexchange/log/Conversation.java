package org.libraryexchange.log;

import java.util.List;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.worker.FencedException;

/**
 * What cities say to each other in their logs beside the items. Each part belongs to one worker, is opened with it and
 * closed with it, and so exists once in all replicas.
 */
public interface Conversation {

    /** Speaks for the city, in the publisher's thread. */
    Speaker speaker(LogHead head);

    /**
     * Listens to a partner's item log, in its applier's thread.
     *
     * @param reading where the applier reads on
     */
    Listener listener(String partner, Position reading);

    /** Takes what a partner says in its control log. */
    Recipient recipient(String partner);

    /** Says what is due. */
    interface Speaker extends AutoCloseable {

        /** Says one thing that is due; false where nothing is. */
        boolean step();

        @Override
        void close();
    }

    /** Hears messages where they stand among the items. */
    interface Listener extends AutoCloseable {

        /**
         * Hears a message. Everything before it is applied, nothing behind it is; it comes again after a crash.
         *
         * @param at where the mirror stands
         * @param catchingUp whether the mirror may lack what an earlier part of the log held
         */
        void hear(Message message, Position at, boolean catchingUp);

        /** The mirror stands at the end of the log, and has not since it began to catch up. */
        void caughtUp();

        @Override
        void close();
    }

    /** Handles records of a control log, each at least once and in order. */
    interface Recipient {

        /** Where to read on. */
        Position position();

        /**
         * Handles a message and moves the position behind it, both or none.
         *
         * @throws FencedException if the position is not where it was
         */
        void receive(AcceptedMessage message, Position from, Position to);

        /**
         * Sets records aside and moves the position behind them, and behind what is no record; all or nothing.
         *
         * @throws FencedException if the position is not where it was
         */
        void setAside(List<Rejected> unfit, Position from, Position to);
    }
}
