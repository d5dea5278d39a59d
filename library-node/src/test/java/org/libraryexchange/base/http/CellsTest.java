package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 113", "-", "@x", "\tx", "\rx", "\nx", "＝x", "＠", "'=x", "''-x", "=\n1"})
    void whatASpreadsheetWouldTakeForAFormulaGetsAnApostropheAndLosesItAgain(String text) {
        // When
        String cell = Cells.harmless(text);

        // Then
        assertThat(cell).isEqualTo("'" + text);
        assertThat(Cells.original(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'Tis the season", "'", "''", "West Lake", "1-2", "\"\""})
    void otherTextStaysAsItIs(String text) {
        // When
        String cell = Cells.harmless(text);

        // Then
        assertThat(cell).isEqualTo(text);
        assertThat(Cells.original(cell)).isEqualTo(text);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Cells.harmless(null)).isNull();
    }
}
