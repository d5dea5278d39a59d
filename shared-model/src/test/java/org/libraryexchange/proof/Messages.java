package org.libraryexchange.proof;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Desks.Desk;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/** Messages of every type. */
public final class Messages {

    static final UUID PROOF = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");
    static final UUID ITEM = UUID.fromString("019ac1f2-8a00-7c11-8d3f-000000000001");

    static final String LETTERS = "/cities/leeds/letters/hangzhou";

    private Messages() {}

    /** At least one of each type. */
    public static Stream<Message> all() {
        BitSet buckets = BitSet.valueOf(new long[] {5, 1L << 40});
        Marker marker = Marker.ofListing(PROOF, 2, 110, buckets);
        return Stream.of(
                Marker.ofDigest(PROOF, 1, 110),
                marker,
                Manifest.of(marker, CatalogueDigest.of(List.of(leaf()), 16), List.of(ITEM)),
                Listing.of(marker, 0, true, List.of(new ListedItem(leaf(), new byte[32]))),
                receipt(Outcome.BUCKETS_DIFFER, Buckets.write(buckets), List.of()),
                receipt(
                        Outcome.ITEMS_DIFFER,
                        null,
                        List.of(
                                new Difference(ITEM, Sort.REJECTED, 7L, null, "not-storable"),
                                new Difference(ITEM, Sort.EXTRA, null, 7L, null))),
                new ReissueRequest(ITEM, "leeds", "hangzhou", List.of(new WantedItem(ITEM, 9))),
                new ReissueRequest(ITEM, "leeds", "hangzhou", LETTERS, List.of(new WantedItem(ITEM, 9))),
                new ProofRequest(ITEM, "leeds", "hangzhou"),
                new ProofRequest(ITEM, "leeds", "hangzhou", LETTERS),
                new Applied("/cities/leeds", "hangzhou", 110, Instant.EPOCH),
                new Applied(LETTERS, "hangzhou", 110, Instant.EPOCH),
                new Desks(
                        List.of(
                                desk("local-studies", Map.of("en", "Local studies", "zh-Hans", "地方文献部")),
                                desk("events", Map.of("en", "Events"))),
                        Instant.EPOCH));
    }

    public static Message of(MessageType type) {
        return all().filter(message -> message.type() == type).findFirst().orElseThrow();
    }

    static Receipt receipt(Outcome outcome, String buckets, List<Difference> differences) {
        return new Receipt(
                PROOF,
                "leeds",
                "hangzhou",
                null,
                2,
                110,
                new Result(outcome, null, 9, 0, null, buckets, differences, 0),
                Instant.EPOCH);
    }

    private static Desk desk(String id, Map<String, String> names) {
        return new Desk(id, new LocalizedText(names));
    }

    static Leaf leaf() {
        return new Leaf(ITEM, 110, 3, "cultural-event", "published", Sha256.of(new byte[] {'{', '}'}));
    }
}
