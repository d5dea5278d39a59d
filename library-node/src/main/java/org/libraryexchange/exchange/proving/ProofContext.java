package org.libraryexchange.exchange.proving;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.Rejections;

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
