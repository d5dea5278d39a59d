package org.libraryexchange.exchange.foreign;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.exchange.foreign.WatchedLog.OwnLog;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;

/** All logs that the city writes, and what it takes to read them. */
@Singleton
record OwnLogs(NodeLogs logs, CityKeys keys, KafkaTopics topics, LogConfig config) {

    List<OwnLog> all() {
        return logs.all()
                .flatMap(tables -> Stream.of(tables.own(), tables.answers(), tables.places())
                        .distinct()
                        .map(log -> own(log, tables)))
                .toList();
    }

    private OwnLog own(CityLog log, LogTables tables) {
        return new OwnLog(
                log,
                new Authors(new Judge(log, keys.checkOfOwn()), keys.own().isPresent(), tables, tables.city()),
                topics.written(),
                () -> new KafkaLogReader(topics, log.topic(), tables.city(), config));
    }
}
