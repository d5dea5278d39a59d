package org.libraryexchange.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.libraryexchange.exchange.log.SimulatedTopic;
import org.libraryexchange.exchange.proving.SimulatedReceipts;
import org.libraryexchange.exchange.rejected.SimulatedRetries;
import org.libraryexchange.exchange.replication.SimulatedWorker;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.record.RawRecord;

/** Two cities and what happens to them, step by step. */
final class SimulatedWorld {

    private static final int ITEMS = 9;
    private static final int LETTERS = 14;
    private static final int ITEMS_A_NIGHT = 3;
    private static final int ROUNDS_AT_ONCE = 3;
    private static final int MOST_WRITES = 3;
    private static final int DEEPEST = 2;
    private static final int MOST_TORN = 6;
    private static final long IDS = 0x019ac1f28a007c11L;
    private static final List<Fate.Sending> SENDINGS =
            List.copyOf(EnumSet.range(Fate.Sending.REFUSED, Fate.Sending.GARBLED));

    private final List<SimulatedCity> cities;
    private final List<Side> sides;
    private final Deque<HistoryStep> left = new ArrayDeque<>();
    private final Proposals proposals = new Proposals(() -> String.valueOf(this.titles++));
    private Random random = new Random(0);
    private long ids;
    private int titles;
    private int depth;

    SimulatedWorld(Flaw flaw, Set<ExchangeKind> exchanges) {
        SimulatedCity leeds = new SimulatedCity("leeds", "hangzhou", exchanges, flaw);
        SimulatedCity hangzhou = new SimulatedCity("hangzhou", "leeds", exchanges, flaw);
        sides = exchanges.stream()
                .flatMap(exchange -> Stream.of(leeds.side(exchange), hangzhou.side(exchange)))
                .toList();
        cities = List.of(leeds, hangzhou);
        leeds.open(hangzhou, this::newId, this);
        hangzhou.open(leeds, this::newId, this);
    }

    private UUID newId() {
        return new UUID(1, ++ids);
    }

    /** The n-th item of a city. */
    UUID item(SimulatedCity city, int n) {
        return new UUID(IDS, 0x8d3f000000000000L + (cities.indexOf(city) + 1) * 100L + n);
    }

    List<SimulatedCity> cities() {
        return cities;
    }

    /** Both sides of each exchange. */
    List<Side> sides() {
        return sides;
    }

    Side partner(Side side) {
        return cities.get(1 - cities.indexOf(side.city)).side(side.exchange);
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

    void play(List<HistoryStep> history) {
        left.addAll(history);
        while (!left.isEmpty()) {
            play(left.poll());
        }
    }

    /** A process stands still for a while, and the history goes on. */
    void goOnWithout(SimulatedProcess process, SimulatedCity city) {
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

    private void play(HistoryStep step) {
        random = new Random(step.dice());
        SimulatedCity city = cities.get(step.city());
        city.processes.forEach(process -> process.fate().throwDice(step.dice() + 1));
        cities.forEach(each -> each.clock.jump(Duration.ofSeconds(1)));
        cities.forEach(each -> each.clock.pass(Duration.ofSeconds(1)));
        if (step.kind() == HistoryStep.Kind.CRASH_AT_POINT || step.kind() == HistoryStep.Kind.CRASH_IN_ACCEPTANCE) {
            crashAt(step.point(), city);
        } else {
            play(step.kind(), city, city.side(step.exchange()));
        }
    }

    private void play(HistoryStep.Kind kind, SimulatedCity city, Side side) {
        switch (kind) {
            case BEGIN_WRITE -> begin(side, false);
            case BEGIN_DRAFT -> begin(side, true);
            case BEGIN_HANDLING -> beginHandling(side);
            case ADVANCE_WRITE -> advance(side);
            case PUBLISH -> work(side, Role.PUBLISHER);
            case APPLY -> work(side, Role.APPLIER);
            case RECEIVE -> work(side, Role.RECIPIENT);
            case BACKGROUND -> any(city).stepInBackground();
            case PROOF -> requestProof(side);
            case RETRY -> new SimulatedRetries(side.site()).retryAll();
            case CHOOSE -> choose(side);
            case CRASH -> decide(side, Fate.Trouble.CRASH);
            case DATABASE_FAILS -> decide(side, Fate.Trouble.DATABASE_FAILS);
            case FREEZE -> decide(side, Fate.Trouble.FREEZE);
            case LOSE_LOCK -> city.loseLock(anyRole(side));
            case PARTITION -> city.cutOff(!city.isCutOff());
            case CLOCK -> city.clock.jump(Duration.ofMinutes(random.nextInt(2 * 1_440) - 1_440));
            case BACKUP -> city.backUp();
            case RESTORE -> restore(city);
            case FUSSY -> fuss(side);
            case DAMAGE -> damage(side);
            case DAMAGE_AT_OWNER -> Damage.atOwner(side.tables, random);
            case CARRY_ON -> carryOn();
            case OFFER, DECIDE, NIGHT, EDIT -> propose(kind, side, any(city));
            default -> playInLog(kind, side);
        }
    }

    private void playInLog(HistoryStep.Kind kind, Side side) {
        SimulatedTopic topic = random.nextInt(4) == 0 ? side.answers : side.log;
        switch (kind) {
            case SENDING -> sending(side);
            case DUPLICATE -> {
                side.witness.disordered();
                anyRecord(topic, topic::duplicate);
            }
            case ARRIVE -> topic.arrive();
            case TRIM -> {
                side.witness.lossy();
                side.witness.forgotten();
                topic.trimBefore(topic.endOffset() - random.nextInt((int) topic.endOffset() + 1));
            }
            case RECREATE -> {
                side.witness.forgotten();
                topic.recreate();
            }
            case COMPACT -> compact(side);
            case CUT -> {
                side.witness.cut();
                if (side.answers == side.log) {
                    side.witness.torn();
                }
                side.log.cutFrom(Math.max(0, side.log.endOffset() - 1 - random.nextInt(5)));
            }
            case TEAR_CONTROL -> tear(side);
            case FORGE -> new Forgery(side, partner(side), random).append();
            case SWALLOW -> send(side, Fate.Sending.SWALLOWED);
            case POISON -> anyRecord(topic, record -> topic.appendPoison(Poison.of(record, random)));
            default -> throw new IllegalStateException("no step: " + kind);
        }
    }

    /** What a city has said is lost, from the beginning or from the end; whatever hangs on it has to be said again. */
    private void tear(Side side) {
        SimulatedTopic control = side.answers;
        side.witness.torn();
        if (control == side.log) {
            side.witness.cut();
        }
        int lost = 1 + random.nextInt(MOST_TORN);
        if (random.nextInt(3) == 0) {
            control.trimBefore(Math.min(control.endOffset(), control.firstOffset() + lost));
        } else {
            control.cutFrom(Math.max(0, control.endOffset() - lost));
        }
    }

    private void compact(Side side) {
        if (side.log.endOffset() > 0 && side.log.compactBefore(random.nextInt((int) side.log.endOffset()))) {
            side.witness.lossy();
            side.witness.forgotten();
        }
    }

    private void anyRecord(SimulatedTopic topic, Consumer<RawRecord> use) {
        List<RawRecord> records = topic.records();
        if (!records.isEmpty()) {
            use.accept(records.get(random.nextInt(records.size())));
        }
    }

    private SimulatedProcess any(SimulatedCity city) {
        return city.processes.get(random.nextInt(SimulatedCity.PROCESSES));
    }

    private Role anyRole(Side side) {
        int dice = random.nextInt(10);
        Role role = dice < 4 ? Role.PUBLISHER : dice < 8 ? Role.APPLIER : Role.RECIPIENT;
        return role.in(side.exchange);
    }

    private boolean work(Side side, Role role) {
        Role work = role.in(side.exchange);
        return side.city.worker(work, random.nextInt(16)).step(work);
    }

    private void carryOn() {
        for (int i = 0; i < ROUNDS_AT_ONCE; i++) {
            sides.forEach(side -> {
                work(side, Role.PUBLISHER);
                work(partner(side), Role.APPLIER);
            });
        }
    }

    private void begin(Side side, boolean asDraft) {
        SimulatedProcess process = any(side.city);
        if (side.writes.size() < MOST_WRITES && !process.isFrozen()) {
            UUID id = side.exchange == ExchangeKind.ITEMS
                    ? item(side.city, random.nextInt(ITEMS))
                    : LetterRows.id(cities.indexOf(side.city), random.nextInt(LETTERS));
            side.writes.add(new ClientWrite(side, process, id, null, random.nextInt(12), asDraft, "title " + titles++));
        }
    }

    /** Somebody does something about one of the partner's letters. */
    private void beginHandling(Side side) {
        SimulatedProcess process = any(side.city);
        List<UUID> letters = side.tables.mirrored.values().stream()
                .filter(LetterRows::isLetter)
                .map(Row::id)
                .toList();
        if (side.writes.size() < MOST_WRITES && !process.isFrozen() && !letters.isEmpty()) {
            UUID letter = letters.get(random.nextInt(letters.size()));
            UUID id = HandlingHead.idFor(side.owner(), letter);
            side.writes.add(
                    new ClientWrite(side, process, id, letter, random.nextInt(12), false, "reason " + titles++));
        }
    }

    private void propose(HistoryStep.Kind kind, Side side, SimulatedProcess process) {
        if (process.isFrozen() || side.city.sides().size() == 1) {
            return;
        }
        switch (kind) {
            case OFFER -> proposals.offer(side, process, cities.indexOf(side.city), random);
            case DECIDE -> proposals.decide(side, partner(side), process, random);
            case NIGHT -> proposals.night(side, process, someItems(side.city), random);
            default -> proposals.edit(side, process, item(side.city, random.nextInt(ITEMS)), random);
        }
    }

    /** Once more, the systems send all items. */
    void nights() {
        random = new Random(0);
        for (SimulatedCity city : cities) {
            if (city.sides().size() > 1) {
                List<UUID> items = city.side(ExchangeKind.ITEMS).tables.own.keySet().stream()
                        .toList();
                proposals.night(city.side(ExchangeKind.ITEMS), city.processes.get(0), items, random);
            }
        }
    }

    private List<UUID> someItems(SimulatedCity city) {
        return random.ints(ITEMS_A_NIGHT, 0, ITEMS).mapToObj(n -> item(city, n)).toList();
    }

    /** A client writes a row anew, which replaces whatever its bytes have become. */
    void writeAnew(Side side, Row row) {
        UUID letter = row.kind().equals(Handling.KIND) ? LetterRows.handled(row) : null;
        ClientWrite write =
                new ClientWrite(side, side.city.processes.get(0), row.id(), letter, 11, false, "title " + titles++);
        side.writes.add(write);
        while (side.writes.contains(write)) {
            write.advance();
        }
    }

    private void advance(Side side) {
        if (!side.writes.isEmpty()) {
            side.writes.get(random.nextInt(side.writes.size())).advance();
        }
    }

    UUID requestProof(Side side) {
        return new SimulatedReceipts(side.site()).request();
    }

    /** An operator chooses for some of the items that wait. */
    private void choose(Side side) {
        side.tables.restored.replaceAll(
                (id, item) -> item.isConflict() && item.outcome() == null && random.nextInt(3) == 0
                        ? item.chosen(random.nextBoolean() ? "adopt" : "keep")
                        : item);
    }

    private void decide(Side side, Fate.Trouble trouble) {
        Role role = anyRole(side);
        SimulatedProcess process = side.city.worker(role, 1);
        process.fate().decide(trouble, null, random.nextInt(14));
        process.step(role);
    }

    private static void crashAt(Point point, SimulatedCity city) {
        for (SimulatedProcess process : city.processes) {
            process.fate().decide(Fate.Trouble.CRASH, point, 0);
        }
    }

    private void sending(Side side) {
        send(side, SENDINGS.get(random.nextInt(SENDINGS.size())));
    }

    /** It befalls what the city sends next, in whatever log. */
    private void send(Side side, Fate.Sending sending) {
        side.city.sides().forEach(each -> noteSending(each.witness, sending));
        side.city.processes.forEach(process -> process.fate().decide(sending));
        work(side, Role.PUBLISHER);
    }

    private static void noteSending(Witness witness, Fate.Sending sending) {
        if (sending == Fate.Sending.GARBLED || sending == Fate.Sending.SWALLOWED) {
            witness.lossy();
            witness.forgotten();
        }
        if (sending == Fate.Sending.SWALLOWED) {
            witness.torn();
        }
        if (sending == Fate.Sending.LATE) {
            witness.disordered();
        }
    }

    private void restore(SimulatedCity city) {
        if (city.hasBackup()) {
            city.restore();
        }
    }

    private void fuss(Side side) {
        partner(side).witness.lossy();
        side.tables.fussy = !side.tables.fussy;
    }

    private void damage(Side side) {
        partner(side).witness.lossy();
        Damage.of(side, random, partner(side).owner());
    }

    /**
     * Asks for proofs of both catalogues and waits for what comes of them. A reader that stood beyond the end of a torn
     * log takes no notice of what is written below its place: the answer gets lost, and whoever waits for it asks again.
     */
    void proveAll() {
        List<Side> asking = sides;
        for (int i = 0; i <= MOST_TORN * cities.size() && !asking.isEmpty(); i++) {
            asking.forEach(this::requestProof);
            rest();
            asking = sides.stream().filter(this::waitsInVain).toList();
        }
    }

    private boolean waitsInVain(Side owner) {
        return partner(owner).witness.isTorn()
                && owner.tables.ownProofs.values().stream()
                        .reduce((before, last) -> last)
                        .filter(last -> last.state != OwnProof.State.FINISHED)
                        .isPresent();
    }

    /** Everything that was broken is mended, and clients and operators do what waits for them. */
    void heal() {
        random = new Random(0);
        for (SimulatedCity city : cities) {
            city.heal();
            while (city.sides().stream().anyMatch(side -> !side.writes.isEmpty())) {
                city.sides().forEach(side -> List.copyOf(side.writes).forEach(Pending::advance));
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
        for (SimulatedCity city : cities) {
            city.clock.jump(Duration.ofSeconds(1));
            city.clock.pass(Duration.ofSeconds(2));
            for (SimulatedProcess process : city.processes) {
                for (Role role : Role.values()) {
                    did |= city.side(role.exchange()) != null && process.step(role);
                }
                while (process.stepInBackground()) {
                    did = true;
                }
            }
            for (Side side : city.sides()) {
                did |= goAbove(side.tables);
                did |= chooseAll(side.tables) || !side.tables.waiting.isEmpty();
            }
        }
        return did;
    }

    /** An operator lets the log go on above what the mirror has confirmed. */
    private static boolean goAbove(Tables tables) {
        boolean chooses = !tables.restoration.isOpen() && tables.confirmedBeyond > 0 && !tables.goesAbove;
        tables.goesAbove |= chooses;
        return chooses;
    }

    private static boolean chooseAll(Tables tables) {
        boolean[] chose = new boolean[1];
        tables.restored.replaceAll((id, item) -> {
            boolean waits = item.isConflict() && item.outcome() == null && item.choice() == null;
            chose[0] |= waits;
            return waits ? item.chosen(item.log().version() % 2 == 0 ? "adopt" : "keep") : item;
        });
        return chose[0];
    }
}
