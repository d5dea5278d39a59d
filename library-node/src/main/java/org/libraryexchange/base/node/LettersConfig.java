package org.libraryexchange.base.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who writes letters in this city, how many, and how long the city keeps them. */
@ConfigMapping(prefix = "library.letters")
public interface LettersConfig {

    /** The desks that sign letters, by their ids. Without any, nobody can write. */
    Map<String, Desk> desks();

    /** The desk for letters that name no desk of this city; by default, the first by its id. */
    Optional<String> defaultDesk();

    /** How long letters are gathered before a desk gets mail, and how long to wait after a mail that was not sent. */
    @WithDefault("10m")
    Duration mailAfter();

    /** Whether the partner hears that a letter was read. Further states cross in any case. */
    @WithDefault("true")
    boolean tellRead();

    /** The most letters that a desk may send in an hour. */
    @WithDefault("60")
    int mostAnHour();

    /** The most letters that all desks together may send in 24 hours. */
    @WithDefault("500")
    int mostADay();

    /** How long after its last word a thread is erased, as far as this city wrote it. At least 30 days. */
    @WithDefault("730d")
    Duration keep();

    /** Whether the node itself erases a letter when its addressee asks for that. Otherwise a person has to. */
    @WithDefault("true")
    boolean eraseWhenAsked();

    /** How often the node looks for what it has to erase. */
    @WithDefault("1h")
    Duration eraseEvery();

    /** One desk. */
    interface Desk {
        /** Its name for both cities, by language. */
        Map<String, String> name();

        /** Where it gets mail about letters. The address stays in this city. */
        Optional<String> mail();
    }
}
