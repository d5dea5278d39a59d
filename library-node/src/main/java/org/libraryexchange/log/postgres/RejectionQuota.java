package org.libraryexchange.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.libraryexchange.log.postgres.RejectionRoom.Share;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RejectionReason;

/** How many rejected records of a partner are kept. */
public record RejectionQuota(RejectionConfig config) {

    /** So that nobody waits long for a deletion. */
    private static final int GIVE_WAY_AT_ONCE = 1_000;

    /** Those of unknown writers have one part of so many. */
    private static final int PARTS = 2;

    private static final List<String> OF_UNKNOWN_WRITERS = RejectionReason.terms(RejectionReason::isOfUnknownWriter);

    /** Those of some records that are kept; where there is no room for all of them, settled records give way first. */
    List<Rejected> fitting(Connection connection, String partner, List<Rejected> rejections) throws SQLException {
        RejectionRoom room = room(connection, partner);
        if (!room.isEnoughFor(rejections) && giveWay(connection, partner) > 0) {
            room = room(connection, partner);
        }
        return room.fitting(rejections);
    }

    private static int giveWay(Connection connection, String partner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from rejected_record where id in (
                    select id from rejected_record where owner = ? and settled is not null order by id limit ?)
                """)) {
            statement.setString(1, partner);
            statement.setInt(2, GIVE_WAY_AT_ONCE);
            return statement.executeUpdate();
        }
    }

    private RejectionRoom room(Connection connection, String partner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*), coalesce(sum(bytes), 0),
                    count(*) filter (where reason = any(?)), coalesce(sum(bytes) filter (where reason = any(?)), 0)
                from rejected_record where owner = ?
                """)) {
            java.sql.Array unknown = connection.createArrayOf("text", OF_UNKNOWN_WRITERS.toArray());
            statement.setArray(1, unknown);
            statement.setArray(2, unknown);
            statement.setString(3, partner);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long rows = config.mostOfAPartner();
                long bytes = config.mostBytesOfAPartner().asLongValue();
                return new RejectionRoom(
                        new Share(rows - row.getLong(1), bytes - row.getLong(2)),
                        new Share(rows / PARTS - row.getLong(3), bytes / PARTS - row.getLong(4)));
            }
        }
    }
}
