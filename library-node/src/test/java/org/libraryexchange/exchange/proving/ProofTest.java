package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.exchange.proving.InMemoryCatalogue.Row;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/** A proof from the marker to the receipt, and its consequences. */
class ProofTest {

    private static final int ITEMS = 30;
    private static final int HISTORIES = 40;

    @TempDir
    static Path keys;

    private TwoCities cities;

    @BeforeEach
    void startWithEqualCatalogues() {
        cities = withItems(ITEMS);
    }

    private static TwoCities withItems(int count) {
        TwoCities cities = new TwoCities(keys);
        for (int n = 0; n < count; n++) {
            cities.leeds().publish(item(n), "item " + n);
        }
        cities.settle();
        return cities;
    }

    private static UUID item(int n) {
        return new UUID(0x019ac1f28a007c11L, 0x8d3f000000000000L + n);
    }

    @Test
    void equalCataloguesAreVerified() {
        // When
        List<Receipt> receipts = cities.prove();

        // Then
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.VERIFIED);
        assertThat(receipts.get(0).result().items()).isEqualTo(ITEMS);
        assertThat(receipts.get(0).result().verified()).isEqualTo(ITEMS);
        assertThat(receipts.get(0).sequence()).isEqualTo(ITEMS);
        assertThat(cities.proofs().signatures()).containsExactly(SignatureState.VALID);
        assertThat(states()).containsExactly("finished");
        assertThat(cities.openViews()).isZero();
    }

    @Test
    void withdrawnAndErasedItemsArePartOfTheProof() {
        // Given
        cities.leeds().write(item(1), "withdrawn", "");
        cities.leeds().write(item(2), "erased", "");
        cities.settle();
        cities.hangzhou().remove(item(2));

        // When
        List<Receipt> receipts = cities.prove();

        // Then
        assertThat(named(receipts)).isEqualTo(Map.of(item(2), Sort.MISSING));
        assertThat(last(receipts).result().verified()).isEqualTo(ITEMS);
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference(Sort.MISSING, mirror -> mirror.remove(item(7))),
                difference(Sort.STALE, mirror -> mirror.put(Row.of(item(7), 3, 1, "published", "older"))),
                difference(Sort.STALE, mirror -> mirror.bend(item(7), row -> row.at(row.sequence() - 1))),
                difference(Sort.AHEAD, mirror -> mirror.bend(item(7), row -> row.at(row.sequence() + 1))),
                difference(Sort.AHEAD, mirror -> mirror.bend(item(7), row -> row.at(1_000_000))),
                difference(Sort.ALTERED, mirror -> mirror.bend(item(7), row -> row.damaged(row.document() + "."))),
                difference(Sort.ALTERED, mirror -> mirror.bend(item(7), row -> row.ofVersion(row.version() + 1))),
                difference(Sort.ALTERED, mirror -> mirror.bend(item(7), row -> row.ofVersion(row.version() - 1))),
                difference(Sort.ALTERED, mirror -> mirror.bend(item(7), row -> row.ofStatus("withdrawn"))),
                difference(Sort.EXTRA, mirror -> mirror.put(Row.of(item(777), 9, 1, "published", "extra"))),
                difference(Sort.EXTRA, mirror -> mirror.put(Row.of(item(777), 1_000_000, 1, "published", "extra"))));
    }

    private static Arguments difference(Sort sort, Consumer<InMemoryCatalogue> planted) {
        return Arguments.of(sort, planted);
    }

    @ParameterizedTest
    @MethodSource("differences")
    void differenceIsNamedRepairedAndProvedAgain(Sort sort, Consumer<InMemoryCatalogue> planted) {
        // Given
        planted.accept(cities.hangzhou());

        // When
        List<Receipt> receipts = cities.prove();

        // Then
        UUID differing = sort == Sort.EXTRA ? item(777) : item(7);
        assertThat(receipts.get(0).outcome()).isEqualTo(Outcome.BUCKETS_DIFFER);
        assertThat(receipts.get(1).outcome()).isEqualTo(Outcome.ITEMS_DIFFER);
        assertThat(sorts(receipts.get(1))).isEqualTo(Map.of(differing, sort));
        assertThat(last(receipts).outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(last(receipts).result().verified()).isEqualTo(ITEMS);
        assertThat(cities.hangzhou().lines()).isEqualTo(cities.leeds().lines());
        assertThat(cities.proofs().reissued()).isEqualTo(sort == Sort.EXTRA ? 0 : 1);
        assertThat(states()).containsOnly("finished");
        assertThat(cities.openViews()).isZero();
    }

    @Test
    void repairKeepsVersionAndBytes() {
        // Given
        Row before = cities.leeds().row(item(7));
        cities.hangzhou().remove(item(7));

        // When
        List<Receipt> unused = cities.prove();

        // Then
        Row after = cities.hangzhou().row(item(7));
        assertThat(after.at(before.sequence()).listed().line())
                .isEqualTo(before.listed().line());
        assertThat(after.sequence()).isGreaterThan(ITEMS);
    }

    @Test
    void damageAtTheOwnerIsNamedAndNotSentAgain() {
        // Given
        cities.leeds().bend(item(7), row -> row.damaged(row.document() + "."));
        Map<UUID, String> mirrored = cities.hangzhou().lines();

        for (int n = 0; n < 2; n++) {
            // When
            List<Receipt> receipts = cities.prove();

            // Then
            assertThat(receipts)
                    .extracting(Receipt::outcome)
                    .containsExactly(Outcome.BUCKETS_DIFFER, Outcome.ITEMS_DIFFER);
            assertThat(named(receipts)).isEqualTo(Map.of(item(7), Sort.DAMAGED_AT_OWNER));
            assertThat(lastProof().damaged()).containsExactly(item(7));
            assertThat(cities.proofs().reissued()).isZero();
            assertThat(cities.hangzhou().lines()).isEqualTo(mirrored);
        }
    }

    @Test
    void damageAtBothIsTheOwners() {
        // Given
        cities.leeds().bend(item(7), row -> row.damaged(row.document() + "."));
        cities.leeds().bend(item(8), row -> row.damaged(row.document() + "."));
        cities.hangzhou().bend(item(7), row -> row.damaged(row.document() + "!"));
        cities.hangzhou().remove(item(8));

        // When
        List<Receipt> receipts = cities.prove();

        // Then
        assertThat(named(receipts)).isEqualTo(Map.of(item(7), Sort.DAMAGED_AT_OWNER, item(8), Sort.DAMAGED_AT_OWNER));
        assertThat(cities.proofs().reissued()).isZero();
    }

    @Test
    void itemThatTheMirrorRejectedIsNamedWithTheReason() {
        // Given
        cities.rejects(item(7));
        cities.rejects(item(777));
        cities.leeds().publish(item(7), "cannot be stored");
        cities.leeds().publish(item(777), "cannot be stored");

        // When
        List<Receipt> receipts = cities.prove();

        // Then
        Receipt receipt = last(receipts);
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.BUCKETS_DIFFER, Outcome.VERIFIED);
        assertThat(sorts(receipt)).isEqualTo(Map.of(item(7), Sort.REJECTED, item(777), Sort.REJECTED));
        assertThat(receipt.differences()).extracting(Difference::reason).containsOnly("not-storable");
        assertThat(receipt.result().verified()).isEqualTo(ITEMS - 1);
        assertThat(receipt.result().items()).isEqualTo(ITEMS + 1);
        assertThat(cities.proofs().reissued()).isZero();
        assertThat(states()).containsExactly("finished");
    }

    @Test
    void recordThatWasDamagedOnItsWayExplainsNothing() {
        // Given
        cities.hangzhou().remove(item(7));
        cities.rejectedDamaged(item(7));

        // When
        List<Receipt> receipts = cities.prove();

        // Then
        assertThat(named(receipts)).isEqualTo(Map.of(item(7), Sort.MISSING));
        assertThat(last(receipts).outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(cities.hangzhou().lines()).isEqualTo(cities.leeds().lines());
    }

    @Test
    void rejectionOfAnEarlierStateExplainsNothing() {
        // Given
        cities.rejects(item(7));
        cities.leeds().publish(item(7), "cannot be stored");
        cities.settle();
        cities.loses(item(7));
        cities.leeds().publish(item(7), "could be stored, but got lost");

        // When
        List<Receipt> receipts = cities.prove();

        // Then
        assertThat(sorts(receipts.get(1))).isEqualTo(Map.of(item(7), Sort.STALE));
    }

    @Test
    void itemIsSentAgainOnceInAChainAndOnceMoreInTheNext() {
        // Given
        cities.hangzhou().remove(item(7));
        cities.loses(item(7));

        // When
        List<Receipt> first = cities.prove();

        // Then
        assertThat(cities.proofs().reissued()).isEqualTo(1);
        assertThat(last(first).outcome()).isEqualTo(Outcome.ITEMS_DIFFER);
        assertThat(states()).containsExactly("finished", "finished");

        // When
        List<Receipt> second = cities.prove();

        // Then
        assertThat(cities.proofs().reissued()).isEqualTo(2);
        assertThat(last(second).outcome()).isEqualTo(Outcome.ITEMS_DIFFER);
    }

    @Test
    void itemThatChangedSinceIsNotSentAgain() {
        // Given
        cities.hangzhou().remove(item(7));
        UUID unused = cities.requestProof();
        letBothWork();
        assertThat(cities.receive()).isTrue();
        letBothWork();

        // When
        cities.leeds().publish(item(7), "changed before the answer arrives");
        cities.settle();

        // Then
        assertThat(named(cities.proofs().receipts())).isEqualTo(Map.of(item(7), Sort.MISSING));
        assertThat(cities.proofs().reissued()).isZero();
        assertThat(cities.hangzhou().lines()).isEqualTo(cities.leeds().lines());
    }

    /** Lets both cities work as far as they can while no answer of Hangzhou arrives in Leeds. */
    private void letBothWork() {
        int steps = 0;
        while (cities.speak() || cities.listen() || cities.work()) {
            assertThat(++steps).isLessThan(1_000);
        }
    }

    @Test
    void mirrorThatCatchesUpSaysSoAndAsksForAProofAtTheEnd() {
        // Given
        UUID unused = cities.requestProof();
        assertThat(cities.speak()).isTrue();
        cities.hangzhou().remove(item(7));
        cities.catchUpFromTheStart();
        cities.hangzhou().remove(item(8));

        // When
        cities.settle();

        // Then
        List<Receipt> receipts = cities.proofs().receipts();
        assertThat(receipts).extracting(Receipt::outcome).startsWith(Outcome.CATCHING_UP);
        assertThat(receipts.get(0).result().verified()).isZero();
        assertThat(last(receipts).outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(lastProof().origin).isEqualTo(Origin.MIRROR);
        assertThat(cities.hangzhou().lines()).isEqualTo(cities.leeds().lines());
    }

    @Test
    void messagesReadOnceMoreChangeNothing() {
        // Given
        cities.hangzhou().remove(item(7));
        List<Receipt> unused = cities.prove();
        String before = everything();

        // When
        cities.readAllAgain();
        cities.settle();
        cities.receiveAllAgain();
        cities.settle();

        // Then
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void forgedReceiptIsShownAsSuchAndFollowedByNothing() {
        // Given
        UUID proof = cities.requestProof();
        assertThat(cities.speak()).isTrue();

        // When
        cities.tell(verified(proof), Optional.of(new byte[64]));
        assertThat(cities.receive()).isTrue();

        // Then
        assertThat(cities.proofs().signatures()).containsExactly(SignatureState.WRONG);
        assertThat(cities.proofs().proof(proof).state).isEqualTo("marked");
    }

    @Test
    void forgedReceiptDoesNotKeepTheGenuineOneOut() {
        // Given
        cities.hangzhou().remove(item(7));
        UUID proof = cities.requestProof();
        cities.tell(verified(proof), Optional.of(new byte[64]));
        cities.tell(verified(proof), Optional.empty());

        // When
        cities.settle();

        // Then
        assertThat(named(cities.proofs().receipts())).isEqualTo(Map.of(item(7), Sort.MISSING));
        assertThat(cities.proofs().signatures()).containsOnly(SignatureState.VALID);
        assertThat(last(cities.proofs().receipts()).outcome()).isEqualTo(Outcome.VERIFIED);
    }

    @Test
    void unsignedRequestsAreFollowedByNothing() {
        // Given
        String before = everything();

        // When
        cities.tell(new ProofRequest(item(1), "leeds", "hangzhou"), Optional.empty());
        cities.tell(
                new ReissueRequest(item(1), "leeds", "hangzhou", List.of(new WantedItem(item(7), ITEMS))),
                Optional.of(new byte[64]));
        cities.settle();

        // Then
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void proofBeginsAnewAfterTheMirrorLostItsView() {
        // Given
        UUID unused = cities.requestProof();
        while (cities.speak() || cities.listen()) {
            // The marker is read, but the comparison is not done.
        }

        // When
        cities.restartMirror();
        cities.settle();

        // Then
        assertThat(cities.proofs().receipts())
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.INTERRUPTED, Outcome.VERIFIED);
        assertThat(lastProof().origin).isEqualTo(Origin.INTERRUPTION);
    }

    @Test
    void proofBeginsAnewAfterTheOwnerLostItsView() {
        // Given
        cities.hangzhou().remove(item(7));
        UUID proof = cities.requestProof();
        assertThat(cities.speak()).isTrue();
        assertThat(cities.proofs().proof(proof).state).isEqualTo("marked");

        // When
        cities.restartOwner();
        while (!cities.proofs().proof(proof).state.equals("listing")) {
            assertThat(cities.speak() || cities.listen() || cities.work() || cities.receive())
                    .isTrue();
        }
        cities.restartOwner();
        cities.settle();

        // Then
        assertThat(named(cities.proofs().receipts())).isEqualTo(Map.of(item(7), Sort.MISSING));
        assertThat(last(cities.proofs().receipts()).outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(states()).containsOnly("finished");
    }

    @Test
    void proofTellsTheStateAtItsMarkerWhateverIsWrittenMeanwhile() {
        // Given
        UUID unused = cities.requestProof();
        assertThat(cities.speak()).isTrue();
        cities.leeds().publish(item(1), "after the marker");
        cities.leeds().publish(item(777), "after the marker");

        // When
        cities.settle();

        // Then
        Receipt receipt = last(cities.proofs().receipts());
        assertThat(receipt.outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(receipt.result().items()).isEqualTo(ITEMS);
        assertThat(receipt.sequence()).isEqualTo(ITEMS);
    }

    /**
     * Writes, restarts and steps of both cities in any order must never cause a false alarm, and must always end
     * verified.
     */
    @Test
    void equalCataloguesNeverRaiseAnAlarm() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            TwoCities playing = withItems(8);
            try {
                play(playing, new Random(seed), 120, 8);
                List<Receipt> receipts = playing.proofs().receipts();

                assertThat(receipts)
                        .extracting(Receipt::outcome)
                        .isSubsetOf(Outcome.VERIFIED, Outcome.INTERRUPTED)
                        .endsWith(Outcome.VERIFIED);
                assertThat(playing.hangzhou().lines()).isEqualTo(playing.leeds().lines());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Receipts must name exactly the planted differences with their sorts, and all must be well at the end. */
    @Test
    void differencesAreNamedExactlyHoweverStepsFallTogether() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            TwoCities playing = withItems(20);
            try {
                Map<UUID, Sort> planted = plant(playing, random);
                play(playing, random, 80, 8);

                assertThat(firstNamed(playing.proofs().receipts())).isEqualTo(planted);
                assertThat(last(playing.proofs().receipts()).outcome()).isEqualTo(Outcome.VERIFIED);
                assertThat(playing.hangzhou().lines()).isEqualTo(playing.leeds().lines());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Plants differences in items that nobody writes meanwhile. */
    private static Map<UUID, Sort> plant(TwoCities cities, Random random) {
        Map<UUID, Sort> planted = new TreeMap<>();
        for (int n = 8; n < 20; n++) {
            UUID id = item(n);
            switch (random.nextInt(6)) {
                case 0 -> {
                    cities.hangzhou().remove(id);
                    planted.put(id, Sort.MISSING);
                }
                case 1 -> {
                    cities.hangzhou().bend(id, row -> row.at(row.sequence() - 1));
                    planted.put(id, Sort.STALE);
                }
                case 2 -> {
                    cities.hangzhou().bend(id, row -> row.at(row.sequence() + 100_000));
                    planted.put(id, Sort.AHEAD);
                }
                case 3 -> {
                    cities.hangzhou().bend(id, row -> row.damaged("x" + row.document()));
                    planted.put(id, Sort.ALTERED);
                }
                case 4 -> {
                    UUID extra = item(100 + n);
                    cities.hangzhou().put(Row.of(extra, random.nextInt(40), 1, "published", "extra"));
                    planted.put(extra, Sort.EXTRA);
                }
                default -> {}
            }
        }
        return planted;
    }

    private static void play(TwoCities cities, Random random, int steps, int itemsWritten) {
        for (int n = 0; n < steps; n++) {
            switch (random.nextInt(16)) {
                case 0, 1 -> cities.leeds().publish(item(random.nextInt(itemsWritten)), "written at step " + n);
                case 2 -> cities.leeds().write(item(random.nextInt(itemsWritten)), "withdrawn", "at step " + n);
                case 3 -> cities.requestProof();
                case 4, 5 -> cities.publish();
                case 6, 7, 8 -> cities.speak();
                case 9, 10, 11 -> cities.listen();
                case 12, 13 -> cities.work();
                case 14 -> cities.receive();
                default -> {
                    if (random.nextInt(6) == 0) {
                        cities.restartMirror();
                    } else if (random.nextInt(6) == 0) {
                        cities.restartOwner();
                    }
                }
            }
        }
        cities.settle();
        List<Receipt> unused = cities.prove();
    }

    private Receipt verified(UUID proof) {
        return new Receipt(
                proof,
                "leeds",
                "hangzhou",
                null,
                1,
                ITEMS,
                new Result(
                        Outcome.VERIFIED,
                        null,
                        ITEMS,
                        ITEMS,
                        cities.leeds().view().sum().digest().root(),
                        null,
                        List.of(),
                        0),
                Instant.EPOCH);
    }

    private InMemoryProofs.Proof lastProof() {
        List<InMemoryProofs.Proof> all = cities.proofs().all();
        return all.get(all.size() - 1);
    }

    private List<String> states() {
        return cities.proofs().all().stream().map(proof -> proof.state).toList();
    }

    private String everything() {
        return cities.leeds().lines()
                + "\n"
                + cities.hangzhou().lines()
                + "\n"
                + cities.proofs().receipts()
                + states()
                + cities.proofs().reissued();
    }

    private static Receipt last(List<Receipt> receipts) {
        return receipts.get(receipts.size() - 1);
    }

    private static Map<UUID, Sort> sorts(Receipt receipt) {
        Map<UUID, Sort> sorts = new TreeMap<>();
        receipt.differences().forEach(difference -> sorts.put(difference.id(), difference.sort()));
        return sorts;
    }

    /** All items that any of the receipts names. */
    private static Map<UUID, Sort> named(List<Receipt> receipts) {
        Map<UUID, Sort> sorts = new TreeMap<>();
        receipts.forEach(receipt -> sorts.putAll(sorts(receipt)));
        return sorts;
    }

    /** The same items, each with the sort under which it was first named. */
    private static Map<UUID, Sort> firstNamed(List<Receipt> receipts) {
        Map<UUID, Sort> first = new TreeMap<>();
        receipts.forEach(receipt -> sorts(receipt).forEach(first::putIfAbsent));
        return first;
    }
}
