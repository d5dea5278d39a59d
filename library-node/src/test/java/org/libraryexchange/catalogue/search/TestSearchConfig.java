package org.libraryexchange.catalogue.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of a search whose indexer waits for nothing. */
record TestSearchConfig(Path folder, Optional<List<String>> gazetteers) implements SearchConfig {

    /** Without the names that the cities give. */
    static SearchConfig in(Path folder) {
        return new TestSearchConfig(folder, Optional.empty());
    }

    @Override
    public String synonyms() {
        return "gazetteer/synonyms.csv";
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(1);
    }
}
