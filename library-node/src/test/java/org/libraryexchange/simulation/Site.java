package org.libraryexchange.simulation;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.log.SimulatedTopic;

/** What a worker of one process works with. */
public record Site(
        String city,
        String partner,
        Tables tables,
        Fate fate,
        Clock clock,
        Supplier<UUID> ids,
        SimulatedTopic ownItems,
        SimulatedTopic ownControl,
        SimulatedTopic partnerItems,
        SimulatedTopic partnerControl) {}
