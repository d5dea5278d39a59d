package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Unknown;
import org.libraryexchange.stack.pair.Together;

/** Clients follow a catalogue by snapshot and changes, at the owner, at its mirror, and from one to the other. */
@ExtendWith(SharedPair.class)
class FollowersIT {

    private static final int WRITERS = 20;
    private static final int WRITES = 15;
    private static final Duration AFTER_BUSY = Duration.ofSeconds(1);
    private static final Duration STOPPED = Duration.ofSeconds(6);

    @Test
    void snapshotAndChangesGiveExactlyTheCatalogueWhileOthersWrite(PairUnderTest pair) {
        // Given
        NodeClient owner = pair.leeds().client();
        NodeClient mirror = pair.hangzhou().client();
        AtomicInteger turn = new AtomicInteger();
        Writers writers = new Writers(owner);
        List<Following> all = List.of(
                new Following(new Follower("leeds", 1), () -> owner),
                new Following(new Follower("leeds", 2), () -> owner),
                new Following(new Follower("leeds", 7), () -> owner),
                new Following(new Follower("leeds", 1_000), () -> owner),
                new Following(new Follower("leeds", 7), () -> mirror),
                new Following(new Follower("leeds", 1_000), () -> mirror),
                new Following(new Follower("leeds", 3), () -> turn.incrementAndGet() % 2 == 0 ? owner : mirror));

        // When
        List<Runnable> work = new ArrayList<>(writers.all());
        all.forEach(following ->
                work.add(() -> following.follow(writers, pair.leeds().database())));
        Together.run(work);

        // Then
        Map<UUID, String> published = new TreeMap<>();
        pair.leeds().database().items("leeds").values().stream()
                .filter(item -> item.status().equals("published"))
                .forEach(item -> published.put(item.id(), item.document()));
        assertThat(published).hasSizeGreaterThan(WRITERS);
        assertThat(all)
                .allSatisfy(following -> assertThat(following.follower.items())
                        .as(following.follower.toString())
                        .isEqualTo(published));
    }

    @Tag("long")
    @Test
    void nodeTakesOnlySoManyWhoWaitAndSendsThemHomeWhenItStops(PairUnderTest pair) throws Exception {
        // Given
        CityUnderTest leeds = pair.leeds();
        leeds.startNode(Map.of("LIBRARY_FEED_MOST_WAITING", "2"));
        leeds.awaitReady();
        long end = leeds.database().number("select sequence from own_log");
        String address = "/api/v1/changes?owner=leeds&after=" + end;
        CompletableFuture<HttpResponse<String>> waiting = leeds.client().getLater(address + "&wait=60");
        Scrape.await(leeds, "library_feed_waiting 1.0");
        try (InputStream stream = leeds.client().stream(address)) {
            assertThat(leeds.client().get(address + "&wait=1"))
                    .isInstanceOfSatisfying(
                            Unknown.class,
                            refused -> assertThat(refused.cause())
                                    .startsWith("503, Retry-After 5:")
                                    .contains("problems/busy"));
            assertThat(leeds.client().get(address)).as("who does not wait").isInstanceOf(Acknowledged.class);

            // When
            long start = System.nanoTime();
            leeds.node().stop();

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(STOPPED);
            assertThat(waiting.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(waiting.get().body()).contains("\"changes\":[],\"position\":" + end);
            assertThat(stream.readAllBytes()).asString().matches("(:at " + end + "\n\n)+");
        } finally {
            leeds.restartNode();
        }
    }

    /** A client that follows until all is written and read. */
    private record Following(Follower follower, Supplier<NodeClient> node) {

        void follow(Writers writers, DatabaseUnderTest owners) {
            writers.awaitSome();
            follower.begin(node.get());
            boolean written;
            do {
                written = writers.areDone();
                follower.goOn(node.get());
            } while (!written || follower.position() < owners.number("select sequence from own_log"));
        }
    }

    /** Clients that create, change, withdraw, publish and erase items, each its own. */
    private static final class Writers {

        private final NodeClient node;
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicInteger working = new AtomicInteger(WRITERS);

        private Writers(NodeClient node) {
            this.node = node;
        }

        List<Runnable> all() {
            List<Runnable> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                all.add(() -> write(number, new Random(number)));
            }
            return all;
        }

        void awaitSome() {
            while (written.get() < WRITERS && !areDone()) {
                Thread.onSpinWait();
            }
        }

        boolean areDone() {
            return working.get() == 0;
        }

        private void write(int number, Random random) {
            try {
                Acknowledged last = put(number, 0);
                for (int i = 1; i < WRITES; i++) {
                    last = nextOrAsItStands(number, i, last, random);
                    written.incrementAndGet();
                }
            } finally {
                working.decrementAndGet();
            }
        }

        /** A node that is asked for more than it can do says 503; a careful client looks how its item stands then. */
        private Acknowledged nextOrAsItStands(int number, int write, Acknowledged last, Random random) {
            try {
                return next(number, write, last, random);
            } catch (BusyException e) {
                LockSupport.parkNanos(AFTER_BUSY.toNanos());
                return node.get("/api/v1/items/" + last.id()) instanceof Acknowledged item ? item : put(number, write);
            }
        }

        private Acknowledged next(int number, int write, Acknowledged last, Random random) {
            String id = last.id().toString();
            boolean withdrawn = last.json().path("status").asText().equals("withdrawn");
            return switch (random.nextInt(5)) {
                case 0 ->
                    done(
                            withdrawn
                                    ? node.publish(id, last.entityTag())
                                    : node.withdraw(id, last.entityTag(), "for now"));
                case 1 -> {
                    done(node.erase(id, last.entityTag()));
                    yield put(number, write);
                }
                case 2 -> done(node.patch(id, last.entityTag(), "{\"title\":{\"en\":\"patched " + write + "\"}}"));
                default -> put(number + 1_000 * write, write);
            };
        }

        private Acknowledged put(int key, int write) {
            String document = ItemDocuments.event("follow " + key + " " + write).toString();
            while (true) {
                try {
                    return done(node.put("followers", Integer.toString(key), document));
                } catch (BusyException e) {
                    LockSupport.parkNanos(AFTER_BUSY.toNanos());
                }
            }
        }

        private static Acknowledged done(RequestOutcome outcome) {
            if (outcome instanceof Acknowledged acknowledged) {
                return acknowledged;
            }
            if (outcome instanceof Unknown unknown && unknown.isBusy()) {
                throw new BusyException(unknown.cause());
            }
            throw new IllegalStateException("not written: " + outcome);
        }
    }

    /** The node could not serve a write; whether it did is to be asked. */
    private static final class BusyException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private BusyException(String cause) {
            super(cause);
        }
    }
}
