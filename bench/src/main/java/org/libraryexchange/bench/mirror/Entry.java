package org.libraryexchange.bench.mirror;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.bench.pair.Builds.Build;

/** Makes a contestant with its own services. */
@FunctionalInterface
interface Entry {

    Contestant enter(Path folder) throws SQLException;

    /** The exchange, with the nodes of a build. */
    static Entry of(Build build) {
        return folder -> new Exchange(build.repository());
    }

    /**
     * What the exchange is compared with.
     *
     * @param searchable whether their sinks have a search column
     */
    static List<Entry> peers(boolean searchable) {
        return List.of(
                folder -> new LogicalReplication(folder, searchable),
                folder -> new DebeziumConnect(folder, searchable),
                folder -> new BareLoop(folder, searchable));
    }

    /** The exchange and its peers. */
    static List<Entry> all(Build build) {
        return Stream.concat(Stream.of(of(build)), peers(false).stream()).toList();
    }
}
