package org.libraryexchange.pair.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.pair.faults.Fault.Trait;
import org.libraryexchange.stack.LocalKafka;

/** Faults of the broker. */
final class BrokerFaults {

    private static final int DISK_MEGABYTES = 64;
    private static final int KILOBYTES_LEFT = 64;
    private static final Duration DYING = Duration.ofMinutes(2);

    private BrokerFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                                "F6",
                                "broker killed, away for 3 min",
                                BrokerFaults::killed,
                                Trait.WRITES_GO_ON,
                                Trait.ANSWERS_AS_QUICKLY,
                                Trait.TURNS_RED)
                        .recoversWithin(Duration.ofSeconds(30)),
                Fault.of(
                        "F7",
                        "broker stopped for 90 s",
                        BrokerFaults::stopped,
                        Trait.WRITES_GO_ON,
                        Trait.ANSWERS_AS_QUICKLY,
                        Trait.TURNS_RED),
                new DiskFull().fault());
    }

    private static void killed(Trial trial) {
        trial.pair().kafka().kill();
        trial.goOn(Duration.ofMinutes(3));
        trial.pair().kafka().restart();
    }

    private static void stopped(Trial trial) {
        trial.pair().kafka().freeze();
        trial.goOn(Duration.ofSeconds(90));
        trial.pair().kafka().thaw();
    }

    /** The broker's disk fills up, which ends the broker. */
    private static final class DiskFull {

        private SmallDisk disk;

        Fault fault() {
            return Fault.of(
                            "F13",
                            "broker's disk full, so that it ends; room again after 30 s",
                            this::fill,
                            Trait.NEEDS_ROOT,
                            Trait.WRITES_GO_ON,
                            Trait.ANSWERS_AS_QUICKLY)
                    .after(this::prepare);
        }

        private void prepare(Trial trial) {
            LocalKafka kafka = trial.pair().kafka();
            kafka.stop();
            Path data = kafka.log().toAbsolutePath().resolveSibling("data");
            disk = trial.disk(data, DISK_MEGABYTES);
            kafka.restart();
        }

        private void fill(Trial trial) {
            long process = trial.pair().kafka().pid();
            disk.fill(KILOBYTES_LEFT);
            boolean ended = FaultPause.until(
                    DYING,
                    () -> ProcessHandle.of(process)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
            trial.must(ended, "the broker goes on with a full disk");
            trial.goOn(Duration.ofSeconds(30));
            trial.goOnUntilEnough();
            disk.free();
            trial.pair().kafka().restart();
        }
    }
}
