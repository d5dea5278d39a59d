package org.libraryexchange.exchange.log.postgres;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.database.LogDatabases;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.record.CityLog;

/** The logs that this node writes and mirrors. */
@Singleton
public record NodeLogs(NodeConfig node, LogDatabase database, LogDatabases databases) {

    @Produces
    @Singleton
    @Typed(LogTables.class)
    public LogTables items() {
        String city = node.city();
        return new LogTables(database, CityLog.items(city), CityLog.exchange(city), CityLog.applied(city), partners());
    }

    /** The letters between this city and a partner. */
    public LogTables letters(String partner) {
        CityLog own = CityLog.letters(node.city(), partner);
        return new LogTables(databases.letters(partner), own, own, own, Set.of(partner));
    }

    /** The pictures of this city and its partners. */
    public LogTables pictures() {
        CityLog own = CityLog.pictures(node.city());
        return new LogTables(databases.pictures(), own, own, own, partners());
    }

    public Set<String> partners() {
        return node.partners().keySet();
    }

    /** Those of the items, those of the pictures, and those of the letters to and from each partner. */
    public Stream<LogTables> all() {
        return Stream.concat(
                Stream.of(items(), pictures()), partners().stream().sorted().map(this::letters));
    }
}
