package org.libraryexchange.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Catalogues by chance, as proofs see them. */
final class RandomLeaves {

    private static final List<String> STATUSES = List.of("published", "withdrawn", "erased");

    private RandomLeaves() {}

    static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    static Map<UUID, Leaf> catalogue(Random random, int size) {
        Map<UUID, Leaf> leaves = new TreeMap<>();
        for (int i = 1 + random.nextInt(size); i > 0; i--) {
            UUID id = id(random);
            leaves.put(id, leaf(id, random));
        }
        return leaves;
    }

    private static Leaf leaf(UUID id, Random random) {
        byte[] digest = new byte[32];
        random.nextBytes(digest);
        String status = STATUSES.get(random.nextInt(STATUSES.size()));
        return new Leaf(id, 1 + random.nextInt(1_000), 1 + random.nextInt(9), "festival", status, digest);
    }

    /** Another catalogue that differs in so many items: some new, some gone, some with one thing about them changed. */
    static Map<UUID, Leaf> changed(Map<UUID, Leaf> before, Random random, int changes) {
        Map<UUID, Leaf> after = new TreeMap<>(before);
        Set<UUID> done = new HashSet<>();
        while (done.size() < changes) {
            List<UUID> untouched = new ArrayList<>(before.keySet());
            untouched.removeAll(done);
            if (untouched.isEmpty() || random.nextInt(4) == 0) {
                UUID id = id(random);
                after.put(id, leaf(id, random));
                done.add(id);
            } else {
                UUID id = untouched.get(random.nextInt(untouched.size()));
                change(after, id, random);
                done.add(id);
            }
        }
        return after;
    }

    private static void change(Map<UUID, Leaf> leaves, UUID id, Random random) {
        Leaf leaf = leaves.remove(id);
        switch (random.nextInt(6)) {
            case 0 -> {}
            case 1 ->
                leaves.put(
                        id,
                        new Leaf(id, leaf.sequence() + 1, leaf.version(), leaf.kind(), leaf.status(), leaf.sha256()));
            case 2 ->
                leaves.put(
                        id,
                        new Leaf(id, leaf.sequence(), leaf.version() - 1, leaf.kind(), leaf.status(), leaf.sha256()));
            case 3 ->
                leaves.put(id, new Leaf(id, leaf.sequence(), leaf.version(), "history", leaf.status(), leaf.sha256()));
            case 4 ->
                leaves.put(id, new Leaf(id, leaf.sequence(), leaf.version(), leaf.kind(), "draft", leaf.sha256()));
            default -> {
                byte[] flipped = leaf.sha256().clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                leaves.put(id, new Leaf(id, leaf.sequence(), leaf.version(), leaf.kind(), leaf.status(), flipped));
            }
        }
    }
}
