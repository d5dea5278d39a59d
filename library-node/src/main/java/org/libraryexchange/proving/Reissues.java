package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.ReissueRequest.Wanted;

/**
 * Gives own items a new place in the log without changing them. They are locked before the counter, as in every write,
 * so that the order of numbers stays the order of commits.
 */
@ApplicationScoped
class Reissues {

    /** What is damaged here would only be rejected there. */
    private static final String REISSUE = """
            with due as (
                select item.id, item.sha256, item.sequence
                from item join unnest(?::uuid[], ?::bigint[]) as wanted(id, seen) on wanted.id = item.id
                where item.owner = ? and item.sequence <= wanted.seen
                    and sha256(textsend(item.document)) = item.sha256
                    and not exists (select from reissue
                        where chain = ? and item_id = item.id and reissue.sha256 = item.sha256)
                order by item.sequence for update of item),
            numbered as (select id, row_number() over (order by sequence) as number from due),
            counted as (
                update own_log set sequence = sequence + (select count(*) from numbered)
                where exists (select from numbered) returning sequence),
            moved as (
                update item set sequence = counted.sequence - (select count(*) from numbered) + numbered.number,
                    stored = now(), traceparent = null
                from numbered, counted
                where item.id = numbered.id and item.owner = ?
                returning item.id, item.sha256, item.sequence)
            insert into reissue (chain, item_id, sha256, sequence) select ?, id, sha256, sequence from moved
            """;

    private final Session database;
    private final String city;

    Reissues(Session database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    /** Within the caller's transaction; returns how many items there were to be sent again. */
    int reissue(UUID chain, Collection<Wanted> wanted) {
        return wanted.isEmpty() ? 0 : database.doReturningWork(connection -> reissue(connection, chain, wanted));
    }

    private int reissue(Connection connection, UUID chain, Collection<Wanted> wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REISSUE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", wanted.stream().map(Wanted::id).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", wanted.stream().map(Wanted::sequence).toArray()));
            statement.setString(3, city);
            statement.setObject(4, chain);
            statement.setString(5, city);
            statement.setObject(6, chain);
            return statement.executeUpdate();
        }
    }
}
