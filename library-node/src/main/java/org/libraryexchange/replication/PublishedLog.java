package org.libraryexchange.replication;

import java.util.List;
import java.util.function.Function;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.Conversation.Speaker;
import org.libraryexchange.log.LogConfig.Publishing;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.log.kafka.LogTopic;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.restoration.RestoredDocuments;

/**
 * A log of this city, and what its publisher needs.
 *
 * @param sessions whose statements work on the tables of the log
 * @param further topics that the messages about other logs go to, beside the log itself
 * @param conversation opens what sends the messages
 */
record PublishedLog(
        CityLog log,
        LogTopic topic,
        List<LogTopic> further,
        DatabaseSessions sessions,
        Publishing publishing,
        RestoredDocuments documents,
        PublisherMeters meters,
        Function<LogHead, Speaker> conversation) {

    String city() {
        return log.city();
    }
}
