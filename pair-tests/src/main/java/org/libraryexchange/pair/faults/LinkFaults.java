package org.libraryexchange.pair.faults;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.pair.faults.Fault.Trait;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.pair.link.Conditions;
import org.libraryexchange.pair.link.Way;

/** Faults of the link between nodes and broker. */
final class LinkFaults {

    /** 256 kbit/s. */
    private static final int THIN_BYTES = 32_000;

    private static final int FLAPS = 60;
    private static final int RESETS = 15;
    private static final Duration FLAP = Duration.ofSeconds(2);
    private static final Duration WHILE = Duration.ofSeconds(45);

    private LinkFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "F14",
                        "link a black hole for 3 min, then deaf one way, then the other, for 1 min each",
                        LinkFaults::partitioned,
                        Trait.WRITES_GO_ON,
                        Trait.ANSWERS_AS_QUICKLY,
                        Trait.TURNS_RED),
                Fault.of(
                        "F15",
                        "20 % of packets lost, then resets, then a link of 256 kbit/s",
                        LinkFaults::poor,
                        Trait.NEEDS_ROOT,
                        Trait.WRITES_GO_ON),
                Fault.of(
                                "F16",
                                "flapping link, then a round trip of 800 ms, then cuts",
                                LinkFaults::shaky,
                                Trait.WRITES_GO_ON)
                        .times(3));
    }

    private static void partitioned(Trial trial) {
        trial.pair().onBrokerLinks(link -> link.apply(Conditions.CALM.blackHole()));
        trial.goOn(Duration.ofMinutes(3));
        trial.pair().onBrokerLinks(link -> link.apply(Conditions.CALM.deafOn(Way.TO_CLIENT)));
        trial.goOn(Duration.ofMinutes(1));
        trial.pair().onBrokerLinks(link -> link.apply(Conditions.CALM.deafOn(Way.TO_SERVER)));
        trial.goOn(Duration.ofMinutes(1));
        trial.pair().onBrokerLinks(ChaosProxy::heal);
    }

    /** The kernel causes loss and resets between nodes and proxies. The proxies limit the bandwidth. */
    private static void poor(Trial trial) {
        List<Integer> ports = List.of(
                trial.leeds().brokerLink().port(), trial.hangzhou().brokerLink().port());
        try (Firewall firewall = new Firewall(ports)) {
            firewall.lose(20);
            trial.goOn(WHILE);
            for (int i = 0; i < RESETS; i++) {
                firewall.reset();
                trial.goOn(Duration.ofSeconds(1));
                firewall.open();
                trial.goOn(FLAP);
            }
        }
        trial.pair().onBrokerLinks(link -> link.apply(Conditions.CALM.thin(THIN_BYTES)));
        trial.goOn(WHILE);
        trial.pair().onBrokerLinks(ChaosProxy::heal);
    }

    private static void shaky(Trial trial) {
        for (int i = 0; i < FLAPS; i++) {
            trial.pair()
                    .onBrokerLinks(
                            trial.random().nextBoolean()
                                    ? link -> link.apply(Conditions.CALM.blackHole())
                                    : ChaosProxy::refuse);
            trial.goOn(FLAP);
            trial.pair().onBrokerLinks(ChaosProxy::heal);
            trial.goOn(FLAP);
        }
        trial.pair()
                .onBrokerLinks(
                        link -> link.apply(Conditions.CALM.delayed(Duration.ofMillis(380), Duration.ofMillis(40))));
        trial.goOn(WHILE);
        trial.pair().onBrokerLinks(link -> link.apply(Conditions.CALM.cutAfter(10_000, 300_000)));
        trial.goOn(WHILE);
        trial.pair().onBrokerLinks(ChaosProxy::heal);
    }
}
