package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.rejected.SimulatedRetries;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.record.Header;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.simulation.Tables.Mirror;

/** What must hold when a history is over and everything is healed. */
final class HistoryChecks {

    private static final int MOST_DAMAGES = 3;
    private static final Point[] REPAIRS = {Point.R1, Point.R2, Point.R3};

    private final SimulatedWorld world;
    private final Random random;

    HistoryChecks(SimulatedWorld world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    void run() {
        world.heal();
        world.rest();
        mendAtOwners();
        world.nights();
        world.rest();
        world.sides().forEach(this::withoutAProof);
        world.sides().forEach(side -> new SimulatedRetries(side.site()).retryAll());
        world.rest();
        world.sides().forEach(side -> new SimulatedRetries(side.site()).dismissUnanswered());
        world.proveAll();
        world.sides().forEach(this::afterAProof);
        world.cities().forEach(this::requireLaws);
        world.cities().forEach(city -> replay(city.sides()));
        world.cities().forEach(city -> dieInRepair(city.sides()));
        world.cities().forEach(city -> plantDifferences(city.sides()));
    }

    /** What is damaged at its owner is named and not sent again; it is mended by whoever writes it anew. */
    private void mendAtOwners() {
        if (world.sides().stream().allMatch(owner -> damaged(owner).isEmpty())) {
            return;
        }
        world.proveAll();
        world.sides().forEach(this::mendAtOwner);
        world.rest();
    }

    private static List<Row> damaged(Side owner) {
        return owner.tables.own.values().stream().filter(Row::damaged).toList();
    }

    private void mendAtOwner(Side owner) {
        List<Row> damaged = damaged(owner);
        if (damaged.isEmpty()) {
            return;
        }
        requireNamed(owner, damaged);
        for (Row row : damaged) {
            require(
                    owner.tables.own.get(row.id()).equals(row),
                    owner,
                    "what is damaged got another place: " + owner.tables.own.get(row.id()));
            world.writeAnew(owner, row);
        }
    }

    private static void requireNamed(Side owner, List<Row> damaged) {
        Receipt last = lastReceipt(owner);
        require(last != null && last.outcome() == Outcome.ITEMS_DIFFER, owner, "damage is not noticed: " + last);
        Set<UUID> named = last.differences().stream()
                .filter(difference -> difference.sort() == Sort.DAMAGED_AT_OWNER)
                .map(Difference::id)
                .collect(Collectors.toSet());
        Set<UUID> expected = damaged.stream().map(Row::id).collect(Collectors.toSet());
        require(named.equals(expected), owner, "damaged " + damaged + ", named " + last);
        List<UUID> known = owner.tables.ownProofs.get(last.proof()).damaged;
        require(Set.copyOf(known).equals(expected), owner, "damaged " + damaged + ", the owner knows " + known);
    }

    /** Where nothing was lost, nobody had to prove anything. */
    private void withoutAProof(Side owner) {
        Side mirror = world.partner(owner);
        require(owner.witness.falseAlarm() == null, owner, owner.witness.falseAlarm());
        require(!owner.tables.restoration.isOpen(), owner, "the restoration does not end");
        if (owner.witness.isRestored() || owner.witness.isLossy()) {
            return;
        }
        requireEqual(owner, mirror, "without a proof");
        for (Receipt receipt : mirror.tables.receipts.values()) {
            require(
                    !receipt.owner().equals(owner.owner())
                            || receipt.outcome() != Outcome.ITEMS_DIFFER
                            || owner.witness.isForgotten()
                            || isOfDamageAtOwner(receipt, owner),
                    owner,
                    "a proof finds differences where there are none: " + receipt);
        }
        require(mirror.witness.regression() == null, owner, "the mirror went back: " + mirror.witness.regression());
    }

    private static boolean isOfDamageAtOwner(Receipt receipt, Side owner) {
        return receipt.differences().stream()
                .allMatch(difference ->
                        difference.sort() == Sort.DAMAGED_AT_OWNER && owner.witness.wasDamaged(difference.id()));
    }

    private void afterAProof(Side owner) {
        Side mirror = world.partner(owner);
        requireVerified(owner);
        requireEqual(owner, mirror, "after a proof");
        requireDraftsAtHome(owner);
        requireOwnLog(owner);
        requireWriter(owner, mirror);
        if (owner.exchange == ExchangeKind.LETTERS) {
            requireAppliedAsTold(owner, mirror);
            requireSameOrder(owner, mirror);
        }
        requireNothingMadeUp(owner, mirror);
        requireNothingForged(owner, mirror);
        requireWritesLast(owner);
        requireRejected(owner, mirror);
        if (!owner.witness.isRestored() || !owner.witness.isForgotten()) {
            require(mirror.witness.regression() == null, owner, "the mirror went back: " + mirror.witness.regression());
        }
    }

    private void requireLaws(SimulatedCity city) {
        if (city.sides().size() > 1) {
            new ProposalChecks(city, world.partner(city.side(ExchangeKind.LETTERS))).run();
        }
    }

    private void requireVerified(Side owner) {
        Receipt last = lastReceipt(owner);
        require(last != null && last.outcome() == Outcome.VERIFIED, owner, "the last receipt is " + last);
        long proved =
                owner.tables.own.values().stream().filter(row -> !row.isDraft()).count();
        require(last.result().verified() == proved, owner, "not all is verified: " + last);
    }

    private static void requireDraftsAtHome(Side owner) {
        for (RawRecord record : owner.log.records()) {
            boolean drafted = record.value() != null
                    && new String(record.value(), StandardCharsets.UTF_8).contains("\"status\":\"draft\"");
            require(!drafted, owner, "a draft was sent, at offset " + record.offset());
        }
    }

    /** Nothing of letters stands in a log of items, and the other way round. */
    private static void requireOwnLog(Side owner) {
        String source = owner.site().ownLog().source();
        Stream.of(owner.log, owner.answers)
                .flatMap(topic -> topic.records().stream().filter(record -> !topic.isPoison(record)))
                .forEach(record -> require(
                        source.equals(source(record))
                                && (owner.exchange == ExchangeKind.LETTERS || !isOfLetters(record)),
                        owner,
                        "what belongs to another log stands at offset " + record.offset()));
    }

    private static String source(RawRecord record) {
        return record.headers().stream()
                .filter(header -> header.name().equals(Header.SOURCE))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static boolean isOfLetters(RawRecord record) {
        String value = new String(record.value(), StandardCharsets.UTF_8);
        return value.contains(LetterRows.IDS) || value.contains("/letters/");
    }

    /** Everything is its owner's, and a handling is about a letter of the other. */
    private static void requireWriter(Side owner, Side mirror) {
        Stream.concat(owner.tables.own.values().stream(), mirror.tables.mirrored.values().stream())
                .forEach(row -> {
                    require(
                            LetterRows.member(row, "owner").equals(owner.owner()),
                            owner,
                            "somebody else is the owner of " + row);
                    boolean ofOwnLetter =
                            row.kind().equals(Handling.KIND) && owner.tables.own.containsKey(LetterRows.handled(row));
                    require(!ofOwnLetter, owner, "an own letter is handled: " + row);
                });
    }

    /** A city never says that it has applied more than it has, and the last that it says is how far it stands. */
    private static void requireAppliedAsTold(Side owner, Side mirror) {
        long told = Math.max(0, owner.tables.applied);
        require(told <= mirror.witness.highestPlace(), owner, "more is said to be applied than ever was: " + told);
        boolean arrives = !mirror.witness.isLossy() && !mirror.witness.isTorn() && !mirror.witness.isDisordered();
        long place = mirror.tables.mirror.position().sequence();
        require(!arrives || told == place, owner, "it is applied up to " + place + ", and " + told + " is known");
    }

    private static void requireSameOrder(Side owner, Side mirror) {
        require(
                LetterRows.inOrder(owner.tables).equals(LetterRows.inOrder(mirror.tables)),
                owner,
                "the cities show the letters in another order");
    }

    private static Receipt lastReceipt(Side owner) {
        Receipt last = null;
        for (Receipt receipt : owner.tables.receipts.values()) {
            last = receipt.owner().equals(owner.owner()) ? receipt : last;
        }
        return last;
    }

    private static void requireEqual(Side owner, Side mirror, String when) {
        List<String> differences = new ArrayList<>();
        owner.tables.own.forEach((id, row) -> {
            if (!row.isDraft() && !isSame(row, mirror.tables.mirrored.get(id))) {
                differences.add(row + " is mirrored as " + mirror.tables.mirrored.get(id));
            }
        });
        mirror.tables.mirrored.forEach((id, row) -> {
            Row own = owner.tables.own.get(id);
            if (own == null || own.isDraft()) {
                differences.add(row + " is mirrored and is nobody's");
            }
        });
        require(differences.isEmpty(), owner, when + ": " + differences);
    }

    private static boolean isSame(Row row, Row mirrored) {
        return mirrored != null
                && row.sequence() == mirrored.sequence()
                && row.version() == mirrored.version()
                && row.status().equals(mirrored.status())
                && Arrays.equals(row.document(), mirrored.document())
                && Arrays.equals(row.sha256(), mirrored.sha256());
    }

    private static void requireNothingMadeUp(Side owner, Side mirror) {
        for (Row row : mirror.tables.mirrored.values()) {
            require(
                    owner.witness.writtenDigests().contains(Witness.digest(row)),
                    owner,
                    "nobody wrote what is mirrored: " + row);
        }
    }

    /** Whatever the broker has written for the owner is neither shown nor adopted nor confirmed. */
    private static void requireNothingForged(Side owner, Side mirror) {
        Stream.concat(owner.tables.own.values().stream(), mirror.tables.mirrored.values().stream())
                .forEach(row -> require(!owner.witness.isForged(row), owner, "what was forged counts: " + row));
        owner.tables
                .receipts
                .values()
                .forEach(receipt -> require(
                        receipt.result().items() != Forgery.FORGED_ITEMS,
                        owner,
                        "what was forged is confirmed: " + receipt));
    }

    private static void requireWritesLast(Side owner) {
        if (!owner.witness.isRestored()) {
            owner.witness
                    .answeredVersions()
                    .forEach((id, version) -> require(
                            owner.tables.own.get(id).version() >= version, owner, "an answered write is lost: " + id));
        }
        owner.witness.writtenSinceRestore().forEach((id, row) -> {
            Row last = owner.tables.own.get(id);
            require(
                    last != null && (last.isErased() || last.says().equals(row.says())),
                    owner,
                    "what was written last is lost: " + row + ", there is " + last);
            require(!last.isDraft() || row.isDraft(), owner, "what was published is a draft again: " + last);
        });
    }

    /** What was kept aside is what somebody put into the log, byte for byte, and all of it that still stands there. */
    private static void requireRejected(Side owner, Side mirror) {
        for (KeptRecord kept : mirror.tables.rejected.values()) {
            boolean put = owner.log.wasPoison(kept.raw());
            boolean good = kept.reason().equals("not-storable") && (kept.isSettled() || kept.isPurged());
            boolean damaged = owner.witness.areDamaged(kept.raw().value());
            require(put || good || damaged, owner, "a good record was rejected: " + kept);
        }
        for (RawRecord record : owner.log.records()) {
            String place = owner.log.topicId() + "/" + record.offset();
            require(
                    owner.witness.isCut() || !owner.log.isPoison(record) || mirror.tables.rejected.containsKey(place),
                    owner,
                    "a hostile record was not kept: " + place);
        }
    }

    private void replay(Collection<Side> owners) {
        Map<Side, Integer> changes = new LinkedHashMap<>();
        for (Side owner : owners) {
            if (!owner.witness.isRestored() || !owner.witness.isForgotten()) {
                Side mirror = world.partner(owner);
                changes.put(owner, mirror.witness.mirrorChanges());
                Position position = mirror.tables.mirror.position();
                mirror.tables.mirror = new Mirror(new Position(position.topicId(), 0, position.sequence()), -1, true);
                mirror.city.processes.forEach(SimulatedProcess::end);
            }
        }
        world.rest();
        changes.forEach((owner, before) -> {
            int since = world.partner(owner).witness.mirrorChanges() - before;
            require(since == 0, owner, "reading all of the log again changes " + since + " rows");
        });
    }

    /** A repair goes on where the process that was at it ended. */
    private void dieInRepair(Collection<Side> owners) {
        for (Side owner : owners) {
            if (random.nextInt(3) == 0) {
                Side mirror = world.partner(owner);
                plant(owner, 1 + random.nextInt(MOST_DAMAGES));
                Point point = REPAIRS[random.nextInt(REPAIRS.length)];
                mirror.city.processes.forEach(process -> process.fate().decide(Fate.Trouble.CRASH, point, 0));
                world.requestProof(owner);
                world.rest();
                mirror.city.processes.forEach(process -> process.fate().heal());
                requireVerified(owner);
                requireEqual(owner, mirror, "after a repair that was broken off at " + point);
            }
        }
    }

    private Set<UUID> plant(Side owner, int most) {
        Set<UUID> planted = new HashSet<>();
        for (int i = 0; i < most; i++) {
            UUID id = Damage.of(world.partner(owner), random, owner.owner());
            if (id != null) {
                planted.add(id);
            }
        }
        return planted;
    }

    /** A proof finds exactly the rows that somebody has damaged, and mends them. */
    private void plantDifferences(Collection<Side> owners) {
        Map<Side, Set<UUID>> planted = new LinkedHashMap<>();
        Map<Side, UUID> proofs = new LinkedHashMap<>();
        for (Side owner : owners) {
            planted.put(owner, plant(owner, random.nextInt(MOST_DAMAGES + 1)));
            proofs.put(owner, world.requestProof(owner));
        }
        world.rest();
        for (Side owner : owners) {
            Set<UUID> found = found(owner, proofs.get(owner));
            require(found.equals(planted.get(owner)), owner, "planted " + planted.get(owner) + ", found " + found);
            requireVerified(owner);
            requireEqual(owner, world.partner(owner), "after a repair");
        }
    }

    private static Set<UUID> found(Side owner, UUID proof) {
        return owner.tables.receipts.values().stream()
                .filter(receipt -> receipt.proof().equals(proof) && receipt.outcome() == Outcome.ITEMS_DIFFER)
                .flatMap(receipt -> receipt.differences().stream())
                .map(Difference::id)
                .collect(Collectors.toSet());
    }

    private static void require(boolean holds, Side owner, String what) {
        if (!holds) {
            throw new AssertionError(owner + ": " + what);
        }
    }
}
