package org.libraryexchange.log.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;
import org.libraryexchange.record.Judgement.Rejected;

/** Keeps rejected records within a partner's quota. */
@ApplicationScoped
public class Rejections {

    private static final String KEEP = """
            insert into rejected_record (owner, topic, topic_id, record_offset, record_time, key, value, headers, reason,
                detail, whole_bytes, whole_sha256)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint rejected_record_once do nothing
            """;

    private final Session database;
    private final RejectionQuota quota;

    Rejections(Session database, RejectionConfig config) {
        this.database = database;
        this.quota = new RejectionQuota(config);
    }

    /** Keeps records of a control log, in the transaction that moves on behind them. */
    public void keep(String partner, String topic, String topicId, List<Rejected> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        database.doWork(connection -> {
            List<Rejected> kept = quota.fitting(connection, partner, rejections);
            insert(connection, partner, topic, topicId, kept);
            drop(connection, partner, rejections.size() - kept.size());
        });
    }

    private static void insert(
            Connection connection, String partner, String topic, String topicId, List<Rejected> rejections)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, partner);
            statement.setString(2, topic);
            statement.setString(3, topicId);
            for (Rejected rejected : rejections) {
                RejectionColumns columns = new RejectionColumns(rejected);
                statement.setLong(4, rejected.offset());
                statement.setObject(5, columns.time().atOffset(ZoneOffset.UTC));
                statement.setBytes(6, rejected.raw().key());
                statement.setBytes(7, rejected.raw().value());
                statement.setBytes(8, columns.headers());
                statement.setString(9, rejected.reason().term());
                statement.setString(10, columns.detail());
                statement.setObject(11, columns.wholeBytes(), Types.BIGINT);
                statement.setBytes(12, columns.wholeSha256());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void drop(Connection connection, String partner, int count) throws SQLException {
        if (count == 0) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into mirror_position (owner, dropped) values (?, ?)
                on conflict (owner) do update set dropped = mirror_position.dropped + excluded.dropped
                """)) {
            statement.setString(1, partner);
            statement.setInt(2, count);
            statement.executeUpdate();
        }
    }
}
