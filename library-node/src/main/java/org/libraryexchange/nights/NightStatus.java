package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.worker.WorkerReport;

/** How the city's nights stand now. */
@ApplicationScoped
public class NightStatus {

    private final NightRecords records;
    private final NightTransactions transactions;
    private final Nights nights;

    NightStatus(NightRecords records, NightTransactions transactions, Nights nights) {
        this.records = records;
        this.transactions = transactions;
        this.nights = nights;
    }

    /** The run that is at work. */
    public Optional<UUID> atWork() {
        return records.atWork();
    }

    /** The latest night that has come; empty before the first that account is kept of. */
    public Optional<NightView> last() {
        LocalDate latest = records.latest();
        return records.nights(latest, latest).stream().findFirst();
    }

    /** When the next window opens. */
    public Instant nextOpens() {
        return records.next().opens();
    }

    /**
     * Begins a run for an operator.
     *
     * @return the run, or the one that is at work
     */
    public UUID begin(String operator) {
        UUID run = transactions.begin(operator);
        nights.wake();
        return run;
    }

    /** How this process's keeper of the nights fares. */
    public WorkerReport keeper() {
        return nights.keeper();
    }
}
