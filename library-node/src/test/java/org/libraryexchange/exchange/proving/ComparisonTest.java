package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.proving.Comparison.Finding;
import org.libraryexchange.exchange.proving.InMemoryCatalogue.Row;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.ListedItem;

class ComparisonTest {

    private static final int BUCKETS = CatalogueDigest.BUCKETS;

    /**
     * First the differing buckets, then the items in them: together exactly the differences between any two catalogues.
     */
    @Test
    void differencesOfAnyTwoCataloguesAreFoundAndNothingElse() {
        for (long seed = 0; seed < 200; seed++) {
            // Given
            Random random = new Random(seed);
            InMemoryCatalogue owner = random(random);
            InMemoryCatalogue mirror = copyOf(owner, random);
            Map<UUID, Sort> expected = differences(owner, mirror);

            // When
            BitSet buckets =
                    owner.view().sum().digest().differing(mirror.view().sum().digest());
            Comparison comparison = compared(owner, mirror, buckets, random);

            // Then
            assertThat(found(comparison)).as("seed %d", seed).isEqualTo(expected);
            assertThat(buckets.cardinality()).as("seed %d", seed).isLessThanOrEqualTo(expected.size());
            assertThat(buckets.isEmpty()).as("seed %d", seed).isEqualTo(expected.isEmpty());
        }
    }

    @Test
    void whatIsBeyondTheMostIsCounted() {
        // Given
        InMemoryCatalogue owner = random(new Random(1));
        int all = owner.rows().size();
        Comparison comparison = new Comparison(BUCKETS, 3);

        // When
        owner.view().list(allBuckets(), comparison::owner);
        comparison.end();

        // Then
        assertThat(comparison.findings()).hasSize(3);
        assertThat(comparison.unnamed()).isEqualTo(all - 3);
    }

    @Test
    void differenceSaysWhereBothStand() {
        // Given
        UUID id = UUID.randomUUID();
        Comparison comparison = new Comparison(BUCKETS, 10);

        // When
        comparison.owner(Row.of(id, 9, 2, "published", "new").listed());
        comparison.mirror(Row.of(id, 5, 1, "published", "old").listed());

        // Then
        assertThat(comparison.findings())
                .extracting(Finding::named)
                .containsExactly(new Difference(id, Sort.STALE, 9L, 5L, null));
    }

    /** The owner's listing comes in parts of any size. */
    private static Comparison compared(
            InMemoryCatalogue owner, InMemoryCatalogue mirror, BitSet buckets, Random random) {
        Comparison comparison = new Comparison(BUCKETS, 1_000);
        List<ListedItem> listed = new ArrayList<>();
        owner.view().list(buckets, listed::add);
        int[] taken = {0};
        mirror.view().list(buckets, item -> {
            while (!comparison.reaches(item) && taken[0] < listed.size()) {
                int part = Math.min(listed.size(), taken[0] + 1 + random.nextInt(5));
                listed.subList(taken[0], part).forEach(comparison::owner);
                taken[0] = part;
            }
            comparison.mirror(item);
        });
        listed.subList(taken[0], listed.size()).forEach(comparison::owner);
        comparison.end();
        return comparison;
    }

    private static InMemoryCatalogue random(Random random) {
        InMemoryCatalogue catalogue = new InMemoryCatalogue();
        for (int n = 10 + random.nextInt(60); n > 0; n--) {
            catalogue.publish(new UUID(random.nextLong(), random.nextLong()), "item " + n);
        }
        return catalogue;
    }

    private static InMemoryCatalogue copyOf(InMemoryCatalogue owner, Random random) {
        InMemoryCatalogue mirror = new InMemoryCatalogue();
        for (Row row : List.copyOf(owner.rows())) {
            switch (random.nextInt(20)) {
                case 0 -> {}
                case 1 -> mirror.put(row.at(row.sequence() + 1 + random.nextInt(9)));
                case 2 -> mirror.put(row.at(row.sequence() - 1));
                case 3 -> mirror.put(row.damaged(row.document() + " "));
                case 4 -> mirror.put(row.ofVersion(row.version() + 1));
                case 5 -> mirror.put(row.ofStatus("withdrawn"));
                case 6 -> {
                    mirror.put(row);
                    mirror.put(Row.of(new UUID(random.nextLong(), random.nextLong()), 3, 1, "published", "extra"));
                }
                case 7 -> {
                    mirror.put(row);
                    owner.bend(row.id(), damaged -> damaged.damaged("damaged"));
                }
                default -> mirror.put(row);
            }
        }
        return mirror;
    }

    /** The differences by definition, without buckets and order. */
    private static Map<UUID, Sort> differences(InMemoryCatalogue owner, InMemoryCatalogue mirror) {
        Map<UUID, Sort> differences = new TreeMap<>();
        owner.rows().forEach(row -> differences.put(row.id(), Sort.MISSING));
        for (Row held : mirror.rows()) {
            Row own = owner.row(held.id());
            if (own == null) {
                differences.put(held.id(), Sort.EXTRA);
            } else if (own.listed().line().equals(held.listed().line())) {
                differences.remove(held.id());
            } else if (own.sequence() == held.sequence()) {
                differences.put(held.id(), Sort.ALTERED);
            } else {
                differences.put(held.id(), own.sequence() > held.sequence() ? Sort.STALE : Sort.AHEAD);
            }
        }
        owner.rows().stream()
                .filter(row -> !row.listed().isIntact())
                .forEach(row -> differences.put(row.id(), Sort.DAMAGED_AT_OWNER));
        return differences;
    }

    private static Map<UUID, Sort> found(Comparison comparison) {
        Map<UUID, Sort> found = new TreeMap<>();
        comparison.findings().forEach(finding -> found.put(finding.any().id(), finding.sort()));
        return found;
    }

    private static BitSet allBuckets() {
        BitSet all = new BitSet();
        all.set(0, BUCKETS);
        return all;
    }
}
