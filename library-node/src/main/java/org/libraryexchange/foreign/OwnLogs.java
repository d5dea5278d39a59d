package org.libraryexchange.foreign;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.kafka.KafkaLogReader;
import org.libraryexchange.log.kafka.KafkaTopics;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;

/** All logs that the city writes, and what it takes to read them. */
@ApplicationScoped
class OwnLogs {

    private final NodeConfig node;
    private final CityKeys keys;
    private final KafkaTopics topics;
    private final LogConfig config;
    private final LogDatabase items;
    private final LetterDatabases letters;

    OwnLogs(
            NodeConfig node,
            CityKeys keys,
            KafkaTopics topics,
            LogConfig config,
            LogDatabase items,
            LetterDatabases letters) {
        this.node = node;
        this.keys = keys;
        this.topics = topics;
        this.config = config;
        this.items = items;
        this.letters = letters;
    }

    List<OwnLog> all() {
        String city = node.city();
        return Stream.concat(
                        Stream.of(CityLog.items(city), CityLog.exchange(city), CityLog.applied(city)),
                        node.partners().keySet().stream().sorted().map(partner -> CityLog.letters(city, partner)))
                .map(log -> new OwnLog(
                        log,
                        authors(log),
                        topics.written(),
                        () -> new KafkaLogReader(topics, log.topic(), city, config)))
                .toList();
    }

    private Authors authors(CityLog log) {
        return new Authors(
                new Judge(log, keys.checkOfOwn()),
                keys.own().isPresent(),
                log.to().map(letters::with).orElse(items),
                node.city());
    }
}
