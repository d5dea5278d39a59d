package org.libraryexchange.proving;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;

/**
 * A catalogue in PostgreSQL as one transaction sees it. The server takes the digests, so that no document travels and
 * memory stays flat.
 */
final class PostgresView implements CatalogueView {

    private static final int ROWS_A_FETCH = 1_000;

    /**
     * Leaf, bucket and order as {@link Leaf} and {@link CatalogueDigest} define them; a test holds the two together. The order
     * of leaves is the aggregate's, whatever the plan; the inner one has all of them sorted at once. With an offset the planner
     * takes each document's digest once instead of wherever it is named. Bytes are hashed as they are stored: damaged ones may
     * not be text any more, which a conversion would fail for.
     */
    private static final String SUM = """
            select bucket, count(*), sha256(string_agg(leaf, ''::bytea order by id)), array_agg(id) filter (where damaged)
            from (
                select bucket, id, stored <> written as damaged,
                    uuid_send(id) || int8send(sequence) || int8send(version) || stored
                        || textsend(kind || '/' || status || E'\n') as leaf
                from (
                    select id, bucket, sequence, version, kind, status,
                        sha256(textsend(document)) as stored, sha256 as written
                    from item where owner = ? and sequence is not null
                    offset 0) hashed
                order by bucket, id) leaves
            group by bucket
            """;

    private static final String LIST = """
            select id, sequence, version, kind, status, sha256(textsend(document)) as stored, sha256 as written
            from item where owner = ? and sequence is not null and bucket = any(?)
            order by bucket, id
            """;

    private final Connection transaction;
    private final String owner;

    /**
     * @param transaction in which nothing else is read meanwhile
     */
    PostgresView(Connection transaction, String owner) {
        this.transaction = transaction;
        this.owner = owner;
    }

    @Override
    public Sum sum() {
        try (PreparedStatement statement = transaction.prepareStatement(SUM)) {
            statement.setString(1, owner);
            try (ResultSet row = statement.executeQuery()) {
                return sum(row);
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot take the digest of the catalogue of " + owner, e);
        }
    }

    private static Sum sum(ResultSet row) throws SQLException {
        CatalogueDigest.Assembly assembly = new CatalogueDigest.Assembly(CatalogueDigest.BUCKETS);
        List<UUID> damaged = new ArrayList<>();
        while (row.next()) {
            assembly.put(row.getInt(1), row.getLong(2), row.getBytes(3));
            Array ids = row.getArray(4);
            if (ids != null) {
                damaged.addAll(List.of((UUID[]) ids.getArray()));
            }
        }
        return new Sum(assembly.digest(), damaged);
    }

    @Override
    public void list(BitSet buckets, Consumer<ListedItem> reader) {
        Object[] wanted = buckets.stream().boxed().toArray();
        try (PreparedStatement statement = transaction.prepareStatement(LIST)) {
            statement.setString(1, owner);
            statement.setArray(2, transaction.createArrayOf("int", wanted));
            statement.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.accept(listed(row));
                }
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot list the catalogue of " + owner, e);
        }
    }

    private static ListedItem listed(ResultSet row) throws SQLException {
        Leaf leaf = new Leaf(
                row.getObject("id", UUID.class),
                row.getLong("sequence"),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("status"),
                row.getBytes("stored"));
        return new ListedItem(leaf, row.getBytes("written"));
    }

    @Override
    public void close() {
        PostgresViews.end(transaction);
    }
}
