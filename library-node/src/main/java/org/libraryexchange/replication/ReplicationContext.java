package org.libraryexchange.replication;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.kafka.KafkaTopics;
import org.libraryexchange.log.postgres.RejectionConfig;
import org.libraryexchange.log.postgres.RejectionQuota;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.tracing.ChangeTrail;

/** What all workers of a city's logs share. */
@Singleton
record ReplicationContext(
        NodeConfig node,
        DatabaseSessions sessions,
        KafkaTopics topics,
        CityKeys keys,
        RejectionConfig rejectionConfig,
        LogConfig config,
        LogMetrics metrics,
        ChangeTrail trail,
        Clock clock) {

    String city() {
        return node.city();
    }

    RejectionQuota rejections() {
        return new RejectionQuota(rejectionConfig);
    }
}
