package org.libraryexchange.watch.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.pauses.Pause;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.record.Topics;
import org.libraryexchange.watch.health.LogProgress.Place;
import org.libraryexchange.watch.health.LogProgress.Places;
import org.libraryexchange.watch.health.Observation.Blind;
import org.libraryexchange.watch.health.Observation.OnHold;

/** Looks at all logs that a node works on: its own and those of its partners. */
final class LogObserver implements AutoCloseable {

    private final LogProgress progress;
    private final TopicReader broker;
    private final List<Log> logs = new ArrayList<>();
    private final Set<String> topics = new TreeSet<>();

    LogObserver(String city, Set<String> partners, LogProgress progress, TopicReader broker) {
        this.progress = progress;
        this.broker = broker;
        logs.add(new Log(Topics.items(city), city, Sort.ITEMS, true));
        logs.add(new Log(Topics.pictures(city), city, Sort.PICTURES, true));
        partners.forEach(partner -> {
            logs.add(new Log(Topics.items(partner), partner, Sort.ITEMS, false));
            logs.add(new Log(Topics.exchange(partner), partner, Sort.ITEMS, false));
            logs.add(new Log(Topics.pictures(partner), partner, Sort.PICTURES, false));
            logs.add(new Log(Topics.letters(city, partner), partner, Sort.LETTERS, true));
            logs.add(new Log(Topics.letters(partner, city), partner, Sort.LETTERS, false));
        });
        logs.forEach(log -> topics.add(log.topic()));
        // Nobody waits for these, but others may write into them.
        topics.addAll(Set.of(Topics.exchange(city), Topics.applied(city)));
    }

    /**
     * A log that is judged.
     *
     * @param city whose log of items or pictures it is; of letters, the other city
     * @param sort what it is about: the control log is about items
     * @param own whether this city writes it
     */
    record Log(String topic, String city, Sort sort, boolean own) {

        private Observation observe(Place place, Optional<LogExtent> extent) {
            if (own) {
                return sort.carriesAnswers()
                        ? Observation.ofLaterLog(place.progress(), place.end(), extent)
                        : Observation.ofOwnLog(place.progress(), place.end(), extent);
            }
            return Observation.ofPartner(place.progress(), extent);
        }

        /** A partner's control log is read in a pause, too: it answers what this city asks. */
        private boolean isHeld(Map<String, Pause> pauses) {
            return !own && pauses.containsKey(city) && !topic.equals(Topics.exchange(city));
        }
    }

    List<Log> logs() {
        return logs;
    }

    /**
     * What one look has found.
     *
     * @param logs by topic
     * @param awaited topics of partners that do not exist yet
     * @param extents of all topics that exist; none if the broker does not answer
     * @param foreign how many records in the city's own logs somebody else has written, by topic; empty if the database
     *     does not answer
     */
    record Observations(
            Map<String, Observation> logs,
            Set<String> awaited,
            Observation imports,
            Map<String, LogExtent> extents,
            Optional<Map<String, Long>> foreign) {}

    /** Looks at everything. If the database does not answer, there is no time left to ask the broker. */
    Observations look() {
        try {
            return look(progress.read());
        } catch (SilentException e) {
            return blind(e, new Blind(e.who()), Optional.empty());
        }
    }

    private Observations look(Places places) {
        Observation imports = Observation.ofImports(places.imports());
        try {
            Map<String, LogExtent> extents = broker.read(topics);
            Map<String, Observation> seen = new TreeMap<>();
            Set<String> awaited = new TreeSet<>();
            for (Log log : logs) {
                Place place = places.logs().getOrDefault(log.topic(), Place.NOTHING);
                Optional<LogExtent> extent = Optional.ofNullable(extents.get(log.topic()));
                seen.put(
                        log.topic(),
                        log.isHeld(places.pauses())
                                ? new OnHold(places.pauses().get(log.city()))
                                : log.observe(place, extent));
                if (!log.own() && extent.isEmpty() && place.progress().topicId().isEmpty()) {
                    awaited.add(log.topic());
                }
            }
            return new Observations(seen, awaited, imports, extents, Optional.of(places.foreign()));
        } catch (SilentException e) {
            return blind(e, imports, Optional.of(places.foreign()));
        }
    }

    /** Nothing was found, since somebody did not answer. */
    private Observations blind(SilentException silence, Observation imports, Optional<Map<String, Long>> foreign) {
        Map<String, Observation> seen = new TreeMap<>();
        logs.forEach(log -> seen.put(log.topic(), new Blind(silence.who())));
        return new Observations(seen, Set.of(), imports, Map.of(), foreign);
    }

    @Override
    public void close() {
        progress.close();
        broker.close();
    }

    /** How far each log reaches, according to the broker. */
    interface TopicReader extends AutoCloseable {

        /**
         * Looks at topics by name. The result lacks topics that do not exist.
         *
         * @throws SilentException if the broker does not answer in time
         */
        Map<String, LogExtent> read(Set<String> topics);

        @Override
        void close();
    }

    /** The database or the broker did not answer in time. */
    static final class SilentException extends RuntimeException {

        private final StuckCause who;

        SilentException(StuckCause who, Throwable cause) {
            super(who.sentence(), cause);
            this.who = who;
        }

        StuckCause who() {
            return who;
        }
    }
}
