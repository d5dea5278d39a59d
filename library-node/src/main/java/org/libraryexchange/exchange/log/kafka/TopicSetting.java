package org.libraryexchange.exchange.log.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * A setting of a topic that the exchange relies on.
 *
 * @param value that the node gives it
 * @param suffices whether another value will do
 * @param otherwise what can happen with a value that will not
 */
record TopicSetting(String name, String value, Predicate<String> suffices, String otherwise) {

    static TopicSetting exactly(String name, String value, String otherwise) {
        return new TopicSetting(name, value, value::equals, otherwise);
    }

    /** A list that has to have a word. */
    static TopicSetting including(String name, String word, String otherwise) {
        return new TopicSetting(
                name, word, list -> List.of(list.split("\\s*,\\s*")).contains(word), otherwise);
    }

    /** A time in milliseconds, which may be shorter. */
    static TopicSetting atMost(String name, Duration most, String otherwise) {
        long millis = most.toMillis();
        return new TopicSetting(name, String.valueOf(millis), found -> Long.parseLong(found) <= millis, otherwise);
    }

    boolean isMetBy(Config found) {
        return Optional.ofNullable(found.get(name))
                .map(ConfigEntry::value)
                .filter(suffices)
                .isPresent();
    }
}
