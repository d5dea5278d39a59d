package org.libraryexchange.pair.attack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SharedPair;
import org.libraryexchange.pair.faults.LiveHeap;

/**
 * Whatever anybody may read, 200 connections from four addresses read again and again, where the items are as large as
 * they may be: the node lives, with little memory, and others are served.
 */
class HeavyCatalogueIT {

    private static final int CONNECTIONS_OF_AN_ADDRESS = 50;
    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5");
    private static final long MOST_LIVE_BYTES = 200L << 20;

    @Test
    @ExtendWith(SharedPair.class)
    void nodeOutlivesTheCostliestLists(PairUnderTest pair) {
        try (HeavyCatalogue catalogue = new HeavyCatalogue(pair.leeds(), 24, 20)) {
            nodeOutlives(
                    List.of("/api/v1/items?limit=200", "/search.ics", "/whats-on?kind=festival"),
                    Duration.ofSeconds(4),
                    catalogue,
                    pair.leeds());
        }
    }

    @Tag("long")
    @Test
    void nodeOutlivesEverythingThatAnybodyMayRead() {
        try (PairUnderTest pair = PairUnderTest.start();
                HeavyCatalogue catalogue = new HeavyCatalogue(pair.leeds(), 60, 100)) {
            nodeOutlives(catalogue.addresses(), Duration.ofSeconds(20), catalogue, pair.leeds());
        }
    }

    private static void nodeOutlives(
            List<String> targets, Duration length, HeavyCatalogue catalogue, CityUnderTest city) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> city.client().searchBehind() == 0);
        SoftAssertions all = new SoftAssertions();
        for (String target : targets) {
            // Given
            Bystander item =
                    new Bystander(city.api().resolve(catalogue.addresses().get(5)), Duration.ofMillis(200));
            Bystander health = new Bystander(city.management().resolve("/q/health/live"), Duration.ofMillis(200));
            List<Attacker> attackers = new ArrayList<>();

            // When
            try (item;
                    health) {
                ADDRESSES.forEach(
                        own -> attackers.add(Attacker.greedy(city.api(), own, CONNECTIONS_OF_AN_ADDRESS, target)));
                LockSupport.parkNanos(length.toNanos());
                attackers.forEach(Attacker::close);
            }

            // Then
            long live = LiveHeap.of(city).orElseThrow();
            System.out.printf(
                    "%s: %d answers, live %d MB, an item at most %d ms, health %d ms%n",
                    target,
                    attackers.stream().mapToInt(Attacker::done).sum(),
                    live >> 20,
                    item.percentile(100).toMillis(),
                    health.percentile(100).toMillis());
            all.assertThat(live).as("live bytes after %s", target).isLessThan(MOST_LIVE_BYTES);
            all.assertThat(item.failures()).as(target).isEmpty();
            all.assertThat(health.failures()).as(target).isEmpty();
            all.assertThat(health.percentile(100))
                    .as("health during %s", target)
                    .isLessThan(Duration.ofSeconds(1));
        }
        all.assertAll();
    }
}
