package org.libraryexchange.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.libraryexchange.health.LogProgress.Places;
import org.libraryexchange.health.LogProgress.Sent;
import org.libraryexchange.health.Observation.Blind;
import org.libraryexchange.health.Observation.OnHold;
import org.libraryexchange.log.LogExtent;
import org.libraryexchange.pauses.Pause;
import org.libraryexchange.record.Topics;

/** Looks at all logs that a node works on: its own and those of its partners. */
final class LogObserver implements AutoCloseable {

    private final String city;
    private final Set<String> partners;
    private final LogProgress progress;
    private final TopicReader broker;

    LogObserver(String city, Set<String> partners, LogProgress progress, TopicReader broker) {
        this.city = city;
        this.partners = partners;
        this.progress = progress;
        this.broker = broker;
    }

    /** The topics of the logs of items, and of those about them, each with the city whose log it is. */
    Map<String, String> cityByTopic() {
        Map<String, String> logs = new TreeMap<>();
        logs.put(Topics.items(city), city);
        partners.forEach(partner -> {
            logs.put(Topics.items(partner), partner);
            logs.put(Topics.exchange(partner), partner);
        });
        return logs;
    }

    /** The topics of all logs, those of letters included. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>(cityByTopic().keySet());
        letters().values().forEach(topics::addAll);
        return topics;
    }

    /** The topics of the city's own logs. */
    Set<String> own() {
        Set<String> own = new TreeSet<>(Set.of(Topics.items(city), Topics.exchange(city), Topics.applied(city)));
        partners.forEach(partner -> own.add(Topics.letters(city, partner)));
        return own;
    }

    /** The topics of the letters to each partner and from it. */
    Map<String, List<String>> letters() {
        Map<String, List<String>> logs = new TreeMap<>();
        partners.forEach(
                partner -> logs.put(partner, List.of(Topics.letters(city, partner), Topics.letters(partner, city))));
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
            Optional<Map<String, Long>> foreign) {

        /** Nothing was found, since somebody did not answer. */
        private static Observations blind(
                Set<String> topics, SilentException silence, Observation imports, Optional<Map<String, Long>> foreign) {
            Map<String, Observation> logs = new TreeMap<>();
            topics.forEach(topic -> logs.put(topic, new Blind(silence.who())));
            return new Observations(logs, Set.of(), imports, Map.of(), foreign);
        }
    }

    /** Looks at everything. If the database does not answer, there is no time left to ask the broker. */
    Observations look() {
        try {
            return look(progress.read());
        } catch (SilentException e) {
            return Observations.blind(topics(), e, new Blind(e.who()), Optional.empty());
        }
    }

    private Observations look(Places places) {
        Observation imports = Observation.ofImports(places.imports());
        try {
            Set<String> asked = topics();
            asked.addAll(own());
            Sights sights = new Sights(broker.read(asked));
            String items = Topics.items(city);
            sights.logs.put(items, Observation.ofOwnLog(places.own(), places.end(), sights.topic(items)));
            partners.forEach(partner -> {
                sights.partners(Topics.items(partner), places.mirrors().get(partner));
                sights.partners(Topics.exchange(partner), places.controls().get(partner));
                sights.letters(Topics.letters(city, partner), places.lettersTo().getOrDefault(partner, Sent.NOTHING));
                sights.partners(
                        Topics.letters(partner, city), places.lettersOf().get(partner));
            });
            places.pauses().forEach((partner, pause) -> {
                sights.hold(Topics.items(partner), pause);
                sights.hold(Topics.letters(partner, city), pause);
            });
            return new Observations(sights.logs, sights.awaited, imports, sights.topics, Optional.of(places.foreign()));
        } catch (SilentException e) {
            return Observations.blind(topics(), e, imports, Optional.of(places.foreign()));
        }
    }

    /** What is seen of each log. */
    private static final class Sights {
        private final Map<String, LogExtent> topics;
        private final Map<String, Observation> logs = new TreeMap<>();
        private final Set<String> awaited = new TreeSet<>();

        private Sights(Map<String, LogExtent> topics) {
            this.topics = topics;
        }

        private Optional<LogExtent> topic(String topic) {
            return Optional.ofNullable(topics.get(topic));
        }

        private void letters(String topic, Sent sent) {
            logs.put(topic, Observation.ofOwnLetters(sent.progress(), sent.end(), topic(topic)));
        }

        /** A partner's control log is read all the same: it answers what this city asks. */
        private void hold(String topic, Pause pause) {
            logs.replace(topic, new OnHold(pause));
        }

        private void partners(String topic, Progress read) {
            Progress place = read == null ? Progress.NONE : read;
            logs.put(topic, Observation.ofPartner(place, topic(topic)));
            if (!topics.containsKey(topic) && place.topicId().isEmpty()) {
                awaited.add(topic);
            }
        }
    }

    @Override
    public void close() {
        progress.close();
        broker.close();
    }
}
