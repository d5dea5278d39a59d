package org.libraryexchange.health;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.libraryexchange.health.Ledger.Places;
import org.libraryexchange.health.Sight.Blind;
import org.libraryexchange.record.Topics;

/** Looks at all logs that a node works on: its own and those of its partners. */
final class Lookout implements AutoCloseable {

    private final String city;
    private final Set<String> logs;
    private final Ledger ledger;
    private final TopicReader broker;

    Lookout(String city, Set<String> partners, Ledger ledger, TopicReader broker) {
        this.city = city;
        this.logs = new HashSet<>(partners);
        this.logs.add(city);
        this.ledger = ledger;
        this.broker = broker;
    }

    /** The cities whose logs are looked at. */
    Set<String> logs() {
        return logs;
    }

    /**
     * What is seen at one moment.
     *
     * @param logs by city
     */
    record Sights(Map<String, Sight> logs, Sight imports) {}

    /** Looks around. A database that does not answer leaves no time to ask the broker as well. */
    Sights look() {
        try {
            Places places = ledger.read();
            return new Sights(logs(places), Sight.ofImports(places.imports()));
        } catch (SilentException e) {
            return new Sights(blind(e), new Blind(e.who()));
        }
    }

    private Map<String, Sight> logs(Places places) {
        try {
            Map<String, TopicState> topics = broker.read(topics());
            Map<String, Sight> sights = new TreeMap<>();
            logs.forEach(log ->
                    sights.put(log, sight(log, places, Optional.ofNullable(topics.get(Topics.items(log))))));
            return sights;
        } catch (SilentException e) {
            return blind(e);
        }
    }

    private Map<String, Sight> blind(SilentException e) {
        Map<String, Sight> sights = new TreeMap<>();
        logs.forEach(log -> sights.put(log, new Blind(e.who())));
        return sights;
    }

    private Sight sight(String log, Places places, Optional<TopicState> topic) {
        return log.equals(city)
                ? Sight.ofOwnLog(places.own(), places.end(), topic)
                : Sight.ofMirror(places.mirrors().getOrDefault(log, Place.NONE), topic);
    }

    private Set<String> topics() {
        Set<String> topics = new HashSet<>();
        logs.forEach(log -> topics.add(Topics.items(log)));
        return topics;
    }

    @Override
    public void close() {
        ledger.close();
        broker.close();
    }
}
