package org.libraryexchange.simulation;

/** How far the database was brought to agree with its log, as the table {@code restoration} holds it. */
public record RestorationRow(
        boolean isOpen,
        String topicId,
        long announced,
        long logSequence,
        long logEnd,
        long lastDoubtful,
        boolean sendsAgain) {

    static final RestorationRow NONE = new RestorationRow(false, null, 0, 0, 0, 0, false);

    public RestorationRow begun(long announcedNow) {
        return new RestorationRow(true, topicId, announcedNow, 0, logEnd, lastDoubtful, sendsAgain);
    }

    /**
     * All of the log was read.
     *
     * @param counter the last number that was given until now
     */
    public RestorationRow read(String topic, long end, long highest, boolean again, long counter) {
        return new RestorationRow(
                isOpen, topic, announced, highest, end, highest > logSequence ? counter : lastDoubtful, again);
    }

    public RestorationRow settled() {
        return new RestorationRow(false, topicId, announced, logSequence, logEnd, lastDoubtful, sendsAgain);
    }
}
