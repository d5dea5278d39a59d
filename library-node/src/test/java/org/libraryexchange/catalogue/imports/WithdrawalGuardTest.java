package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.catalogue.imports.WithdrawalGuard.Wave;

class WithdrawalGuardTest {

    private final WithdrawalGuard guard = new WithdrawalGuard(10, 0.05);

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "0, 1000, false",
        "10, 150, false",
        "11, 220, false",
        "11, 219, true",
        "51, 1000, true",
        "50, 1000, false",
        "5, 10, false",
        "6, 10, true",
        "1, 2, false",
        "1, 1, true"
    })
    void wavesAreManyAndALargeShareOrMoreThanHalf(long withdrawals, long published, boolean held) {
        assertThat(guard.objection(new Wave(withdrawals, published, 0)).isPresent())
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "0, false"})
    void rowsThatNameNoItemMakeEveryWithdrawalDoubtful(long withdrawals, boolean held) {
        assertThat(guard.objection(new Wave(withdrawals, 1_000, 1)).isPresent()).isEqualTo(held);
    }
}
