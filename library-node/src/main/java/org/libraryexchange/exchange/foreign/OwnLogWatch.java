package org.libraryexchange.exchange.foreign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.exchange.foreign.WatchedLog.OwnLog;
import org.libraryexchange.exchange.foreign.WatchedLog.WatchStore;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.LogSights;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;

/**
 * Watches the city's own logs for what somebody else writes into them. It asks the broker nothing by itself: how far the
 * logs reach it takes from the watchdog's looks. The process that publishes the city's items does it, because it has
 * written most of the records.
 */
@ApplicationScoped
class OwnLogWatch {

    private static final Logger LOG = Logger.getLogger(OwnLogWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Set<State> PUBLISHING = Set.of(State.ACTIVE, State.RESTORED);

    private final List<OwnLog> logs;
    private final WatchStore store;
    private final LogSights sights;
    private final Replication replication;
    private final Map<OwnLog, WatchedLog> watched = new HashMap<>();
    private final Set<OwnLog> failing = new HashSet<>();

    OwnLogWatch(OwnLogs logs, WatchStore store, LogSights sights, Replication replication) {
        this.logs = logs.all();
        this.store = store;
        this.sights = sights;
        this.replication = replication;
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("own logs", PAUSE, this::look);
    }

    private void look() {
        if (!PUBLISHING.contains(replication.items().publisher().state())) {
            watched.clear();
            return;
        }
        Map<String, LogExtent> extents = sights.extents();
        logs.stream().filter(log -> extents.containsKey(log.topic())).forEach(log -> {
            try {
                watched.computeIfAbsent(log, own -> new WatchedLog(own, store)).look(extents.get(log.topic()));
                failing.remove(log);
            } catch (FencedException e) {
                watched.remove(log);
            } catch (LogFailedException e) {
                tell(log, e);
            }
        });
    }

    private void tell(OwnLog log, LogFailedException failure) {
        if (failing.add(log)) {
            LOG.warnf(
                    "cannot look through our own log, will retry topic=%s cause=%s", log.topic(), failure.getMessage());
        }
    }

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
}
