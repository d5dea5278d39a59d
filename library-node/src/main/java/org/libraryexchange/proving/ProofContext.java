package org.libraryexchange.proving;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.log.PublisherNeeded;
import org.libraryexchange.log.postgres.Rejections;
import org.libraryexchange.node.LettersConfig;

/** What the proofs of all logs share. */
@Singleton
record ProofContext(
        LogConfig config,
        LettersConfig letters,
        Signatures signatures,
        Rejections rejections,
        Event<PublisherNeeded> needed,
        Event<ChangeCommitted> committed,
        Clock clock,
        Supplier<UUID> ids) {}
