package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.log.Position;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.rejected.SimulatedRetries;
import org.libraryexchange.simulation.Tables.Mirror;

/** What must hold when a history is over and everything is healed. */
final class Checks {

    private static final int MOST_DAMAGES = 3;
    private static final Point[] REPAIRS = {Point.R1, Point.R2, Point.R3};

    private final World world;
    private final Random random;

    Checks(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    void run() {
        world.heal();
        world.rest();
        mendAtOwners();
        world.cities().forEach(this::withoutAProof);
        world.cities().forEach(city -> new SimulatedRetries(city.site()).retryAll());
        world.rest();
        world.cities().forEach(city -> new SimulatedRetries(city.site()).dismissUnanswered());
        world.proveAll();
        world.cities().forEach(this::afterAProof);
        world.cities().forEach(this::replay);
        world.cities().forEach(this::dieInRepair);
        world.cities().forEach(this::plantDifferences);
    }

    /** What is damaged at its owner is named and not sent again; it is mended by whoever writes it anew. */
    private void mendAtOwners() {
        if (world.cities().stream().allMatch(owner -> damaged(owner).isEmpty())) {
            return;
        }
        world.proveAll();
        world.cities().forEach(this::mendAtOwner);
        world.rest();
    }

    private static List<Row> damaged(City owner) {
        return owner.tables.own.values().stream().filter(Row::damaged).toList();
    }

    private void mendAtOwner(City owner) {
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
            world.writeAnew(owner, row.id());
        }
    }

    private static void requireNamed(City owner, List<Row> damaged) {
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
    private void withoutAProof(City owner) {
        City mirror = world.partner(owner);
        require(owner.witness.falseAlarm() == null, owner, owner.witness.falseAlarm());
        require(!owner.tables.restoration.isOpen(), owner, "the restoration does not end");
        if (owner.witness.isRestored() || owner.witness.isLossy()) {
            return;
        }
        requireEqual(owner, mirror, "without a proof");
        for (Receipt receipt : mirror.tables.receipts.values()) {
            require(
                    !receipt.owner().equals(owner.name)
                            || receipt.outcome() != Outcome.ITEMS_DIFFER
                            || owner.witness.isForgotten()
                            || isOfDamageAtOwner(receipt, owner),
                    owner,
                    "a proof finds differences where there are none: " + receipt);
        }
        require(mirror.witness.regression() == null, owner, "the mirror went back: " + mirror.witness.regression());
    }

    private static boolean isOfDamageAtOwner(Receipt receipt, City owner) {
        return receipt.differences().stream()
                .allMatch(difference ->
                        difference.sort() == Sort.DAMAGED_AT_OWNER && owner.witness.wasDamaged(difference.id()));
    }

    private void afterAProof(City owner) {
        City mirror = world.partner(owner);
        requireVerified(owner);
        requireEqual(owner, mirror, "after a proof");
        requireDraftsAtHome(owner);
        requireNothingMadeUp(owner, mirror);
        requireNothingForged(owner, mirror);
        requireWritesLast(owner);
        requireRejected(owner, mirror);
        if (!owner.witness.isRestored() || !owner.witness.isForgotten()) {
            require(mirror.witness.regression() == null, owner, "the mirror went back: " + mirror.witness.regression());
        }
    }

    private void requireVerified(City owner) {
        Receipt last = lastReceipt(owner);
        require(last != null && last.outcome() == Outcome.VERIFIED, owner, "the last receipt is " + last);
        long proved =
                owner.tables.own.values().stream().filter(row -> !row.isDraft()).count();
        require(last.verified() == proved, owner, "not all is verified: " + last);
    }

    private static void requireDraftsAtHome(City owner) {
        for (RawRecord record : owner.items.records()) {
            boolean drafted = record.value() != null
                    && new String(record.value(), StandardCharsets.UTF_8).contains("\"status\":\"draft\"");
            require(!drafted, owner, "a draft was sent, at offset " + record.offset());
        }
    }

    private static Receipt lastReceipt(City owner) {
        Receipt last = null;
        for (Receipt receipt : owner.tables.receipts.values()) {
            last = receipt.owner().equals(owner.name) ? receipt : last;
        }
        return last;
    }

    private static void requireEqual(City owner, City mirror, String when) {
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

    private static void requireNothingMadeUp(City owner, City mirror) {
        for (Row row : mirror.tables.mirrored.values()) {
            require(
                    owner.witness.writtenDigests().contains(Witness.digest(row)),
                    owner,
                    "nobody wrote what is mirrored: " + row);
        }
    }

    /** Whatever the broker has written for the owner is neither shown nor adopted nor confirmed. */
    private static void requireNothingForged(City owner, City mirror) {
        Stream.concat(owner.tables.own.values().stream(), mirror.tables.mirrored.values().stream())
                .forEach(row -> require(!owner.witness.isForged(row), owner, "what was forged counts: " + row));
        owner.tables
                .receipts
                .values()
                .forEach(receipt -> require(
                        receipt.items() != Forgery.FORGED_ITEMS, owner, "what was forged is confirmed: " + receipt));
    }

    private static void requireWritesLast(City owner) {
        if (!owner.witness.isRestored()) {
            owner.witness
                    .answeredVersions()
                    .forEach((id, version) -> require(
                            owner.tables.own.get(id).version() >= version, owner, "an answered write is lost: " + id));
        }
        owner.witness.writtenSinceRestore().forEach((id, row) -> {
            Row last = owner.tables.own.get(id);
            require(
                    last != null && (last.isErased() || last.title().equals(row.title())),
                    owner,
                    "what was written last is lost: " + row + ", there is " + last);
            require(!last.isDraft() || row.isDraft(), owner, "what was published is a draft again: " + last);
        });
    }

    /** What was kept aside is what somebody put into the log, byte for byte, and all of it that still stands there. */
    private static void requireRejected(City owner, City mirror) {
        for (KeptRecord kept : mirror.tables.rejected.values()) {
            boolean put = owner.items.wasPoison(kept.raw());
            boolean good = kept.reason().equals("not-storable") && (kept.isSettled() || kept.isPurged());
            boolean damaged = owner.witness.areDamaged(kept.raw().value());
            require(put || good || damaged, owner, "a good record was rejected: " + kept);
        }
        for (RawRecord record : owner.items.records()) {
            String place = owner.items.topicId() + "/" + record.offset();
            require(
                    owner.witness.isCut() || !owner.items.isPoison(record) || mirror.tables.rejected.containsKey(place),
                    owner,
                    "a hostile record was not kept: " + place);
        }
    }

    private void replay(City owner) {
        City mirror = world.partner(owner);
        if (owner.witness.isRestored() && owner.witness.isForgotten()) {
            return;
        }
        int changes = mirror.witness.mirrorChanges();
        Position position = mirror.tables.mirror.position();
        mirror.tables.mirror = new Mirror(new Position(position.topicId(), 0, position.sequence()), -1, true);
        mirror.processes.forEach(NodeProcess::end);
        world.rest();
        require(
                mirror.witness.mirrorChanges() == changes,
                owner,
                "reading all of the log again changes " + (mirror.witness.mirrorChanges() - changes) + " rows");
    }

    /** A repair goes on where the process that was at it ended. */
    private void dieInRepair(City owner) {
        if (random.nextInt(3) > 0) {
            return;
        }
        City mirror = world.partner(owner);
        plant(owner, 1 + random.nextInt(MOST_DAMAGES));
        Point point = REPAIRS[random.nextInt(REPAIRS.length)];
        mirror.processes.forEach(process -> process.fate().decide(Fate.Trouble.CRASH, point, 0));
        world.requestProof(owner);
        world.rest();
        mirror.processes.forEach(process -> process.fate().heal());
        requireVerified(owner);
        requireEqual(owner, mirror, "after a repair that was broken off at " + point);
    }

    private Set<UUID> plant(City owner, int most) {
        Set<UUID> planted = new HashSet<>();
        for (int i = 0; i < most; i++) {
            UUID id = Damage.of(world.partner(owner).tables, random, owner.name);
            if (id != null) {
                planted.add(id);
            }
        }
        return planted;
    }

    /** A proof finds exactly the items that somebody has damaged, and mends them. */
    private void plantDifferences(City owner) {
        City mirror = world.partner(owner);
        Set<UUID> planted = plant(owner, random.nextInt(MOST_DAMAGES + 1));
        UUID proof = world.requestProof(owner);
        world.rest();
        Set<UUID> found = owner.tables.receipts.values().stream()
                .filter(receipt -> receipt.proof().equals(proof) && receipt.outcome() == Outcome.ITEMS_DIFFER)
                .flatMap(receipt -> receipt.differences().stream())
                .map(Difference::id)
                .collect(Collectors.toSet());
        require(found.equals(planted), owner, "planted " + planted + ", found " + found);
        requireVerified(owner);
        requireEqual(owner, mirror, "after a repair");
    }

    private static void require(boolean holds, City owner, String what) {
        if (!holds) {
            throw new AssertionError("log of " + owner.name + ": " + what);
        }
    }
}
