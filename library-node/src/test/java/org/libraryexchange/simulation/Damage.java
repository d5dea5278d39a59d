package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import org.libraryexchange.letter.Turn;

/** Changes a mirror behind the program's back. */
final class Damage {

    private static final long STRANGER = 0x8d3f00000000f000L;

    private Damage() {}

    /** Damages one item that is not damaged yet, and returns which; null where there is none. */
    static UUID of(Side mirror, Random random, String owner) {
        return of(
                mirror.tables,
                random,
                (id, sequence) -> mirror.exchange == ExchangeKind.ITEMS
                        ? Row.written(owner, id, Row.PUBLISHED, 1, sequence, "nobody wrote this")
                        : LetterRows.letter(
                                owner,
                                mirror.owner(),
                                id,
                                LetterRows.SENT,
                                1,
                                sequence,
                                "nobody wrote this",
                                new Turn(1, 0)));
    }

    private static UUID of(Tables mirror, Random random, BiFunction<UUID, Long, Row> stranger) {
        List<Row> sound = new ArrayList<>(mirror.mirrored.values());
        sound.removeIf(Row::damaged);
        int sort = random.nextInt(6);
        if (sort == 0) {
            Row extra = extra(random, stranger, mirror);
            mirror.mirrored.put(extra.id(), extra);
            return extra.id();
        }
        if (sound.isEmpty()) {
            return null;
        }
        Row row = sound.get(random.nextInt(sound.size()));
        if (sort == 1) {
            mirror.mirrored.remove(row.id());
        } else {
            mirror.mirrored.put(row.id(), damaged(row, sort));
        }
        return row.id();
    }

    /** Damages one item of the own catalogue; nothing where there is none that was published and not erased. */
    static void atOwner(Tables owner, Random random) {
        List<Row> sound = new ArrayList<>(owner.own.values());
        sound.removeIf(row -> row.damaged() || row.isDraft() || row.isErased());
        if (!sound.isEmpty()) {
            // Another bit than in a mirror: where both sides hold the same, a proof of equality finds no difference.
            Row damaged = sound.get(random.nextInt(sound.size())).withTurned(2);
            owner.own.put(damaged.id(), damaged);
            owner.witness().damaged(damaged);
        }
    }

    private static Row extra(Random random, BiFunction<UUID, Long, Row> stranger, Tables mirror) {
        UUID id = new UUID(STRANGER, random.nextInt(1_000) + 1_000L * mirror.mirrored.size());
        long sequence = 1L + random.nextInt(2 * (int) (mirror.mirror.position().sequence() + 1));
        Row row = stranger.apply(id, sequence);
        return damaged(row, row.version(), row.sequence(), row.document());
    }

    private static Row damaged(Row row, int sort) {
        return switch (sort) {
            case 2 -> damaged(row, row.version(), row.sequence() + 1, row.document());
            case 3 -> damaged(row, row.version(), Math.max(0, row.sequence() - 1), row.document());
            case 4 -> damaged(row, row.version() + 1, row.sequence(), row.document());
            default -> row.withTurned(1);
        };
    }

    private static Row damaged(Row row, long version, long sequence, byte[] document) {
        return new Row(row.id(), row.kind(), row.status(), version, sequence, document, row.sha256(), true);
    }
}
