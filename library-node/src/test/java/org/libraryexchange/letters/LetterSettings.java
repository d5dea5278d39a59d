package org.libraryexchange.letters;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.libraryexchange.base.node.LettersConfig;

/** Settings of letters. What is not given is as little as possible. */
record LetterSettings(
        Map<String, Desk> desks,
        Optional<String> defaultDesk,
        Duration mailAfter,
        boolean tellRead,
        int mostAnHour,
        int mostADay,
        boolean eraseWhenAsked,
        Duration keep)
        implements LettersConfig {

    static final Duration KEEP = Duration.ofDays(730);
    private static final Duration LOOK = Duration.ofHours(1);

    private record OneDesk(Map<String, String> name, Optional<String> mail) implements LettersConfig.Desk {}

    /** A city that does not tell what it has read. */
    static LetterSettings discreet() {
        return new LetterSettings(Map.of(), Optional.empty(), Duration.ZERO, false, 60, 500, true, KEEP);
    }

    /**
     * A city with desks.
     *
     * @param names of each desk, by language
     * @param defaultDesk null for none
     */
    static LetterSettings of(Map<String, Map<String, String>> names, String defaultDesk) {
        Map<String, Desk> desks = names.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, desk -> new OneDesk(desk.getValue(), Optional.empty())));
        return new LetterSettings(desks, Optional.ofNullable(defaultDesk), Duration.ZERO, true, 60, 500, true, KEEP);
    }

    /** A city that erases letters. */
    static LetterSettings erasing(boolean whenAsked, Duration keep) {
        return new LetterSettings(Map.of(), Optional.empty(), Duration.ZERO, true, 60, 500, whenAsked, keep);
    }

    @Override
    public Duration eraseEvery() {
        return LOOK;
    }
}
