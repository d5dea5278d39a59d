package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.libraryexchange.pages.desk.TextDifference.Piece;

class TextDifferenceTest {

    private static String shown(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece.sort()) {
                    case "gone" -> "[-" + piece.text() + "-]";
                    case "new" -> "[+" + piece.text() + "+]";
                    default -> piece.text();
                })
                .collect(Collectors.joining());
    }

    private static String side(List<Piece> pieces, String other) {
        return pieces.stream()
                .filter(piece -> !piece.sort().equals(other))
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    @Test
    void wordsThatDifferAreMarked() {
        assertThat(shown(TextDifference.between(
                        "The canal basin before the warehouses", "The old canal basin before warehouses", "en")))
                .isEqualTo("The [+old +]canal basin before[- the-] warehouses");
    }

    @Test
    void chineseIsComparedByWords() {
        // When
        List<Piece> pieces = TextDifference.between("西湖龙井茶的采摘季节", "西湖龙井茶的采收季节", "zh-Hans");

        // Then
        assertThat(pieces.get(0).text()).startsWith("西湖龙井茶");
        assertThat(pieces).extracting(Piece::sort).containsExactly("same", "gone", "new", "same");
    }

    @Test
    void equalTextsHaveOnePiece() {
        assertThat(TextDifference.between("Same", "Same", "en")).containsExactly(new Piece("same", "Same"));
        assertThat(TextDifference.between("", "", "en")).isEmpty();
    }

    @Test
    void veryDifferentTextsFollowEachOther() {
        // Given
        String before = "one two three ".repeat(1_000);
        String after = "vier fünf sechs ".repeat(1_000);

        // When
        List<Piece> pieces = TextDifference.between(before, after, "en");

        // Then
        assertThat(side(pieces, "new")).isEqualTo(before);
        assertThat(side(pieces, "gone")).isEqualTo(after);
        assertThat(pieces).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void piecesAlwaysMakeBothTexts() {
        for (String after : List.of("", "a b c", "a  b", "x a b", "龙舟 a", "b a")) {
            List<Piece> pieces = TextDifference.between("a b", after, "en");
            assertThat(side(pieces, "new")).isEqualTo("a b");
            assertThat(side(pieces, "gone")).isEqualTo(after);
        }
    }
}
