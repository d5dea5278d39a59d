package org.libraryexchange.exchange.log.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.libraryexchange.record.Topics;

/**
 * A topic of the city. It has one partition, to keep the order.
 *
 * @param initial settings that only a new topic gets
 * @param required settings that an existing topic needs as well
 */
public record LogTopic(String name, Map<String, String> initial, List<TopicSetting> required) {

    /**
     * The broker stamps records with its own clock. With the node's time, it would refuse the records of a node whose
     * clock is more than an hour fast, and the log would stop.
     */
    private static final TopicSetting STAMPED_BY_BROKER = TopicSetting.exactly(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime", "a fast clock can stop the publisher");

    private static final Duration SEGMENT_OF_PLACES = Duration.ofHours(1);

    private static final String KEPT = "the broker can keep for ever what is erased";

    /** The topic of an item log. */
    public static LogTopic items(String city) {
        return compacted(Topics.items(city), Compaction.WITHIN_A_WEEK);
    }

    /** The topic of a log of letters. */
    public static LogTopic letters(String from, String to) {
        return compacted(Topics.letters(from, to), Compaction.WITHIN_A_WEEK);
    }

    /** The topic of a log of pictures. */
    public static LogTopic pictures(String city) {
        return compacted(Topics.pictures(city), Compaction.WITHIN_A_WEEK);
    }

    /**
     * The topic in which a city tells how far it has applied its partners' items. Only the latest record of each log is
     * of use, and readers begin at the start, so the broker may remove all others soon.
     */
    public static LogTopic applied(String city) {
        return new LogTopic(
                Topics.applied(city),
                Map.of(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(SEGMENT_OF_PLACES.toMillis())),
                List.of(
                        STAMPED_BY_BROKER,
                        TopicSetting.including(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                "the topic grows for ever")));
    }

    /** A topic in which each record holds all that is to be known under its key, so that earlier ones may go. */
    static LogTopic compacted(String name, Compaction compaction) {
        return new LogTopic(
                name,
                Map.of(
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        String.valueOf(compaction.earliest().toMillis())),
                List.of(
                        STAMPED_BY_BROKER,
                        TopicSetting.including(
                                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT, KEPT),
                        TopicSetting.atMost(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, compaction.latest(), KEPT),
                        TopicSetting.atMost(TopicConfig.SEGMENT_MS_CONFIG, compaction.segment(), KEPT)));
    }

    /**
     * The topic of a control log. It holds few records and keeps them for ever, so that no partner can read them too
     * late.
     */
    public static LogTopic control(String city) {
        return new LogTopic(
                Topics.exchange(city),
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1"),
                List.of(STAMPED_BY_BROKER));
    }

    NewTopic asNew() {
        Map<String, String> settings = new HashMap<>(initial);
        required.forEach(setting -> settings.put(setting.name(), setting.value()));
        return new NewTopic(name, Optional.of(1), Optional.empty()).configs(settings);
    }

    /**
     * When the broker removes a state that is followed by a later one of the same key.
     *
     * @param earliest how long it keeps the state at least, so that a mirror that is a little behind sees every change
     * @param latest how long it keeps the state at most: the later one may be an erasure, which is a legal duty
     * @param segment how long it appends to one file. It never compacts the file that it appends to, and it begins another
     *     only when a record arrives after this time. The marker of each night is such a record, whatever else is written
     */
    record Compaction(Duration earliest, Duration latest, Duration segment) {

        /** One record between 12 hours and seven days after an erasure is enough to keep the time. */
        static final Compaction WITHIN_A_WEEK =
                new Compaction(Duration.ofDays(1), Duration.ofDays(7), Duration.ofHours(12));

        Compaction {
            // The broker may compact a file only when its last record has reached the earliest age.
            Duration least = earliest.plus(segment);
            if (latest.compareTo(least) < 0) {
                throw new IllegalArgumentException(
                        "latest must be at least earliest and segment, " + least + ": " + latest);
            }
        }
    }

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
}
