package org.libraryexchange.exchange.replication;

import java.util.List;
import java.util.function.Function;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogConfig.Publishing;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.replication.LogMetrics.PublisherMeters;
import org.libraryexchange.exchange.restoration.RestoredDocuments;
import org.libraryexchange.exchange.restoration.RestoredItems;
import org.libraryexchange.exchange.restoration.RestoredLetters;
import org.libraryexchange.exchange.restoration.RestoredPictures;
import org.libraryexchange.record.CityLog;

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

    static PublishedLog of(ReplicationContext context, LogTables logs, Conversation conversation) {
        CityLog own = logs.own();
        String city = logs.city();
        return new PublishedLog(
                own,
                switch (own.sort()) {
                    case LETTERS -> LogTopic.letters(city, own.to().orElseThrow());
                    case PICTURES -> LogTopic.pictures(city);
                    default -> LogTopic.items(city);
                },
                own.sort().carriesAnswers() ? List.of() : List.of(LogTopic.control(city)),
                logs.sessions(),
                // Letters never wait for the night, and pictures have a pace of their own.
                own.sort().carriesAnswers()
                        ? Publishing.CONTINUOUS
                        : context.config().publishing(),
                switch (own.sort()) {
                    case LETTERS -> new RestoredLetters();
                    case PICTURES -> new RestoredPictures();
                    default -> new RestoredItems(city);
                },
                context.metrics().published(own),
                conversation::speaker);
    }

    String city() {
        return log.city();
    }
}
