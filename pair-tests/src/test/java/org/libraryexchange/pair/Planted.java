package org.libraryexchange.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.record.CityLog.Sort;

/** Differences between the items, letters or pictures of Leeds and their mirror, made past both nodes. */
final class Planted implements AutoCloseable {

    /** The same damage, done and undone: in a text, or in the first bytes of a JPEG. */
    private static final String DAMAGE = """
            update item set document = replace(replace(document, 'lantern', 'lXntern'), '"/9j/', '"/Xj/')
            where owner = 'leeds' and id in %s
            """;

    private static final String UNDONE = """
            update item set document = replace(replace(document, 'lXntern', 'lantern'), '"/Xj/', '"/9j/')
            where owner = 'leeds' and id in %s
            """;

    /** What somebody, or a disk, does to rows; done where the item is mirrored unless it says otherwise. */
    enum Kind {
        MISSING("missing", "delete from item where owner = 'leeds' and id in %s"),
        EXTRA("extra", copies("sequence")),
        EXTRA_BEYOND_THE_LOG("extra", copies("sequence + 1000000000")),
        STALE("stale", """
                update item set sequence = sequence - 1, version = version - 1, document = replaced.document,
                    sha256 = sha256(convert_to(replaced.document, 'UTF8'))
                from (select id as old, replace(document, '"version":3', '"version":2') as document from item
                    where owner = 'leeds') replaced
                where owner = 'leeds' and replaced.old = id and id in %s
                """),
        FLIPPED_BYTE("altered", DAMAGE),
        BYTE_THAT_IS_NO_TEXT("altered", """
                create cast (bytea as text) without function;
                update item set document = overlay(textsend(document) placing '\\xff'::bytea from 20)::text
                where owner = 'leeds' and id in %s;
                drop cast (bytea as text)
                """),
        TWIN_IN_ANOTHER_NORMALIZATION_FORM("altered", """
                update item set document = normalize(document, NFD),
                    sha256 = sha256(convert_to(normalize(document, NFD), 'UTF8'))
                where owner = 'leeds' and id in %s
                """),
        VERSION_ABOVE("altered", "update item set version = version + 1 where owner = 'leeds' and id in %s"),
        VERSION_BELOW("altered", "update item set version = version - 1 where owner = 'leeds' and id in %s"),
        SEQUENCE_ABOVE("ahead", "update item set sequence = sequence + 1 where owner = 'leeds' and id in %s"),
        SEQUENCE_BELOW("stale", "update item set sequence = sequence - 1 where owner = 'leeds' and id in %s"),
        WRONG_OWNER("missing", "update item set owner = 'bradford' where owner = 'leeds' and id in %s"),
        DAMAGE_AT_THE_OWNER("damaged-at-owner", DAMAGE);

        private final String sort;
        private final String sql;

        Kind(String sort, String sql) {
            this.sort = sort;
            this.sql = sql;
        }

        /** The kinds that can be planted among items, letters or pictures, and mended there. */
        static List<Kind> repairableIn(Sort sort) {
            return Stream.of(values())
                    .filter(kind -> kind != DAMAGE_AT_THE_OWNER)
                    // Documents of pictures have no text that has another form.
                    .filter(kind -> sort != Sort.PICTURES || kind != TWIN_IN_ANOTHER_NORMALIZATION_FORM)
                    .toList();
        }

        private boolean isExtra() {
            return this == EXTRA || this == EXTRA_BEYOND_THE_LOG;
        }

        /** The same rows once more under other ids. */
        private static String copies(String sequence) {
            return "insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)"
                    + " select ('eeeeeeee' || substr(id::text, 9))::uuid, owner, kind, status, version, " + sequence
                    + ", document, sha256, languages, updated from item where owner = 'leeds' and id in %s";
        }
    }

    private final CityUnderTest owner;
    private final CityUnderTest mirror;
    private final Map<UUID, String> sorts = new TreeMap<>();
    private final List<UUID> damagedAtOwner = new ArrayList<>();

    private Planted(PairUnderTest pair) {
        this.owner = pair.leeds();
        this.mirror = pair.hangzhou();
    }

    /** Plants one difference in each of the items, the kinds in turn. */
    static Planted in(PairUnderTest pair, List<UUID> items, List<Kind> kinds) {
        Planted planted = new Planted(pair);
        Map<Kind, List<UUID>> byKind = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            byKind.computeIfAbsent(kinds.get(i % kinds.size()), kind -> new ArrayList<>())
                    .add(items.get(i));
        }
        byKind.forEach(planted::plant);
        return planted;
    }

    private void plant(Kind kind, List<UUID> items) {
        CityUnderTest where = kind == Kind.DAMAGE_AT_THE_OWNER ? owner : mirror;
        bend(where, kind.sql, items);
        items.forEach(id -> sorts.put(kind.isExtra() ? copyOf(id) : id, kind.sort));
        if (where == owner) {
            damagedAtOwner.addAll(items);
        }
    }

    private static UUID copyOf(UUID id) {
        return UUID.fromString("eeeeeeee" + id.toString().substring(8));
    }

    /** Each item that differs, and how a proof has to call it. */
    Map<UUID, String> sorts() {
        return sorts;
    }

    /** What no other city can mend. */
    List<UUID> damagedAtOwner() {
        return damagedAtOwner;
    }

    /** The owner's disk is whole again, and rows that became those of a city that there is not are gone. */
    @Override
    public void close() {
        if (!damagedAtOwner.isEmpty()) {
            bend(owner, UNDONE, damagedAtOwner);
        }
        mirror.database().execute("set session_replication_role = replica; delete from item where owner = 'bradford'");
    }

    /** Past every trigger. */
    private static void bend(CityUnderTest city, String sql, List<UUID> items) {
        String ids = items.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "(", ")"));
        city.database().execute("set session_replication_role = replica; " + sql.formatted(ids));
    }
}
