package org.libraryexchange.health;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.health.LogProgress.Places;
import org.libraryexchange.health.Observation.Blind;
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

    /** The topics of these logs, each with the city whose log it is. */
    Map<String, String> cityByTopic() {
        Map<String, String> logs = new TreeMap<>();
        logs.put(Topics.items(city), city);
        partners.forEach(partner -> {
            logs.put(Topics.items(partner), partner);
            logs.put(Topics.exchange(partner), partner);
        });
        return logs;
    }

    /**
     * What one look has found.
     *
     * @param logs by topic
     */
    record Observations(Map<String, Observation> logs, Observation imports) {}

    /** Looks at everything. If the database does not answer, there is no time left to ask the broker. */
    Observations look() {
        try {
            Places places = progress.read();
            return new Observations(logs(places), Observation.ofImports(places.imports()));
        } catch (SilentException e) {
            return new Observations(blind(e), new Blind(e.who()));
        }
    }

    private Map<String, Observation> logs(Places places) {
        try {
            Map<String, TopicState> topics = broker.read(cityByTopic().keySet());
            Map<String, Observation> sights = new TreeMap<>();
            String own = Topics.items(city);
            sights.put(own, Observation.ofOwnLog(places.own(), places.end(), Optional.ofNullable(topics.get(own))));
            partners.forEach(partner -> {
                see(Topics.items(partner), places.mirrors().get(partner), topics, sights);
                see(Topics.exchange(partner), places.controls().get(partner), topics, sights);
            });
            return sights;
        } catch (SilentException e) {
            return blind(e);
        }
    }

    private Map<String, Observation> blind(SilentException e) {
        Map<String, Observation> sights = new TreeMap<>();
        cityByTopic().keySet().forEach(log -> sights.put(log, new Blind(e.who())));
        return sights;
    }

    private static void see(
            String topic, Progress read, Map<String, TopicState> topics, Map<String, Observation> sights) {
        Progress place = read == null ? Progress.NONE : read;
        sights.put(topic, Observation.ofPartner(place, Optional.ofNullable(topics.get(topic))));
    }

    @Override
    public void close() {
        progress.close();
        broker.close();
    }
}
