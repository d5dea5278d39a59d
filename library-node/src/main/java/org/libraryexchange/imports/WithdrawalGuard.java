package org.libraryexchange.imports;

import java.util.Optional;

/**
 * Tells an unusual wave of withdrawals, behind which a broken export stands more often than a decision.
 *
 * @param usual up to so many are none, unless they are more than half
 * @param share of what is published up to which they are none
 */
record WithdrawalGuard(int usual, double share) {

    /**
     * What a file would withdraw.
     *
     * @param withdrawals published items that would be withdrawn
     * @param published items of the scheme that are published now
     * @param unreadable rows that do not tell which item they are about, where items that no row names are withdrawn
     */
    record Wave(long withdrawals, long published, long unreadable) {}

    /** Why a person has to look first; empty where nobody has to. */
    Optional<String> objection(Wave wave) {
        if (wave.unreadable > 0 && wave.withdrawals > 0) {
            return Optional.of("%d rows name no item, and %d of %d published items would be withdrawn"
                    .formatted(wave.unreadable, wave.withdrawals, wave.published));
        }
        boolean many = wave.withdrawals > usual && wave.withdrawals > share * wave.published;
        return many || 2 * wave.withdrawals > wave.published
                ? Optional.of("%d of %d published items would be withdrawn".formatted(wave.withdrawals, wave.published))
                : Optional.empty();
    }
}
