package org.libraryexchange.catalogue.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.catalogue.imports.WithdrawalGuard.Wave;

/** The guard of imports against unusual waves of withdrawals, for others who withdraw many items at once. */
@ApplicationScoped
public class UnusualWithdrawals {

    private final WithdrawalGuard guard;

    UnusualWithdrawals(ImportConfig config) {
        this.guard = new WithdrawalGuard(config.usualWithdrawals(), config.usualShare());
    }

    /** Whether a person has to confirm the number first. */
    public boolean areUnusual(long withdrawals, long published) {
        return guard.objection(new Wave(withdrawals, published, 0)).isPresent();
    }
}
