package org.libraryexchange.catalogue.imports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Recognizes an unusual wave of withdrawals. Its cause is more often a broken export than a decision. */
@Singleton
public final class WithdrawalGuard {

    private final int usual;
    private final double share;

    @Inject
    WithdrawalGuard(ImportConfig config) {
        this(config.usualWithdrawals(), config.usualShare());
    }

    /**
     * @param usual up to this many withdrawals are not unusual, unless they are more than half of the published items
     * @param share withdrawals up to this share of the published items are not unusual, unless they are more than half
     */
    WithdrawalGuard(int usual, double share) {
        this.usual = usual;
        this.share = share;
    }

    /**
     * What a file would withdraw.
     *
     * @param withdrawals published items that would be withdrawn
     * @param published items of the scheme that are published now
     * @param unreadable rows that do not say which item they are about, counted only if items that no row names are
     *     withdrawn
     */
    public record Wave(long withdrawals, long published, long unreadable) {}

    /** Whether somebody who withdraws many items at once has to confirm the number first. */
    public boolean areUnusual(long withdrawals, long published) {
        return objection(new Wave(withdrawals, published, 0)).isPresent();
    }

    /** Why a person has to decide first; empty if nobody has to. */
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
