package org.libraryexchange.log;

import java.time.Duration;

/** A configuration with the usual times and other sizes. */
public final class Limits {

    private Limits() {}

    public static LogConfig of(int records, int bytes) {
        return new LogConfig() {
            @Override
            public Publishing publishing() {
                return Publishing.CONTINUOUS;
            }

            @Override
            public int batchRecords() {
                return records;
            }

            @Override
            public int batchBytes() {
                return bytes;
            }

            @Override
            public Duration outboxPoll() {
                return Duration.ofMillis(250);
            }

            @Override
            public Duration brokerCheck() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration retryPause() {
                return Duration.ofSeconds(1);
            }
        };
    }
}
