package org.libraryexchange.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.json.Term;

/**
 * What a mirror found at a marker.
 *
 * @param log of letters or pictures that it is about, see {@link LogSource}; null if it is about the owner's item log
 * @param step of the marker
 * @param sequence of the marker
 */
public record Receipt(
        UUID proof,
        String owner,
        String mirror,
        String log,
        int step,
        long sequence,
        @JsonUnwrapped @JsonProperty(Receipt.NO_MEMBER) Result result,
        Instant made)
        implements Message {

    /**
     * Why a comparison was interrupted: somebody has paused the mirror. A version that does not know the member sees an
     * interruption like any other.
     */
    public static final String PAUSED = "paused";

    /** Jackson would read a member of the component's name as the whole result. No version adds one of this name. */
    static final String NO_MEMBER = "(result)";

    private static final Pattern ROOT = Pattern.compile("[0-9a-f]{64}");

    /** Most differences that a receipt names. The next proof names the rest. */
    public static final int MOST_DIFFERENCES = 4_000;

    /**
     * The result of a comparison.
     *
     * @param why a term for the reason of the outcome, such as {@link #PAUSED}; null if there is none to tell
     * @param items number of items that the owner's catalogue has at the marker; 0 if the mirror does not know
     * @param verified number of them that the mirror holds byte for byte; 0 if it did not compare all of them
     * @param root digest of the owner's catalogue there with which the mirror compared itself, in hexadecimal; the
     *     receipt confirms only that catalogue; null if the mirror compared itself with none
     * @param buckets those that differ, see {@link Buckets}; null unless the owner is to list their items
     * @param differences the items that differ, including rejected ones
     * @param unnamed number of further differences, which are not named
     */
    public record Result(
            Outcome outcome,
            String why,
            long items,
            long verified,
            String root,
            String buckets,
            List<Difference> differences,
            long unnamed) {

        public Result {
            Checks.given("outcome", outcome);
            Checks.count("items", items);
            Checks.count("verified", verified);
            Checks.count("unnamed", unnamed);
            if ((outcome == Outcome.BUCKETS_DIFFER) != (buckets != null)) {
                throw new IllegalArgumentException("buckets: are given where buckets differ, and nowhere else");
            }
            if (buckets != null) {
                Buckets.read(buckets);
            }
            differences = differences == null ? List.of() : List.copyOf(differences);
            Checks.most("differences", differences.size(), MOST_DIFFERENCES);
            if (root != null && !ROOT.matcher(root).matches()) {
                throw new IllegalArgumentException("root: is no SHA-256 in hexadecimal");
            }
        }

        /** Nothing was compared. */
        public static Result none(Outcome outcome, String why) {
            return new Result(outcome, why, 0, 0, null, null, List.of(), 0);
        }

        /** The mirror holds the owner's whole catalogue. */
        public static Result equal(long items, String root) {
            return new Result(Outcome.VERIFIED, null, items, items, root, null, List.of(), 0);
        }
    }

    /** How a comparison ended. */
    public enum Outcome implements Term {
        /** The mirror holds everything that it has not rejected. */
        VERIFIED,
        /** Some buckets differ. The owner is asked to list their items. */
        BUCKETS_DIFFER,
        /** Items differ. The receipt names them. */
        ITEMS_DIFFER,
        /** The mirror has not reached the end of the log since it found a gap or began to read from the start. */
        CATCHING_UP,
        /** The mirror had to give up the comparison. */
        INTERRUPTED
    }

    public Receipt {
        Checks.place(proof, step, sequence);
        Checks.given("owner", owner);
        Checks.given("mirror", mirror);
        Checks.log(log, owner, mirror);
        Checks.given("result", result);
        Checks.time("made", made);
    }

    public Outcome outcome() {
        return result.outcome();
    }

    public List<Difference> differences() {
        return result.differences();
    }

    /** Whether the mirror compared nothing because it is paused. */
    public boolean tellsOfAPause() {
        return outcome() == Outcome.INTERRUPTED && PAUSED.equals(result.why());
    }

    /** Number of items that the mirror rejected. */
    public long rejected() {
        return differences().stream()
                .filter(difference -> difference.sort() == Difference.Sort.REJECTED)
                .count();
    }

    /** Number of items that differ otherwise, as far as the mirror knows. */
    public long differing() {
        return differences().size() - rejected() + result.unnamed();
    }

    @Override
    public Optional<String> about() {
        return Optional.ofNullable(log);
    }

    @Override
    public String key() {
        return proof.toString();
    }

    @Override
    public String name() {
        return type().term() + "/" + proof + "/" + step;
    }
}
