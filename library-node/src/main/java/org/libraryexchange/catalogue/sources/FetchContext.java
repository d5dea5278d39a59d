package org.libraryexchange.catalogue.sources;

import jakarta.inject.Singleton;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;

/** What the work on sources needs. */
@Singleton
record FetchContext(
        NodeConfig node,
        SourcesConfig config,
        FetchTimes times,
        DatabaseSessions sessions,
        SourceAnswers answers,
        OwnRecords others) {}
