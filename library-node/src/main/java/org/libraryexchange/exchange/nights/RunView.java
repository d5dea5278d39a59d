package org.libraryexchange.exchange.nights;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;

/**
 * A run, as people and their programs see it.
 *
 * @param outcome empty until the run has ended
 * @param reasons why the run is not complete
 * @param steps those that have begun, in order; one without an end is current, or was when the run gave up
 * @param proof the latest proof of the own catalogue that the run asked for
 * @param sent what went to the own log since the run before; empty until the run has ended
 * @param partners the results at each partner; empty until the run has ended
 * @param sources what came from each source since the run before; empty until the run has ended
 * @param caughtUpBy the later run that exchanged what a missed or failed night had not
 */
public record RunView(
        @Nested @JsonUnwrapped RunPlan plan,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        @Nullable List<Reason> reasons,
        @Nullable List<StepView> steps,
        Optional<UUID> proof,
        @Nested Optional<SentView> sent,
        @Nullable List<PartnerView> partners,
        @Nullable List<SourceView> sources,
        Optional<UUID> caughtUpBy) {

    RunView with(List<StepView> taken, List<PartnerView> found, List<SourceView> fetched) {
        List<Reason> why = outcome.isEmpty() || taken.isEmpty()
                ? List.of()
                : Reasons.of(taken.get(taken.size() - 1).step(), found);
        return new RunView(plan, ended, outcome, why, taken, proof, sent, found, fetched, caughtUpBy);
    }

    /** How it ended, as a term; {@code running} if it has not. */
    public String outcomeTerm() {
        return outcome.map(Outcome::term).orElse("running");
    }

    public boolean atWork() {
        return ended.isEmpty();
    }

    private static OptionalLong total(OptionalLong unchanged, long moved) {
        return unchanged.isPresent() ? OptionalLong.of(moved + unchanged.getAsLong()) : OptionalLong.empty();
    }

    /**
     * What came from a source since the run before. All records of fetches that finished are counted as one of the last
     * six.
     *
     * @param state of the last fetch
     * @param reason why that failed, or brought nothing, as a term
     * @param withdrawals items that an import is to withdraw
     */
    public record SourceView(
            String name,
            String state,
            Instant started,
            Instant ended,
            Optional<String> reason,
            long withdrawals,
            long records,
            long rows,
            long repeated,
            long own,
            long removed,
            long deleted,
            long unusable) {}

    /** A step of the run. */
    public record StepView(Step step, Instant started, Optional<Instant> ended) {}

    /**
     * A reason why a run is not complete.
     *
     * @param reason stable term
     * @param partner whom it concerns
     * @param items how many items it concerns, or letters
     */
    public record Reason(String reason, Optional<String> partner, OptionalLong items) {}

    /**
     * What went to the own log since the run before. All items of the catalogue are counted as published, repaired or
     * unchanged.
     *
     * @param unchanged all other items than those that were sent; empty if no partner has said how many items there are
     */
    @PropagateNull("published")
    public record SentView(@Nested @JsonUnwrapped SentCounts counts, OptionalLong unchanged) {

        /** All of them; empty if the unchanged ones are not known. */
        public OptionalLong total() {
            return RunView.total(unchanged, counts.published() + counts.repaired());
        }
    }

    /**
     * The result at a partner.
     *
     * @param theirs what the partner says that it holds of this city's catalogue
     * @param ours what this city holds of the partner's catalogue
     * @param letters the letters between the two; empty for runs from before there were letters
     * @param pictures the pictures of the two, each form counted; empty for runs from before they were counted
     * @param pausedThere whether the partner applied nothing of this city, because somebody had paused it
     * @param pausedHere whether this city applied nothing of the partner, for the same reason
     */
    public record PartnerView(
            String partner,
            Optional<HoldingView> theirs,
            Optional<HoldingView> ours,
            ReceivedView received,
            Optional<LogView> letters,
            Optional<LogView> pictures,
            boolean pausedThere,
            boolean pausedHere) {}

    /**
     * The letters between the city and a partner, or the forms of pictures. What an addressee did with a letter counts as a
     * letter of its own.
     *
     * @param waiting whether the partner does not have such a log yet, so that those to it wait
     * @param theirs what the partner says that it holds of this city's
     * @param ours what this city holds of the partner's
     */
    public record LogView(
            boolean waiting,
            @Nested("their") Optional<HoldingView> theirs,
            @Nested("our") Optional<HoldingView> ours,
            @Nested("sent") SentOfLogView sent,
            @Nested("received") ReceivedOfLogView received) {}

    /**
     * What went to such a log since the run before. All in it are counted as sent, repaired or unchanged.
     *
     * @param repaired those that were only sent again
     * @param unchanged all others; empty if the partner has not said how many there are
     */
    public record SentOfLogView(long sent, long repaired, OptionalLong unchanged) {

        /** All of them; empty if the unchanged ones are not known. */
        public OptionalLong total() {
            return RunView.total(unchanged, sent + repaired);
        }
    }

    /**
     * What came from a partner's such log since the run before. All in it are counted as received or unchanged.
     *
     * @param unchanged empty if the mirror was not compared
     */
    public record ReceivedOfLogView(long received, OptionalLong unchanged) {

        /** All of them; empty if the unchanged ones are not known. */
        public OptionalLong total() {
            return RunView.total(unchanged, received);
        }
    }

    /**
     * A receipt. All items are counted as verified, rejected or differing.
     *
     * @param sequence in the owner's log
     */
    public record HoldingView(
            @PropagateNull long sequence,
            long items,
            long verified,
            long rejected,
            long differing,
            @ColumnName("receipt") Instant made) {}

    /**
     * What came from a partner's log since the run before. All items are counted as added, changed or unchanged.
     *
     * @param unchanged empty if the mirror was not compared
     */
    public record ReceivedView(@Nested @JsonUnwrapped ReceivedCounts counts, OptionalLong unchanged) {

        /** All of them; empty if the unchanged ones are not known. */
        public OptionalLong total() {
            return RunView.total(unchanged, counts.added() + counts.changed());
        }
    }
}
