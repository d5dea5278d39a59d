package org.libraryexchange.exchange.log.postgres;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.database.LetterDatabases;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.record.CityLog;

/** The logs that this node writes and mirrors. */
@Singleton
public record NodeLogs(NodeConfig node, LogDatabase database, LetterDatabases databases) {

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
        return new LogTables(databases.with(partner), own, own, own, Set.of(partner));
    }

    public Set<String> partners() {
        return node.partners().keySet();
    }

    /** Those of the items, and those of the letters to and from each partner. */
    public Stream<LogTables> all() {
        return Stream.concat(Stream.of(items()), partners().stream().sorted().map(this::letters));
    }
}
