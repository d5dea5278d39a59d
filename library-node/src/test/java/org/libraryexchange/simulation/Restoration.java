package org.libraryexchange.simulation;

/** How far the database was brought to agree with its log, as the table {@code restoration} holds it. */
public record Restoration(
        boolean isOpen,
        String topicId,
        long announced,
        long logSequence,
        long logEnd,
        long lastDoubtful,
        boolean sendsAgain) {

    static final Restoration NONE = new Restoration(false, null, 0, 0, 0, 0, false);

    public Restoration begun(long announcedNow) {
        return new Restoration(true, topicId, announcedNow, 0, logEnd, lastDoubtful, sendsAgain);
    }

    /**
     * All of the log was read.
     *
     * @param counter the last number that was given until now
     */
    public Restoration read(String topic, long end, long highest, boolean again, long counter) {
        return new Restoration(
                isOpen, topic, announced, highest, end, highest > logSequence ? counter : lastDoubtful, again);
    }

    public Restoration settled() {
        return new Restoration(false, topicId, announced, logSequence, logEnd, lastDoubtful, sendsAgain);
    }
}
