package org.libraryexchange.simulation;

import java.time.Clock;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.libraryexchange.exchange.log.SimulatedTopic;
import org.libraryexchange.record.CityLog;

/**
 * What a worker of one process works with.
 *
 * @param items tables of the items, whatever is exchanged here
 * @param nanos a clock that never goes back
 */
public record WorkerSite(
        ExchangeKind exchange,
        String city,
        String partner,
        Tables tables,
        Tables items,
        Fate fate,
        Clock clock,
        LongSupplier nanos,
        Supplier<UUID> ids,
        SimulatedTopic own,
        SimulatedTopic ownAnswers,
        SimulatedTopic mirrored,
        SimulatedTopic mirroredAnswers) {

    public CityLog ownLog() {
        return exchange.log(city, partner);
    }

    /** The log in which the city answers. */
    public CityLog ownAnswersLog() {
        return exchange.answers(city, partner);
    }

    public CityLog mirroredLog() {
        return exchange.log(partner, city);
    }

    public CityLog mirroredAnswersLog() {
        return exchange.answers(partner, city);
    }

    /** The log that is mirrored, as messages about it name it; null for items. */
    public String mirroredName() {
        return exchange.nameInMessages(partner, city);
    }

    /** The tables that another exchange would use, where a mistake is built in. */
    public Tables tablesUnless(Flaw flaw) {
        return exchange == ExchangeKind.LETTERS && tables.has(flaw) ? items : tables;
    }

    /** The same with other tables. */
    public WorkerSite over(Tables others) {
        return new WorkerSite(
                exchange,
                city,
                partner,
                others,
                items,
                fate,
                clock,
                nanos,
                ids,
                own,
                ownAnswers,
                mirrored,
                mirroredAnswers);
    }
}
