package org.libraryexchange.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.libraryexchange.log.SimulatedTopic;
import org.libraryexchange.proving.SimulatedReceipts;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.rejected.SimulatedRetries;
import org.libraryexchange.replication.SimulatedWorker;

/** Two cities and what happens to them, step by step. */
final class World {

    private static final int ITEMS = 9;
    private static final int MOST_WRITES = 3;
    private static final int DEEPEST = 2;
    private static final int MOST_TORN = 6;
    private static final long IDS = 0x019ac1f28a007c11L;
    private static final List<Fate.Sending> SENDINGS =
            List.copyOf(EnumSet.range(Fate.Sending.REFUSED, Fate.Sending.GARBLED));
    private static final List<Point> CRASH_POINTS =
            Stream.of(Point.values()).takeWhile(point -> point != Point.CALL).toList();

    private final List<City> cities;
    private final Deque<Step> left = new ArrayDeque<>();
    private Random random = new Random(0);
    private long ids;
    private int titles;
    private int depth;

    World(Flaw flaw) {
        City leeds = new City("leeds", flaw);
        City hangzhou = new City("hangzhou", flaw);
        cities = List.of(leeds, hangzhou);
        leeds.open(hangzhou, this::newId, this);
        hangzhou.open(leeds, this::newId, this);
    }

    private UUID newId() {
        return new UUID(1, ++ids);
    }

    /** The n-th item of a city. */
    UUID item(City city, int n) {
        return new UUID(IDS, 0x8d3f000000000000L + (cities.indexOf(city) + 1) * 100L + n);
    }

    List<City> cities() {
        return cities;
    }

    City partner(City city) {
        return cities.get(1 - cities.indexOf(city));
    }

    /** Points at which something happened to a process, and how often. */
    Map<Point, Integer> troubled() {
        Map<Point, Integer> all = new EnumMap<>(Point.class);
        cities.forEach(city -> city.processes.forEach(
                process -> process.fate().troubled().forEach((point, times) -> all.merge(point, times, Integer::sum))));
        return all;
    }

    /** What a worker does not start again after is a defect. */
    static void requireExpected(RuntimeException e) {
        if (!SimulatedWorker.startsAgainAfter(e)) {
            throw e;
        }
    }

    void play(List<Step> history) {
        left.addAll(history);
        while (!left.isEmpty()) {
            play(left.poll());
        }
    }

    /** A process stands still for a while, and the history goes on. */
    void goOnWithout(NodeProcess process, City city) {
        if (depth == DEEPEST || process.isFrozen()) {
            return;
        }
        depth++;
        process.frozen(true);
        city.releaseAll(process);
        Random before = random;
        for (int i = 3 + random.nextInt(20); i > 0 && !left.isEmpty(); i--) {
            play(left.poll());
        }
        random = before;
        process.frozen(false);
        depth--;
    }

    private void play(Step step) {
        random = new Random(step.dice());
        City city = cities.get(step.city());
        city.processes.forEach(process -> process.fate().throwDice(step.dice() + 1));
        cities.forEach(each -> each.clock.jump(Duration.ofSeconds(1)));
        play(step.kind(), city);
    }

    private void play(Step.Kind kind, City city) {
        switch (kind) {
            case BEGIN_WRITE -> begin(city, false);
            case BEGIN_DRAFT -> begin(city, true);
            case ADVANCE_WRITE -> advance(city);
            case PUBLISH -> work(city, Role.PUBLISHER);
            case APPLY -> work(city, Role.APPLIER);
            case RECEIVE -> work(city, Role.RECIPIENT);
            case BACKGROUND -> any(city).stepInBackground();
            case PROOF -> requestProof(city);
            case RETRY -> new SimulatedRetries(city.site()).retryAll();
            case CHOOSE -> choose(city);
            case CRASH -> decide(city, Fate.Trouble.CRASH);
            case CRASH_AT_POINT -> crashAtPoint(city);
            case DATABASE_FAILS -> decide(city, Fate.Trouble.DATABASE_FAILS);
            case FREEZE -> decide(city, Fate.Trouble.FREEZE);
            case LOSE_LOCK -> city.loseLock(anyRole());
            case PARTITION -> city.cutOff(!city.isCutOff());
            case CLOCK -> city.clock.jump(Duration.ofMinutes(random.nextInt(2 * 1_440) - 1_440));
            case BACKUP -> city.backUp();
            case RESTORE -> restore(city);
            case FUSSY -> fuss(city);
            case DAMAGE -> damage(city);
            case DAMAGE_AT_OWNER -> Damage.atOwner(city.tables, random);
            default -> playInLog(kind, city);
        }
    }

    private void playInLog(Step.Kind kind, City city) {
        SimulatedTopic topic = random.nextInt(4) == 0 ? city.control : city.items;
        switch (kind) {
            case SENDING -> sending(city);
            case DUPLICATE -> anyRecord(topic, topic::duplicate);
            case ARRIVE -> topic.arrive();
            case TRIM -> {
                city.witness.lossy();
                city.witness.forgotten();
                topic.trimBefore(topic.endOffset() - random.nextInt((int) topic.endOffset() + 1));
            }
            case RECREATE -> {
                city.witness.forgotten();
                topic.recreate();
            }
            case COMPACT -> compact(city);
            case CUT -> {
                city.witness.cut();
                city.items.cutFrom(Math.max(0, city.items.endOffset() - 1 - random.nextInt(5)));
            }
            case TEAR_CONTROL -> tear(city);
            case FORGE -> new Forgery(city, partner(city), random).append();
            case SWALLOW -> send(city, Fate.Sending.SWALLOWED);
            case POISON -> anyRecord(topic, record -> topic.appendPoison(Poison.of(record, random)));
            default -> throw new IllegalStateException("no step: " + kind);
        }
    }

    /** What a city has said is lost, from the beginning or from the end; whatever hangs on it has to be said again. */
    private void tear(City city) {
        SimulatedTopic control = city.control;
        city.witness.torn();
        int lost = 1 + random.nextInt(MOST_TORN);
        if (random.nextInt(3) == 0) {
            control.trimBefore(Math.min(control.endOffset(), control.firstOffset() + lost));
        } else {
            control.cutFrom(Math.max(0, control.endOffset() - lost));
        }
    }

    private void compact(City city) {
        if (city.items.endOffset() > 0 && city.items.compactBefore(random.nextInt((int) city.items.endOffset()))) {
            city.witness.lossy();
            city.witness.forgotten();
        }
    }

    private void anyRecord(SimulatedTopic topic, Consumer<RawRecord> use) {
        List<RawRecord> records = topic.records();
        if (!records.isEmpty()) {
            use.accept(records.get(random.nextInt(records.size())));
        }
    }

    private NodeProcess any(City city) {
        return city.processes.get(random.nextInt(City.PROCESSES));
    }

    private Role anyRole() {
        int dice = random.nextInt(10);
        return dice < 4 ? Role.PUBLISHER : dice < 8 ? Role.APPLIER : Role.RECIPIENT;
    }

    private boolean work(City city, Role role) {
        return city.worker(role, random.nextInt(16)).step(role);
    }

    private void begin(City city, boolean asDraft) {
        NodeProcess process = any(city);
        if (city.writes.size() < MOST_WRITES && !process.isFrozen()) {
            UUID id = item(city, random.nextInt(ITEMS));
            city.writes.add(new Write(city, process, id, random.nextInt(12), asDraft, "title " + titles++));
        }
    }

    /** A client writes an item anew, which replaces whatever its bytes have become. */
    void writeAnew(City city, UUID id) {
        Write write = new Write(city, city.processes.get(0), id, 11, false, "title " + titles++);
        city.writes.add(write);
        while (city.writes.contains(write)) {
            write.advance();
        }
    }

    private void advance(City city) {
        if (!city.writes.isEmpty()) {
            city.writes.get(random.nextInt(city.writes.size())).advance();
        }
    }

    UUID requestProof(City city) {
        return new SimulatedReceipts(city.site()).request();
    }

    /** An operator chooses for some of the items that wait. */
    private void choose(City city) {
        city.tables.restored.replaceAll(
                (id, item) -> item.isConflict() && item.outcome() == null && random.nextInt(3) == 0
                        ? item.chosen(random.nextBoolean() ? "adopt" : "keep")
                        : item);
    }

    private void decide(City city, Fate.Trouble trouble) {
        Role role = anyRole();
        NodeProcess process = city.worker(role, 1);
        process.fate().decide(trouble, null, random.nextInt(14));
        process.step(role);
    }

    private void crashAtPoint(City city) {
        Point point = CRASH_POINTS.get(random.nextInt(CRASH_POINTS.size()));
        for (NodeProcess process : city.processes) {
            process.fate().decide(Fate.Trouble.CRASH, point, 0);
        }
    }

    private void sending(City city) {
        send(city, SENDINGS.get(random.nextInt(SENDINGS.size())));
    }

    private void send(City city, Fate.Sending sending) {
        if (sending == Fate.Sending.GARBLED || sending == Fate.Sending.SWALLOWED) {
            city.witness.lossy();
            city.witness.forgotten();
        }
        if (sending == Fate.Sending.SWALLOWED) {
            city.witness.torn();
        }
        city.processes.forEach(process -> process.fate().decide(sending));
        work(city, Role.PUBLISHER);
    }

    private void restore(City city) {
        if (city.hasBackup()) {
            city.restore();
        }
    }

    private void fuss(City city) {
        partner(city).witness.lossy();
        city.tables.fussy = !city.tables.fussy;
    }

    private void damage(City city) {
        partner(city).witness.lossy();
        Damage.of(city.tables, random, partner(city).name);
    }

    /**
     * Asks for proofs of both catalogues and waits for what comes of them. A reader that stood beyond the end of a torn
     * log takes no notice of what is written below its place: the answer gets lost, and whoever waits for it asks again.
     */
    void proveAll() {
        List<City> asking = cities;
        for (int i = 0; i <= MOST_TORN * cities.size() && !asking.isEmpty(); i++) {
            asking.forEach(this::requestProof);
            rest();
            asking = cities.stream().filter(this::waitsInVain).toList();
        }
    }

    private boolean waitsInVain(City owner) {
        return partner(owner).witness.isTorn()
                && owner.tables.ownProofs.values().stream()
                        .reduce((before, last) -> last)
                        .filter(last -> last.state != OwnProof.State.FINISHED)
                        .isPresent();
    }

    /** Everything that was broken is mended, and clients and operators do what waits for them. */
    void heal() {
        random = new Random(0);
        for (City city : cities) {
            city.heal();
            while (!city.writes.isEmpty()) {
                List.copyOf(city.writes).forEach(Write::advance);
            }
        }
    }

    /** Lets everybody work until nobody has anything to do. */
    void rest() {
        int rounds = 0;
        while (round()) {
            if (++rounds > 500) {
                throw new AssertionError("the cities do not come to rest");
            }
        }
    }

    private boolean round() {
        boolean did = false;
        for (City city : cities) {
            city.clock.jump(Duration.ofSeconds(1));
            for (NodeProcess process : city.processes) {
                for (Role role : Role.values()) {
                    did |= process.step(role);
                }
                while (process.stepInBackground()) {
                    did = true;
                }
            }
            did |= goAbove(city);
            did |= chooseAll(city) || !city.tables.waiting.isEmpty();
        }
        return did;
    }

    /** An operator lets the log go on above what the mirror has confirmed. */
    private static boolean goAbove(City city) {
        boolean chooses =
                !city.tables.restoration.isOpen() && city.tables.confirmedBeyond > 0 && !city.tables.goesAbove;
        city.tables.goesAbove |= chooses;
        return chooses;
    }

    private static boolean chooseAll(City city) {
        boolean[] chose = new boolean[1];
        city.tables.restored.replaceAll((id, item) -> {
            boolean waits = item.isConflict() && item.outcome() == null && item.choice() == null;
            chose[0] |= waits;
            return waits ? item.chosen(item.log().version() % 2 == 0 ? "adopt" : "keep") : item;
        });
        return chose[0];
    }
}
