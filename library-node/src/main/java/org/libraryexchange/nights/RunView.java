package org.libraryexchange.nights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A run as people and their programs see it.
 *
 * @param night that it covers, by the date on which its window opened; empty for what an operator started
 * @param zone the city's
 * @param windowOpens of the night, or of the latest before an operator's run
 * @param deadline when it was, or would be, given up
 * @param outcome empty while it is at work
 * @param reasons what keeps it from being complete
 * @param steps those that have begun, in order; one without an end is at work, or was when the run was given up
 * @param proof the proof of the own catalogue that it asked for last
 * @param sent what went to the own log since the run before; empty until the run has ended
 * @param partners what was found at each; empty until the run has ended
 * @param caughtUpBy the run that brought what a missed or failed night had not
 */
public record RunView(
        UUID id,
        Optional<LocalDate> night,
        Trigger startedBy,
        Optional<String> requestedBy,
        String zone,
        Instant windowOpens,
        Instant windowCloses,
        Instant started,
        Instant deadline,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        List<Reason> reasons,
        List<StepView> steps,
        Optional<UUID> proof,
        Optional<SentView> sent,
        List<PartnerView> partners,
        Optional<UUID> caughtUpBy) {

    /** A step of the run. */
    public record StepView(Step step, Instant started, Optional<Instant> ended) {}

    /**
     * What keeps a run from being complete.
     *
     * @param reason stable term
     * @param partner whom it is about
     * @param items how many
     */
    public record Reason(String reason, Optional<String> partner, OptionalLong items) {}

    /**
     * What went to the own log since the run before: the items of the catalogue are those published, repaired and
     * unchanged together.
     *
     * @param published changed and sent; those withdrawn, cancelled and erased are among them
     * @param repaired only sent again
     * @param unchanged the others; empty where no partner has said how many there are
     */
    public record SentView(
            long published, long withdrawn, long cancelled, long erased, long repaired, OptionalLong unchanged) {}

    /**
     * What was found at a partner.
     *
     * @param theirs what it says that it holds of this city's catalogue
     * @param ours what this city holds of the partner's
     */
    public record PartnerView(
            String partner, Optional<HeldView> theirs, Optional<HeldView> ours, ReceivedView received) {}

    /**
     * A receipt: the items are those verified, rejected and differing together.
     *
     * @param sequence place of the owner's log
     */
    public record HeldView(long sequence, long items, long verified, long rejected, long differing, Instant made) {}

    /**
     * What came of a partner's log since the run before: the items are those added, changed and unchanged together.
     *
     * @param changed among them those withdrawn, cancelled and erased that were here before
     * @param unchanged empty where the mirror was not compared
     */
    public record ReceivedView(
            long added, long changed, long withdrawn, long cancelled, long erased, OptionalLong unchanged) {}
}
