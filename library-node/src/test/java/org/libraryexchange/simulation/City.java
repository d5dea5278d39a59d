package org.libraryexchange.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.log.SimulatedTopic;

/** A city: its database, its topics, its processes and what its clients are about to write. */
final class City {

    static final int PROCESSES = 2;

    final String name;
    final Witness witness = new Witness();
    final Tables tables;
    final SimulatedTopic items;
    final SimulatedTopic control;
    final List<NodeProcess> processes = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    final CityClock clock = new CityClock();
    private final Map<Role, NodeProcess> holders = new EnumMap<>(Role.class);
    private Tables backup;

    City(String name, Flaw flaw) {
        this.name = name;
        tables = new Tables(flaw, witness);
        items = new SimulatedTopic("library." + name + ".items");
        control = new SimulatedTopic("library." + name + ".exchange");
    }

    void open(City partner, Supplier<UUID> ids, World world) {
        for (int i = 0; i < PROCESSES; i++) {
            int number = i;
            Fate fate = new Fate(() -> world.goOnWithout(processes.get(number), this));
            processes.add(new NodeProcess(
                    this,
                    new Site(
                            name,
                            partner.name,
                            tables,
                            fate,
                            clock,
                            ids,
                            items,
                            control,
                            partner.items,
                            partner.control)));
        }
    }

    Site site() {
        return processes.get(0).site();
    }

    /** The process that has the lock of a role, or any. */
    NodeProcess worker(Role role, int any) {
        NodeProcess holder = holders.get(role);
        return holder == null || any % 8 == 0 ? processes.get(Math.floorMod(any / 8, PROCESSES)) : holder;
    }

    /** Whether a process has the lock of a role, or gets it now. */
    boolean takes(Role role, NodeProcess process) {
        return holders.putIfAbsent(role, process) == null || holders.get(role) == process;
    }

    void release(Role role, NodeProcess process) {
        holders.remove(role, process);
    }

    void releaseAll(NodeProcess process) {
        holders.values().removeIf(process::equals);
    }

    void loseLock(Role role) {
        holders.remove(role);
    }

    /** A process has ended. */
    void ended(NodeProcess process) {
        releaseAll(process);
        for (Write write : List.copyOf(writes)) {
            if (write.isOf(process)) {
                write.rollBack();
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
        backup = tables.copy();
    }

    boolean hasBackup() {
        return backup != null;
    }

    /** The node is stopped, its database put back to the backup, and the node started again. */
    void restore() {
        processes.forEach(NodeProcess::end);
        items.forget();
        control.forget();
        tables.putBack(backup);
        witness.restored();
    }

    void heal() {
        processes.forEach(process -> process.fate().heal());
        tables.fussy = false;
        items.arrive();
        control.forget();
    }

    /** A clock that can jump. */
    static final class CityClock extends Clock {
        private Instant now = Instant.parse("2026-11-25T01:02:03Z");

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
