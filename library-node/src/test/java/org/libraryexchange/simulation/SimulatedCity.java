package org.libraryexchange.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A city: its database, its topics, its processes and what its clients are about to write. */
final class SimulatedCity {

    static final int PROCESSES = 2;

    final String name;
    final List<SimulatedProcess> processes = new ArrayList<>();
    final CityClock clock = new CityClock();
    private final Map<ExchangeKind, Side> sides = new EnumMap<>(ExchangeKind.class);
    private final Map<Role, SimulatedProcess> holders = new EnumMap<>(Role.class);

    SimulatedCity(String name, String partner, Set<ExchangeKind> exchanges, Flaw flaw) {
        this.name = name;
        exchanges.forEach(exchange -> sides.put(exchange, new Side(exchange, this, partner, flaw)));
        if (sides.size() > 1) {
            sides.get(ExchangeKind.ITEMS).tables.standBeside(sides.get(ExchangeKind.LETTERS).tables);
        }
    }

    void open(SimulatedCity partner, Supplier<UUID> ids, SimulatedWorld world) {
        for (int i = 0; i < PROCESSES; i++) {
            int number = i;
            Fate fate = new Fate(() -> world.goOnWithout(processes.get(number), this));
            Map<ExchangeKind, WorkerSite> sites = new EnumMap<>(ExchangeKind.class);
            sides.forEach((exchange, side) -> sites.put(exchange, site(side, partner.side(exchange), fate, ids)));
            processes.add(new SimulatedProcess(this, fate, sites));
        }
    }

    private WorkerSite site(Side side, Side partner, Fate fate, Supplier<UUID> ids) {
        return new WorkerSite(
                side.exchange,
                name,
                partner.owner(),
                side.tables,
                sides.getOrDefault(ExchangeKind.ITEMS, side).tables,
                fate,
                clock,
                clock::nanos,
                ids,
                side.log,
                side.answers,
                partner.log,
                partner.answers);
    }

    Side side(ExchangeKind exchange) {
        return sides.get(exchange);
    }

    Collection<Side> sides() {
        return sides.values();
    }

    /** The process that has the lock of a role, or any. */
    SimulatedProcess worker(Role role, int any) {
        SimulatedProcess holder = holders.get(role);
        return holder == null || any % 8 == 0 ? processes.get(Math.floorMod(any / 8, PROCESSES)) : holder;
    }

    /** Whether a process has the lock of a role, or gets it now. */
    boolean takes(Role role, SimulatedProcess process) {
        return holders.putIfAbsent(role, process) == null || holders.get(role) == process;
    }

    void release(Role role, SimulatedProcess process) {
        holders.remove(role, process);
    }

    void releaseAll(SimulatedProcess process) {
        holders.values().removeIf(process::equals);
    }

    void loseLock(Role role) {
        holders.remove(role);
    }

    /** A process has ended. */
    void ended(SimulatedProcess process) {
        releaseAll(process);
        for (Side side : sides.values()) {
            for (Pending write : List.copyOf(side.writes)) {
                if (write.isOf(process)) {
                    write.rollBack();
                }
            }
        }
    }

    void cutOff(boolean isCutOff) {
        processes.forEach(process -> process.fate().cutOff(isCutOff));
    }

    boolean isCutOff() {
        return processes.get(0).fate().isCutOff();
    }

    void backUp() {
        sides.values().forEach(Side::backUp);
    }

    boolean hasBackup() {
        return sides.values().stream().allMatch(Side::hasBackup);
    }

    /** The node is stopped, its database put back to the backup, and the node started again. */
    void restore() {
        processes.forEach(SimulatedProcess::end);
        sides.values().forEach(Side::restore);
    }

    void heal() {
        processes.forEach(process -> process.fate().heal());
        sides.values().forEach(Side::heal);
    }

    /** A clock that can jump. */
    static final class CityClock extends Clock {
        private Instant now = Instant.parse("2026-11-25T01:02:03Z");
        private long nanos;

        /** Time passes. */
        void pass(Duration time) {
            nanos += time.toNanos();
        }

        long nanos() {
            return nanos;
        }

        void jump(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a city's clock shows UTC");
        }
    }
}
