package org.libraryexchange.catalogue.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a node searches. */
@ConfigMapping(prefix = "library.search")
interface SearchConfig {

    /**
     * Lists of places, each a CSV file or a resource of the application: one place to a line, its names in columns by
     * language, several in one column separated by bars.
     */
    Optional<List<String>> gazetteers();

    /**
     * Words for the same thing, a CSV file or a resource of the application: one group to a line, its words in columns by
     * language, several in one column separated by bars, and the audience that they mean.
     */
    @WithDefault("gazetteer/synonyms.csv")
    String synonyms();

    /** How soon to look for changes that nobody announced, such as those of another replica. */
    @WithDefault("100ms")
    Duration poll();

    /**
     * Where processes on this machine keep their indexes, each in a numbered folder of its own. What is in it can be made
     * again.
     */
    @WithDefault("data/search")
    Path folder();
}
