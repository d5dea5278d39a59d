package org.libraryexchange.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.Sha256;

class SealTest {

    private static final Keys LEEDS = Keys.made();
    private static final Keys OTHER = Keys.made();
    private static final String TOPIC = "library.leeds.items";

    private final Random random = new Random(20_270_508);
    private final Sealer sealer = new Sealer(LEEDS, random);
    private final SealCheck check = new SealCheck(List.of(LEEDS));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 33, 63, 64, 65, 130})
    void everyRecordThatWasSentTogetherProvesItself(int count) {
        // Given
        List<SealedContent> records = records(count);

        // When
        List<Seal> seals = sealer.seal(records);

        // Then
        for (int i = count - 1; i >= 0; i--) {
            assertThat(check(records.get(i), seals.get(i).bytes())).isEqualTo(SealState.GOOD);
        }
    }

    static Stream<SealedContent> changed() {
        SealedContent sent = content(7);
        byte[] sha256 = Sha256.of(new byte[] {7});
        return Stream.of(
                new SealedContent("library.leeds.exchange", sent.type(), sent.key(), 7, 6, sent.sha256()),
                new SealedContent(TOPIC, "org.libraryexchange.marker.v1", sent.key(), 7, 6, sent.sha256()),
                new SealedContent(TOPIC, sent.type(), bytes("another"), 7, 6, sent.sha256()),
                new SealedContent(TOPIC, sent.type(), sent.key(), 8, 6, sent.sha256()),
                new SealedContent(TOPIC, sent.type(), sent.key(), 7, 5, sent.sha256()),
                new SealedContent(TOPIC, sent.type(), sent.key(), 7, 6, sha256),
                // The same bytes, divided otherwise.
                new SealedContent(TOPIC + sent.type(), "", sent.key(), 7, 6, sent.sha256()));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void sealIsOfNoOtherRecord(SealedContent other) {
        // Given
        List<Seal> seals = sealer.seal(records(20));

        // When
        SealState state = check(other, seals.get(7).bytes());

        // Then
        assertThat(state).isEqualTo(SealState.WRONG);
    }

    @Test
    void sealOfNeighbourIsWrong() {
        // Given
        List<SealedContent> records = records(20);
        List<Seal> seals = sealer.seal(records);

        // When
        SealState state = check(records.get(7), seals.get(8).bytes());

        // Then
        assertThat(state).isEqualTo(SealState.WRONG);
    }

    @Test
    void anyOtherByteIsWrong() {
        // Given
        List<SealedContent> records = records(20);
        byte[] header = sealer.seal(records).get(7).bytes();

        // When
        List<SealState> states = IntStream.range(0, header.length)
                .mapToObj(i -> check(records.get(7), with(header, i, (byte) (header[i] ^ 1 << random.nextInt(8)))))
                .toList();

        // Then
        assertThat(states).hasSize(header.length).containsOnly(SealState.WRONG);
    }

    @Test
    void anyBytesAreNoSeal() {
        // Given
        List<byte[]> headers = IntStream.range(0, 500).mapToObj(this::noise).toList();

        // When
        List<SealState> states =
                headers.stream().map(header -> check(content(1), header)).toList();

        // Then
        assertThat(states).containsOnly(SealState.WRONG);
    }

    @Test
    void signatureOfOneCityIsNotThatOfAnother() {
        // Given
        List<SealedContent> records = records(3);
        List<Seal> seals = new Sealer(OTHER, random).seal(records);

        // When
        SealState state = check(records.get(0), seals.get(0).bytes());

        // Then
        assertThat(state).isEqualTo(SealState.WRONG);
    }

    @Test
    void cityThatChangesItsKeyIsKnownByBoth() {
        // Given
        List<SealedContent> records = records(3);
        SealCheck both = new SealCheck(List.of(LEEDS, OTHER));
        List<Seal> before = sealer.seal(records);
        List<Seal> after = new Sealer(OTHER, random).seal(records);

        // When
        SealState old =
                both.check(() -> records.get(1), Optional.of(before.get(1).bytes()));
        SealState now =
                both.check(() -> records.get(1), Optional.of(after.get(1).bytes()));

        // Then
        assertThat(List.of(old, now)).containsOnly(SealState.GOOD);
    }

    /** What is known of a neighbour shortens the way, and lets nothing pass that is not on it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 21, 63, 64})
    void neighboursOfAGoodRecordAreCheckedAsStrictly(int count) {
        // Given
        List<SealedContent> records = records(count);
        List<Seal> seals = sealer.seal(records);

        for (int i = 1; i < count; i++) {
            SealedContent record = records.get(i);
            byte[] bytes = seals.get(i).bytes();
            SealedContent before = records.get(i - 1);
            SealState known =
                    check.check(() -> before, Optional.of(seals.get(i - 1).bytes()));
            byte[] other = bytes.clone();
            other[bytes.length - 1 - random.nextInt(32 * seals.get(i).path().size())] ^= 1;

            // When
            SealState damaged = check.check(() -> record, Optional.of(other));
            SealState good = check.check(() -> record, Optional.of(bytes));

            // Then
            assertThat(List.of(known, damaged, good)).containsExactly(SealState.GOOD, SealState.WRONG, SealState.GOOD);
        }
    }

    @Test
    void recordWithoutSealIsToldApartFromOneWithAWrongSeal() {
        // When
        SealState state = check.check(() -> content(1), Optional.empty());

        // Then
        assertThat(state).isEqualTo(SealState.MISSING);
    }

    @Test
    void nothingIsCheckedWhereNoKeyIsKnown() {
        // When
        SealState state = SealCheck.none()
                .check(
                        () -> {
                            throw new AssertionError("asked for the content");
                        },
                        Optional.of(new byte[3]));

        // Then
        assertThat(state).isEqualTo(SealState.UNCHECKED);
    }

    /** The leaves and roots that implementations of Certificate Transparency are tested with. */
    @ParameterizedTest
    @MethodSource("knownRoots")
    void treesAreThoseOfTheStandard(KnownRoot known) {
        // Given
        List<byte[]> leaves = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .limit(known.count())
                .map(HexFormat.of()::parseHex)
                .map(SealTest::leaf)
                .toList();

        // When
        SealTree tree = new SealTree(leaves);

        // Then
        assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(known.root());
        for (int i = 0; i < known.count(); i++) {
            assertThat(SealTree.way(leaves.get(i), i, known.count(), tree.path(i), Optional.empty())
                            .orElseThrow()
                            .root())
                    .isEqualTo(tree.root());
        }
    }

    record KnownRoot(int count, String root) {}

    static Stream<KnownRoot> knownRoots() {
        return Stream.of(
                new KnownRoot(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
                new KnownRoot(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
                new KnownRoot(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
                new KnownRoot(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                new KnownRoot(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
                new KnownRoot(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
                new KnownRoot(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
    }

    private static byte[] leaf(byte[] entry) {
        return Sha256.of(concatenated(new byte[1], entry));
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] all = new byte[one.length + other.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private SealState check(SealedContent content, byte[] header) {
        return check.check(() -> content, Optional.of(header));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        if (length > 0) {
            noise[0] = 1;
        }
        return noise;
    }

    private static byte[] with(byte[] bytes, int index, byte value) {
        byte[] changed = bytes.clone();
        changed[index] = value;
        return changed;
    }

    private static List<SealedContent> records(int count) {
        List<SealedContent> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(content(i));
        }
        return records;
    }

    private static SealedContent content(int number) {
        byte[] key = bytes("item " + number);
        return new SealedContent(TOPIC, "org.libraryexchange.item.v1", key, number, number - 1L, Sha256.of(key));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
