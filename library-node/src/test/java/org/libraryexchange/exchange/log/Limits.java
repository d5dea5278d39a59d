package org.libraryexchange.exchange.log;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.libraryexchange.exchange.log.postgres.RejectionConfig;
import org.libraryexchange.exchange.log.postgres.RejectionQuota;

/** Configurations with the usual times and other sizes. */
public final class Limits {

    /** Room for more rejected records than any test has. */
    public static final RejectionQuota OF_REJECTIONS = rejections(10_000, 256L * 1024 * 1024);

    private Limits() {}

    public static RejectionQuota rejections(int most, long mostBytes) {
        return new RejectionQuota(new RejectionConfig() {
            @Override
            public int mostOfAPartner() {
                return most;
            }

            @Override
            public MemorySize mostBytesOfAPartner() {
                return new MemorySize(BigInteger.valueOf(mostBytes));
            }
        });
    }

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
            public MemorySize largestFetch() {
                return new MemorySize(BigInteger.valueOf(32L * 1024 * 1024));
            }

            @Override
            public MemorySize mostUnpacked() {
                return new MemorySize(BigInteger.valueOf(512L * 1024 * 1024));
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
