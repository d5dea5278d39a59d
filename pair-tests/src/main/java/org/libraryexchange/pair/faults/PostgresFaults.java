package org.libraryexchange.pair.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Unknown;
import org.libraryexchange.pair.faults.Fault.Trait;
import org.libraryexchange.pair.link.Conditions;
import org.libraryexchange.stack.LocalPostgres;

/** Faults of a node's database. */
final class PostgresFaults {

    private PostgresFaults() {}

    static List<Fault> all(int backlog) {
        return List.of(
                Fault.of(
                        "F9",
                        "the mirror's database stopped for 90 s, then the owner's",
                        PostgresFaults::stopped,
                        Trait.WRITES_ARE_REFUSED,
                        Trait.TURNS_RED),
                new DataDiskFull().fault(),
                new LogDiskFull().fault(),
                Fault.of(
                                "F22",
                                "the mirror's database 500 ms away, " + backlog + " changes behind",
                                trial -> behind(trial, backlog),
                                Trait.WRITES_GO_ON)
                        .recoversWithin(Duration.ofMinutes(2)));
    }

    private static void stopped(Trial trial) {
        stopped(trial, trial.hangzhou());
        stopped(trial, trial.leeds());
    }

    private static void stopped(Trial trial, CityUnderTest city) {
        city.postgres().freeze();
        trial.goOn(Duration.ofSeconds(90));
        city.postgres().thaw();
    }

    private static void behind(Trial trial, int backlog) {
        trial.hangzhou().node().stop();
        trial.load().rest(Duration.ZERO);
        FaultPause.until(Duration.ofMinutes(15), () -> trial.moved().changes() >= backlog);
        trial.stopLoad();
        long records = trial.pair().log(trial.leeds()).endOffset() - offset(trial);
        trial.hangzhou().databaseLink().apply(Conditions.CALM.delayed(Duration.ofMillis(250), Duration.ZERO));
        trial.hangzhou().startNode();
        long ready = System.nanoTime();
        boolean drained = FaultPause.until(
                Duration.ofMinutes(15),
                () -> offset(trial) == trial.pair().log(trial.leeds()).endOffset());
        double seconds = (System.nanoTime() - ready) / 1e9;
        trial.must(drained, "the backlog is not drained");
        trial.note(
                "drained at 500 ms a statement",
                "%d records in %.0f s, %.0f a second",
                records,
                seconds,
                records / seconds);
        trial.hangzhou().databaseLink().heal();
    }

    private static long offset(Trial trial) {
        return trial.hangzhou().database().number("select next_offset from mirror_position where owner = 'leeds'");
    }

    private static Fault fullDisk(String id, String what, Fault.Step happening, Fault.Step preparation) {
        return Fault.of(id, what, happening, Trait.NEEDS_ROOT, Trait.WRITES_ARE_REFUSED)
                .after(preparation);
    }

    /**
     * Puts files of the owner's database on a volume.
     *
     * @param moving moves them while it is stopped; it gets the folder of the cluster
     */
    private static SmallDisk onVolume(Trial trial, Function<Path, SmallDisk> moving) {
        LocalPostgres postgres = trial.leeds().postgres();
        trial.leeds().node().stop();
        postgres.stop();
        SmallDisk disk = moving.apply(postgres.log().toAbsolutePath().resolveSibling("cluster"));
        postgres.restart();
        trial.leeds().restartNode();
        return disk;
    }

    /** The volume of the tables fills up again and again, while the database's own log has room. */
    private static final class DataDiskFull {

        private static final int MEGABYTES = 140;
        private static final int KILOBYTES_LEFT = 1_024;
        private static final int ROUNDS = 5;
        private static final int REFUSALS = 20;
        private static final int CHANGES_BETWEEN = 250;
        private static final Duration PATIENCE = Duration.ofMinutes(1);

        private SmallDisk disk;

        Fault fault() {
            return fullDisk("F11", "the owner's data disk of 140 MB full, five times", this::fill, this::prepare);
        }

        private void prepare(Trial trial) {
            disk = onVolume(trial, cluster -> {
                moveLog(cluster);
                return trial.disk(cluster, MEGABYTES);
            });
        }

        private static void moveLog(Path cluster) {
            Path log = cluster.resolve("pg_wal");
            Path elsewhere = cluster.resolveSibling("pg_wal");
            try {
                Files.move(log, elsewhere);
                Files.createSymbolicLink(log, elsewhere);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void fill(Trial trial) {
            for (int round = 1; round <= ROUNDS; round++) {
                long refused = trial.journal().count(Unknown.class);
                disk.fill(KILOBYTES_LEFT);
                boolean full =
                        FaultPause.until(PATIENCE, () -> trial.journal().count(Unknown.class) >= refused + REFUSALS);
                trial.must(full, "round %d: no write was refused", round);
                trial.must(
                        trial.leeds().client().get("/api/v1/items?limit=5") instanceof Acknowledged,
                        "round %d: no reads while the disk is full",
                        round);
                trial.goOn(Duration.ofSeconds(5));
                int before = trial.moved().changes();
                disk.free();
                boolean writing = FaultPause.until(PATIENCE, () -> trial.moved().changes() >= before + CHANGES_BETWEEN);
                trial.must(writing, "round %d: no writes although there is room again", round);
            }
        }
    }

    /** The volume of the database's own log fills up, which ends the database. Later the volume is made larger. */
    private static final class LogDiskFull {

        private static final int MEGABYTES = 64;
        private static final int ENLARGED_MEGABYTES = 512;
        private static final int KILOBYTES_LEFT = 1_024;
        private static final Duration PATIENCE = Duration.ofMinutes(4);

        private SmallDisk disk;

        Fault fault() {
            return fullDisk(
                    "F12",
                    "the owner's WAL disk full, so that PostgreSQL panics; enlarged 20 s later",
                    this::fill,
                    trial -> disk = onVolume(trial, cluster -> trial.disk(cluster.resolve("pg_wal"), MEGABYTES)));
        }

        private void fill(Trial trial) {
            LocalPostgres postgres = trial.leeds().postgres();
            disk.fill(KILOBYTES_LEFT);
            boolean panicked = FaultPause.until(PATIENCE, () -> log(postgres).contains("PANIC:"));
            trial.must(panicked, "the database goes on with a full disk");
            trial.goOn(Duration.ofSeconds(20));
            disk.enlarge(ENLARGED_MEGABYTES);
            disk.free();
            if (ProcessHandle.of(postgres.pid()).filter(ProcessHandle::isAlive).isEmpty()) {
                trial.note("PostgreSQL after the panic", "ended, started again by hand");
                postgres.restart();
            }
        }

        private static String log(LocalPostgres postgres) {
            try {
                return Files.readString(postgres.log());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
