package org.libraryexchange.exchange.proving;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.proving.CatalogueView.Sum;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;

/**
 * A catalogue in PostgreSQL as one transaction sees it. The server computes the digests, so no document travels and
 * memory use stays constant.
 *
 * @param transaction that nothing else uses meanwhile
 */
record PostgresView(Handle transaction, String owner) implements CatalogueView {

    private static final int ROWS_A_FETCH = 1_000;

    /**
     * Leaf, bucket and order are as {@link Leaf} and {@link CatalogueDigest} define them; a test checks that they
     * agree. The aggregate orders the leaves whatever the plan is; the inner order sorts them all at once. The offset
     * makes the planner compute each document's digest once instead of wherever it is used. Bytes are hashed as they
     * are stored, because damaged ones may not be valid text and a conversion would fail.
     */
    private static final String SUM = """
            select bucket, count(*) as items, sha256(string_agg(leaf, cast('' as bytea) order by id)) as digest,
                coalesce(array_agg(id) filter (where damaged), '{}') as damaged
            from (
                select bucket, id, stored <> written as damaged,
                    uuid_send(id) || int8send(sequence) || int8send(version) || stored
                        || textsend(kind || '/' || status || E'\n') as leaf
                from (
                    select id, bucket, sequence, version, kind, status,
                        sha256(textsend(document)) as stored, sha256 as written
                    from item where owner = :owner and sequence is not null
                    offset 0) hashed
                order by bucket, id) leaves
            group by bucket
            """;

    private static final String LIST = """
            select id, sequence, version, kind, status, sha256(textsend(document)) as stored, sha256 as written
            from item where owner = :owner and sequence is not null and bucket = any(:buckets)
            order by bucket, id
            """;

    private record Bucket(int bucket, long items, byte[] digest, List<UUID> damaged) {}

    private record Row(
            UUID id, long sequence, long version, String kind, String status, byte[] stored, byte[] written) {

        private ListedItem listed() {
            return new ListedItem(new Leaf(id, sequence, version, kind, status, stored), written);
        }
    }

    @Override
    public Sum sum() {
        CatalogueDigest.Assembly assembly = new CatalogueDigest.Assembly(CatalogueDigest.BUCKETS);
        List<UUID> damaged = new ArrayList<>();
        transaction
                .createQuery(SUM)
                .bind("owner", owner)
                .map(ConstructorMapper.of(Bucket.class))
                .forEach(bucket -> {
                    assembly.put(bucket.bucket(), bucket.items(), bucket.digest());
                    damaged.addAll(bucket.damaged());
                });
        return new Sum(assembly.digest(), damaged);
    }

    @Override
    public void list(BitSet buckets, Consumer<ListedItem> reader) {
        transaction
                .createQuery(LIST)
                .bind("owner", owner)
                .bindArray(
                        "buckets",
                        Long.class,
                        buckets.stream().asLongStream().boxed().iterator())
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(Row.class))
                .forEach(row -> reader.accept(row.listed()));
    }

    @Override
    public void close() {
        PostgresViews.end(transaction);
    }
}
