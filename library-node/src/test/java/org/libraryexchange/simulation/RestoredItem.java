package org.libraryexchange.simulation;

/**
 * An item whose state in the log the database cannot have sent, as the table {@code restored_item} holds it.
 *
 * @param log its state there
 * @param known sequence of an own state that the log holds too; 0 for none
 * @param finding unknown, behind, conflict or erasure
 * @param ownSha256 of the own state that it was compared with; null before
 * @param choice adopt or keep; null for none
 * @param outcome adopted or kept; null before
 */
public record RestoredItem(
        Row log, long known, String finding, byte[] ownSha256, String choice, String outcome, boolean isPurged) {

    /** Whether somebody has to choose. */
    public boolean isConflict() {
        return finding.equals("conflict") || finding.equals("erasure");
    }

    public RestoredItem noted(String newFinding, byte[] own, boolean asks) {
        return new RestoredItem(log, known, newFinding, own, asks ? null : choice, outcome, isPurged);
    }

    public RestoredItem chosen(String newChoice) {
        return new RestoredItem(log, known, finding, ownSha256, newChoice, outcome, isPurged);
    }

    public RestoredItem ended(String newOutcome, String newChoice) {
        return new RestoredItem(log, known, finding, ownSha256, newChoice, newOutcome, isPurged);
    }

    RestoredItem purged() {
        return new RestoredItem(log, known, finding, ownSha256, choice, outcome, true);
    }
}
