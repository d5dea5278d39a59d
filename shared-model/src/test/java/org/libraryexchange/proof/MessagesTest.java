package org.libraryexchange.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Property;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Desks.Desk;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

class MessagesTest {

    private static final long LARGEST_NUMBER = 1L << 53;

    /** What brokers take by default. */
    private static final int LARGEST_RECORD = 1_000_000;

    @ParameterizedTest
    @MethodSource("org.libraryexchange.proof.Messages#all")
    void messageIsReadAsItWasWritten(Message message) throws MalformedJsonException {
        assertThat(Message.read(message.type(), message.bytes())).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("org.libraryexchange.proof.Messages#all")
    void fieldsOfANewerPartnerAreNoOffence(Message message) throws MalformedJsonException {
        String newer = new String(message.bytes(), UTF_8).replaceFirst("^\\{", "{\"aNewField\":[1],");

        assertThat(Message.read(message.type(), newer.getBytes(UTF_8))).isEqualTo(message);
    }

    /** A record of a hostile partner must end as a rejected one, and never as a program's failure. */
    @Test
    void damagedMessageIsReadOrRefused() {
        List<Message> messages = Messages.all().toList();
        Property.forAll(3_000, (random, size) -> {
            Message message = messages.get(random.nextInt(messages.size()));
            byte[] damaged = message.bytes();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
            }
            try {
                assertThat(Message.read(message.type(), damaged)).isNotNull();
            } catch (MalformedJsonException e) {
                assertThat(e).hasMessageNotContaining("Exception");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"proof\":\"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\",\"step\":-1,\"sequence\":1}",
                "{\"proof\":\"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\",\"step\":1,\"sequence\":9007199254740993}",
                "{\"step\":1,\"sequence\":1}",
                "{\"proof\":\"019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11\",\"step\":1,\"sequence\":1,\"listed\":\"*\"}",
                "null",
                "[]"
            })
    void markerThatCannotBeIsRefused(String json) {
        assertThatThrownBy(() -> Message.read(MessageType.MARKER, json.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void manifestThatIsNotTheDigestOfItsBucketsIsRefused() {
        Manifest manifest = Manifest.of(
                Marker.ofDigest(Messages.PROOF, 1, 110), CatalogueDigest.of(List.of(Messages.leaf()), 16), List.of());
        String json = new String(manifest.bytes(), UTF_8).replace(manifest.root(), Sha256.hex(new byte[] {1}));

        assertThatThrownBy(() -> Message.read(MessageType.MANIFEST, json.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class)
                .hasRootCauseMessage("root: is not the digest of the buckets: " + Sha256.hex(new byte[] {1}));
    }

    @Test
    void setsOfBucketsAreReadAsTheyWereWritten() {
        Property.forAll(200, (random, size) -> {
            BitSet buckets = new BitSet();
            for (int i = random.nextInt(size); i > 0; i--) {
                buckets.set(random.nextInt(CatalogueDigest.BUCKETS));
            }
            assertThat(Buckets.read(Buckets.write(buckets))).isEqualTo(buckets);
        });
    }

    @Test
    void largestListingFitsIntoARecord() {
        Random random = new Random(1);
        Leaf leaf = new Leaf(
                RandomLeaves.id(random), LARGEST_NUMBER, LARGEST_NUMBER, "history-resource", "withdrawn", new byte[32]);
        List<ListedItem> most = Collections.nCopies(Listing.MOST_ITEMS, new ListedItem(leaf, new byte[32]));

        Listing listing = Listing.of(Marker.ofDigest(Messages.PROOF, 1, LARGEST_NUMBER), 0, true, most);

        assertThat(listing.bytes()).hasSizeLessThan(LARGEST_RECORD);
    }

    @Test
    void largestReceiptFitsIntoARecord() {
        Difference longest =
                new Difference(Messages.ITEM, Sort.REJECTED, LARGEST_NUMBER, LARGEST_NUMBER, "malformed-json");

        Receipt receipt =
                Messages.receipt(Outcome.ITEMS_DIFFER, null, Collections.nCopies(Receipt.MOST_DIFFERENCES, longest));

        assertThat(receipt.bytes()).hasSizeLessThan(LARGEST_RECORD);
    }

    @Test
    void largestRequestFitsIntoARecord() {
        List<WantedItem> most =
                Collections.nCopies(ReissueRequest.MOST_ITEMS, new WantedItem(Messages.ITEM, LARGEST_NUMBER));

        assertThat(new ReissueRequest(Messages.ITEM, "leeds", "hangzhou", most).bytes())
                .hasSizeLessThan(LARGEST_RECORD);
    }

    @ParameterizedTest
    @CsvSource({
        "/cities/leeds/letters/hangzhou, true",
        "/cities/leeds, false",
        "/cities/hangzhou/letters/leeds, false",
        "/cities/leeds/letters/york, false",
        "leeds, false"
    })
    void receiptsAndRequestsNameALogOfLettersToTheMirrorOrNone(String log, boolean valid) {
        for (String type : List.of("receipt", "reissue-request", "proof-request")) {
            MessageType of =
                    MessageType.of("org.libraryexchange." + type + ".v1").orElseThrow();
            String value = new String(Messages.of(of).bytes(), UTF_8).replaceFirst("^\\{", "{\"log\":\"" + log + "\",");
            byte[] named = value.getBytes(UTF_8);
            if (valid) {
                assertThatCode(() -> Message.read(of, named)).as(type).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> Message.read(of, named)).as(type).isInstanceOf(MalformedJsonException.class);
            }
        }
    }

    @Test
    void messagesAboutAnItemLogAreWrittenAsBefore() {
        assertThat(new ProofRequest(Messages.ITEM, "leeds", "hangzhou").bytes())
                .asString(UTF_8)
                .isEqualTo(
                        "{\"id\":\"019ac1f2-8a00-7c11-8d3f-000000000001\",\"mirror\":\"hangzhou\",\"owner\":\"leeds\"}");
        assertThat(Messages.of(MessageType.RECEIPT).bytes()).asString(UTF_8).doesNotContain("log");
        assertThat(Messages.of(MessageType.REISSUE_REQUEST).bytes())
                .asString(UTF_8)
                .doesNotContain("log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leeds",
                "/cities/",
                "/cities/Leeds",
                "/cities/leeds/letters/york",
                "/cities/leeds/items",
                "/cities/leeds\\n"
            })
    void placeIsThatOfALogWithDocuments(String log) {
        String json =
                "{\"log\":\"" + log + "\",\"mirror\":\"hangzhou\",\"sequence\":1,\"made\":\"2026-11-25T02:14:07Z\"}";

        assertThatThrownBy(() -> Message.read(MessageType.APPLIED, json.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void laterPlaceReplacesAnEarlierOneOfTheSameLogOnly() {
        Applied items = new Applied("/cities/leeds", "hangzhou", 110, Instant.EPOCH);

        assertThat(new Applied("/cities/leeds", "hangzhou", 111, Instant.EPOCH).key())
                .isEqualTo(items.key());
        assertThat(new Applied(Messages.LETTERS, "hangzhou", 110, Instant.EPOCH).key())
                .isNotEqualTo(items.key());
        assertThat(items.name()).isEqualTo("applied/cities/leeds/110/1970-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'Events', 'names': {'en': 'Events'}}",
                "{'id': '', 'names': {'en': 'Events'}}",
                "{'names': {'en': 'Events'}}",
                "{'id': 'events'}",
                "{'id': 'events', 'names': {}}",
                "{'id': 'events', 'names': {'en': ' '}}",
                "{'id': 'events', 'names': {'en': null}}",
                "{'id': 'events', 'names': {'en': 'Events\\n'}}",
                "{'id': 'events', 'names': {'en': '\\u202estnevE'}}",
                "{'id': 'events', 'names': 'Events'}",
                "{'id': 'events', 'names': {'en': 'Events'}}, {'id': 'events', 'names': {'en': 'Concerts'}}",
                "null"
            })
    void deskThatCannotBeShownIsRefused(String desks) {
        String json = ("{'desks': [" + desks + "], 'made': '2026-11-25T02:14:07Z'}").replace('\'', '"');

        assertThatThrownBy(() -> Message.read(MessageType.DESKS, json.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void mostDesksWithTheLongestNamesFitIntoARecord() {
        String longest = "\ud83d\udcda".repeat(100);
        Map<String, String> names = IntStream.range(0, LocalizedText.MOST_LANGUAGES)
                .boxed()
                .collect(Collectors.toMap(n -> "en-x-" + n, n -> longest));
        List<Desk> most = IntStream.range(0, Desks.MOST_DESKS)
                .mapToObj(n -> new Desk("desk-" + n, new LocalizedText(names)))
                .toList();

        assertThat(new Desks(most, Instant.EPOCH).bytes()).hasSizeLessThan(LARGEST_RECORD);
    }

    @Test
    void receiptTellsRejectedItemsFromOthers() {
        Receipt receipt = new Receipt(
                Messages.PROOF,
                "leeds",
                "hangzhou",
                null,
                1,
                110,
                new Result(
                        Outcome.ITEMS_DIFFER,
                        null,
                        9,
                        0,
                        null,
                        null,
                        List.of(
                                new Difference(Messages.ITEM, Sort.REJECTED, 7L, null, "too-large"),
                                new Difference(Messages.PROOF, Sort.MISSING, 8L, null, null)),
                        5),
                Instant.EPOCH);

        assertThat(receipt.rejected()).isEqualTo(1);
        assertThat(receipt.differing()).isEqualTo(6);
    }
}
