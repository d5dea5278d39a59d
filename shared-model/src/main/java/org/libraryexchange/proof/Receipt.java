package org.libraryexchange.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a mirror found at a marker.
 *
 * @param step of the marker
 * @param sequence of the marker
 * @param items how many the owner's catalogue has there; 0 where the mirror does not know
 * @param verified how many of them the mirror holds byte for byte; 0 where it did not come to compare them all
 * @param root of the owner's catalogue there, as the mirror has compared with it, in hexadecimal: what is confirmed is that
 *     and nothing else; null where it compared with nothing
 * @param buckets those that differ, see {@link Buckets}; null unless items are to be listed
 * @param differences item by item, those rejected included
 * @param unnamed how many further differences were found and not named
 */
public record Receipt(
        UUID proof,
        String owner,
        String mirror,
        int step,
        long sequence,
        Outcome outcome,
        long items,
        long verified,
        String root,
        String buckets,
        List<Difference> differences,
        long unnamed,
        Instant made)
        implements Message {

    private static final Pattern ROOT = Pattern.compile("[0-9a-f]{64}");

    /** Most differences that a receipt names; the next proof names those that are left. */
    public static final int MOST_DIFFERENCES = 4_000;

    /** How a comparison ended. */
    public enum Outcome {
        /** The mirror holds all that it has not rejected. */
        @JsonProperty("verified")
        VERIFIED,
        /** Some buckets differ; the owner is to list their items. */
        @JsonProperty("buckets-differ")
        BUCKETS_DIFFER,
        /** Items differ; they are named. */
        @JsonProperty("items-differ")
        ITEMS_DIFFER,
        /** The mirror has not stood at the end of the log since it found a gap or began to read from the start. */
        @JsonProperty("catching-up")
        CATCHING_UP,
        /** The mirror had to give the comparison up. */
        @JsonProperty("interrupted")
        INTERRUPTED;

        /** The outcome as it is written. */
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads an outcome as it is written. */
        public static Outcome of(String term) {
            return Arrays.stream(values())
                    .filter(each -> each.term().equals(term))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("outcome: is not known: " + term));
        }
    }

    public Receipt {
        Checks.place(proof, step, sequence);
        Checks.given("owner", owner);
        Checks.given("mirror", mirror);
        Checks.given("outcome", outcome);
        Checks.time("made", made);
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

    /** How many items the mirror rejected. */
    public long rejected() {
        return differences.stream()
                .filter(difference -> difference.sort() == Difference.Sort.REJECTED)
                .count();
    }

    /** How many items differ otherwise, as far as the mirror knows. */
    public long differing() {
        return differences.size() - rejected() + unnamed;
    }

    @Override
    public MessageType type() {
        return MessageType.RECEIPT;
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
