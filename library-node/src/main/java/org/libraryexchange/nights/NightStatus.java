package org.libraryexchange.nights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.worker.WorkerReport;

/** The current state of the city's nights. */
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

    /** The current run. */
    public Optional<UUID> atWork() {
        return records.atWork();
    }

    /** The latest night whose window has opened; empty before the first night in the ledger. */
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
     * @return the new run, or the current one if there is one
     */
    public UUID begin(String operator) {
        UUID run = transactions.begin(operator);
        nights.wake();
        return run;
    }

    /** The state of this process's worker for nights. */
    public WorkerReport keeper() {
        return nights.keeper();
    }
}
