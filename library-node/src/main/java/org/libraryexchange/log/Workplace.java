package org.libraryexchange.log;

import java.time.Clock;

/** What every worker of a city's logs works with. */
record Workplace(
        String city,
        DatabaseSessions sessions,
        KafkaTopics topics,
        LogConfig config,
        LogMetrics metrics,
        Clock clock) {}
