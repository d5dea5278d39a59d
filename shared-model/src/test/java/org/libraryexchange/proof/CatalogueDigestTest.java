package org.libraryexchange.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.Sha256;

class CatalogueDigestTest {

    /** Fewer than a catalogue has, so that buckets hold several items. */
    private static final int BUCKETS = 16;

    @Test
    void bucketsThatDifferAreThoseOfTheItemsThatDo() {
        Property.forAll(300, (random, size) -> {
            Map<UUID, Leaf> one = RandomLeaves.catalogue(random, size);
            Map<UUID, Leaf> other = RandomLeaves.changed(one, random, random.nextInt(4));

            assertThat(digest(one).differing(digest(other))).isEqualTo(bucketsOfDifferences(one, other));
            assertThat(digest(other).differing(digest(one))).isEqualTo(bucketsOfDifferences(one, other));
            assertThat(digest(one).root().equals(digest(other).root())).isEqualTo(one.equals(other));
        });
    }

    @Test
    void oneChangeTouchesOneBucket() {
        Property.forAll(300, (random, size) -> {
            Map<UUID, Leaf> before = RandomLeaves.catalogue(random, size);
            Map<UUID, Leaf> after = RandomLeaves.changed(before, random, 1);

            BitSet differing = digest(before).differing(digest(after));

            assertThat(differing.cardinality()).isEqualTo(1);
            assertThat(differing).isEqualTo(bucketsOfDifferences(before, after));
        });
    }

    @Test
    void orderInWhichItemsComeDoesNotMatter() {
        Property.forAll(50, (random, size) -> {
            List<Leaf> leaves =
                    new ArrayList<>(RandomLeaves.catalogue(random, size).values());
            CatalogueDigest inOrder = CatalogueDigest.of(leaves, BUCKETS);

            Collections.shuffle(leaves, random);

            assertThat(CatalogueDigest.of(leaves, BUCKETS).root()).isEqualTo(inOrder.root());
            assertThat(inOrder.items()).isEqualTo(leaves.size());
        });
    }

    /** Known bytes, so that another program can be held against them. */
    @Test
    void digestOfOneItemIsThatOfTheContract() {
        UUID id = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
        Leaf leaf = new Leaf(id, 110, 3, "cultural-event", "published", Sha256.of(new byte[] {'{', '}'}));

        CatalogueDigest digest = CatalogueDigest.of(List.of(leaf), CatalogueDigest.BUCKETS);

        assertThat(Sha256.hex(leaf.bytes()))
                .isEqualTo("872379d5b36b01aa219631d60702fed950d7a73bc74d14fdd0930e89b1534940");
        assertThat(Leaf.bucket(id, CatalogueDigest.BUCKETS)).isEqualTo(1863);
        assertThat(digest.root()).isEqualTo("9314c3f24f76381669542910eed1e8d3f9380d5424f7e9197cefd323cd858e63");
    }

    @Test
    void emptyCatalogueHasADigest() {
        CatalogueDigest nothing = CatalogueDigest.of(List.of(), BUCKETS);

        assertThat(nothing.items()).isZero();
        assertThat(nothing.bucketCount()).isEqualTo(BUCKETS);
        assertThat(nothing.differing(new CatalogueDigest.Assembly(BUCKETS).digest()))
                .isEqualTo(new BitSet());
    }

    @Test
    void cataloguesDividedOtherwiseCannotBeCompared() {
        CatalogueDigest coarse = CatalogueDigest.of(List.of(), BUCKETS);
        CatalogueDigest fine = CatalogueDigest.of(List.of(), 2 * BUCKETS);

        assertThatThrownBy(() -> coarse.differing(fine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("buckets: 16 cannot be compared with 32");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 3 * 32, (1 << 17) * 32})
    void bucketsThatAreNoPowerOfTwoOfDigestsAreRefused(int bytes) {
        assertThatThrownBy(() -> new CatalogueDigest(0, new byte[bytes]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("buckets: must be a power of two of 32-byte digests");
    }

    @Test
    void bucketsOfACatalogueAreFilledEvenly() {
        Random random = new Random(1);
        int[] items = new int[BUCKETS];
        for (int i = 0; i < 16_000; i++) {
            items[Leaf.bucket(RandomLeaves.id(random), BUCKETS)]++;
        }

        assertThat(items)
                .as("items of each bucket")
                .satisfies(counts -> assertThat(Arrays.stream(counts)).allMatch(count -> count > 800 && count < 1_200));
    }

    private static CatalogueDigest digest(Map<UUID, Leaf> catalogue) {
        return CatalogueDigest.of(catalogue.values(), BUCKETS);
    }

    private static BitSet bucketsOfDifferences(Map<UUID, Leaf> one, Map<UUID, Leaf> other) {
        Map<UUID, Leaf> all = new HashMap<>(one);
        all.putAll(other);
        BitSet buckets = new BitSet();
        all.keySet().stream()
                .filter(id -> !Objects.equals(one.get(id), other.get(id)))
                .forEach(id -> buckets.set(Leaf.bucket(id, BUCKETS)));
        return buckets;
    }
}
