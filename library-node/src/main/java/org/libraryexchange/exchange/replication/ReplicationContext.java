package org.libraryexchange.exchange.replication;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.tracing.ChangeTrail;
import org.libraryexchange.base.worker.DatabaseWatch;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.LogWriter;
import org.libraryexchange.exchange.log.SealedLog;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.kafka.KafkaLogWriter;
import org.libraryexchange.exchange.log.kafka.KafkaLogWriter.RecordSender;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.exchange.log.postgres.MirrorRoom;
import org.libraryexchange.exchange.log.postgres.PictureQuota;
import org.libraryexchange.exchange.log.postgres.RejectionQuota;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.seal.Sealer;

/** What all workers of a city's logs share. */
@Singleton
record ReplicationContext(
        NodeConfig node,
        DatabaseSessions sessions,
        KafkaTopics topics,
        CityKeys keys,
        RejectionQuota rejections,
        PictureQuota pictures,
        LogConfig config,
        LogMetrics metrics,
        DatabaseWatch changes,
        ChangeTrail trail,
        Clock clock) {

    String city() {
        return node.city();
    }

    /** A worker that one process at a time runs. */
    WorkerThread worker(String name, Function<Lease, Worker> opener) {
        return new WorkerThread(name, sessions, opener, config.retryPause());
    }

    /** Opens a writer of a topic of the city, which seals the records if the city has a key. */
    LogWriter writer(LogTopic topic, Lease lease) {
        return sealed(topic, new KafkaLogWriter(topics, topic, config, lease));
    }

    /** The same, with what its records leave through. */
    LogWriter writer(LogTopic topic, Lease lease, RecordSender sender) {
        return sealed(topic, new KafkaLogWriter(topics, topic, config, lease, () -> sender));
    }

    private LogWriter sealed(LogTopic topic, LogWriter writer) {
        return keys.own()
                .<LogWriter>map(key -> new SealedLog(writer, topic.name(), new Sealer(key, new SecureRandom())))
                .orElse(writer);
    }

    /** How much of a log a mirror holds. */
    MirrorRoom room(CityLog log) {
        return log.sort() == Sort.PICTURES ? pictures : MirrorRoom.UNBOUNDED;
    }

    KafkaLogReader reader(CityLog log) {
        return new KafkaLogReader(topics, log.topic(), city(), config);
    }
}
