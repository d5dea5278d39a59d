package org.libraryexchange.log;

import java.time.Clock;
import org.libraryexchange.keys.CityKeys;
import org.libraryexchange.tracing.ChangeTrail;

/** What every worker of a city's logs works with. */
record Workplace(
        String city,
        DatabaseSessions sessions,
        KafkaTopics topics,
        CityKeys keys,
        RejectionQuota rejections,
        LogConfig config,
        LogMetrics metrics,
        ChangeTrail trail,
        Clock clock) {}
