package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.bench.pair.Builds.Build;

/** Makes a contestant with its own services. */
@FunctionalInterface
interface ContestantEntry {

    Contestant enter(Path folder) throws SQLException;

    /** The exchange, with the nodes of a build. */
    static ContestantEntry of(Build build) {
        return folder -> new LibraryExchange(build.repository());
    }

    /**
     * What the exchange is compared with.
     *
     * @param searchable whether their sinks have a search column
     */
    static List<ContestantEntry> peers(boolean searchable) {
        return List.of(
                folder -> new LogicalReplication(folder, searchable),
                folder -> new DebeziumConnect(folder, searchable),
                folder -> new BareLoop(folder, searchable));
    }

    /** The exchange and its peers. */
    static List<ContestantEntry> all(Build build) {
        return Stream.concat(Stream.of(of(build)), peers(false).stream()).toList();
    }
}
