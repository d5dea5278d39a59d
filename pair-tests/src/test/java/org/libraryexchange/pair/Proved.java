package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * A proof that is over, with those that it led to.
 *
 * @param receipts what the mirror answered, in order
 */
record Proved(List<JsonNode> receipts) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A mirror tells how far it is two seconds after the last time, if there is something to tell. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    /** Records that the node has read, of all logs. */
    private static final String READ = """
            select coalesce((select sum(next_offset) from mirror_position), 0)
                + coalesce((select sum(next_offset) from control_position), 0)
            """;

    private static final String PROOFS = "/api/v1/exchange/proofs/";

    /** Asks for a proof of a city's catalogue and returns when nothing more follows from it. */
    static Proved of(CityUnderTest owner) {
        return ended(owner, asked(owner));
    }

    /** The same while a node dies of it and starts again. */
    static Proved of(CityUnderTest owner, CrashPlan death) {
        awaitSilence(owner);
        List<UUID> proofs = new ArrayList<>();
        death.carryOut(() -> proofs.add(asked(owner)));
        return ended(owner, proofs.get(0));
    }

    /** So that the node dies of this proof, and not of what its partner had still to tell. */
    private static void awaitSilence(CityUnderTest owner) {
        AtomicLong last = new AtomicLong(-1);
        Awaitility.await("no more messages to " + owner)
                .during(SILENCE)
                .atMost(PATIENCE)
                .until(() -> {
                    long read = owner.database().number(READ);
                    return last.getAndSet(read) == read;
                });
    }

    private static UUID asked(CityUnderTest owner) {
        RequestOutcome asked = owner.client().prove();
        assertThat(asked).isInstanceOf(Acknowledged.class);
        return ((Acknowledged) asked).id();
    }

    private static Proved ended(CityUnderTest owner, UUID proof) {
        Awaitility.await("proof " + proof)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> unfinished(owner, proof) == 0);
        return new Proved(receipts(owner, proof));
    }

    private static long unfinished(CityUnderTest owner, UUID proof) {
        return owner.database().number("select count(*) from own_proof where chain = ? and state <> 'finished'", proof);
    }

    private static List<JsonNode> receipts(CityUnderTest owner, UUID chain) {
        List<JsonNode> receipts = new ArrayList<>();
        List<UUID> proofs = owner.database()
                .query(
                        "select id from own_proof where chain = ? order by round",
                        row -> row.getObject(1, UUID.class),
                        chain);
        for (UUID proof : proofs) {
            RequestOutcome read = owner.client().get(PROOFS + proof);
            assertThat(read).isInstanceOf(Acknowledged.class);
            ((Acknowledged) read).json().path("receipts").forEach(receipts::add);
        }
        assertThat(receipts)
                .extracting(receipt -> receipt.path("signature").asText())
                .containsOnly("valid");
        return receipts;
    }

    List<String> outcomes() {
        return receipts.stream()
                .map(receipt -> receipt.path("outcome").asText())
                .toList();
    }

    JsonNode last() {
        return receipts.get(receipts.size() - 1);
    }

    /** The items that the first comparison named, by what is wrong with each. */
    Map<UUID, String> named() {
        return receipts.stream()
                .filter(receipt -> !receipt.path("differences").isEmpty())
                .findFirst()
                .map(Proved::named)
                .orElseGet(TreeMap::new);
    }

    /** The items that a receipt names. */
    static Map<UUID, String> named(JsonNode receipt) {
        Map<UUID, String> named = new TreeMap<>();
        for (JsonNode difference : receipt.path("differences")) {
            named.put(
                    UUID.fromString(difference.path("id").asText()),
                    difference.path("sort").asText());
        }
        return named;
    }
}
