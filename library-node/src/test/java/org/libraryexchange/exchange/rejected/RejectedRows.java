package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/** Rejected records as the applier stores them. */
final class RejectedRows {

    private RejectedRows() {}

    static UUID newItem() {
        return UUID.randomUUID();
    }

    /** A record that is valid, but was refused by the database. */
    static long sound(UUID item, long sequence) throws SQLException {
        DocumentRecord sent = record(item, sequence);
        return stored(item, sequence, sent.document(), headers(sent), "not-storable");
    }

    /** A record whose value does not match its envelope. */
    static long damaged(UUID item, long sequence) throws SQLException {
        return stored(item, sequence, Documents.utf8("{}"), headers(record(item, sequence)), "malformed-json");
    }

    /** A record that somebody other than the owner may have written. */
    static long ofStranger(String reason) throws SQLException {
        UUID item = newItem();
        return stored(item, 5, Documents.utf8("{}"), headers(record(item, 5)), reason);
    }

    static long withValue(byte[] value) throws SQLException {
        return stored(newItem(), 1, value, "[]", "malformed-json");
    }

    /** A form of a picture for which there was no room, or one that was damaged on the way. */
    static long ofPicture(PictureDocument picture, boolean sound) throws SQLException {
        byte[] document = picture.document();
        DocumentRecord sent = new DocumentRecord(
                CityLog.pictures("hangzhou"),
                picture.id(),
                5,
                0,
                document,
                Sha256.of(document),
                Instant.EPOCH,
                Optional.empty());
        byte[] value = sound ? document : Documents.utf8("{}");
        return stored("pictures.rejected_record", sent, value, sound ? "over-quota" : "wrong-digest");
    }

    private static DocumentRecord record(UUID item, long sequence) {
        byte[] document = Documents.utf8(("{\"id\":\"%s\",\"kind\":\"festival\",\"owner\":\"hangzhou\","
                        + "\"status\":\"published\",\"title\":{\"zh-Hans\":\"中秋节\"},"
                        + "\"updated\":\"2026-11-20T14:05:11Z\",\"version\":1}")
                .formatted(item));
        return new DocumentRecord(
                CityLog.items("hangzhou"),
                item,
                sequence,
                0,
                document,
                Sha256.of(document),
                Instant.EPOCH,
                Optional.empty());
    }

    static String headers(DocumentRecord item) {
        List<RawHeader> headers = item.headers().entrySet().stream()
                .map(header -> new RawHeader(header.getKey(), header.getValue()))
                .toList();
        try {
            return new JsonMapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long stored(String table, DocumentRecord sent, byte[] value, String reason) throws SQLException {
        return stored(table, sent.log().topic(), sent.id(), sent.sequence(), value, headers(sent), reason);
    }

    private static long stored(UUID item, long sequence, byte[] value, String headers, String reason)
            throws SQLException {
        return stored("rejected_record", "library.hangzhou.items", item, sequence, value, headers, reason);
    }

    private static long stored(
            String table, String topic, UUID item, long sequence, byte[] value, String headers, String reason)
            throws SQLException {
        String topicId = UUID.randomUUID().toString();
        try (Connection session = Database.session()) {
            Database.execute(
                    session,
                    """
                    insert into %s (owner, topic, topic_id, record_offset, record_time, key, value, headers,
                        reason, detail, sequence)
                    values ('hangzhou', ?, ?, 7, '2026-11-20T14:05:12Z', ?, ?, ?, ?, 'as it was', ?)
                    """.formatted(table),
                    topic,
                    topicId,
                    Documents.utf8(item.toString()),
                    value,
                    Documents.utf8(headers),
                    reason,
                    sequence);
        }
        return Long.parseLong(Database.value("select id from %s where topic_id = ?".formatted(table), topicId));
    }

    /** Stores the item as the applier would have. */
    static void mirrored(UUID item, long sequence) throws SQLException {
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                    values (?, 'hangzhou', 'festival', 'published', 1, ?, '{}', sha256(''), '{}', now())
                    """, item, sequence);
        }
    }

    static String state(long id) {
        return Database.value("select state from rejected_record where id = ?", id);
    }
}
