package org.libraryexchange.replication;

import java.time.Clock;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.kafka.KafkaTopics;
import org.libraryexchange.log.postgres.RejectionQuota;
import org.libraryexchange.tracing.ChangeTrail;

/** What all workers of a city's logs share. */
record ReplicationContext(
        String city,
        DatabaseSessions sessions,
        KafkaTopics topics,
        CityKeys keys,
        RejectionQuota rejections,
        LogConfig config,
        LogMetrics metrics,
        ChangeTrail trail,
        Clock clock) {}
