package org.libraryexchange.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetsTest {

    @ParameterizedTest
    @CsvSource({
        "lights, A Light Night, Light",
        "light, 西湖light, light",
        "light, (light), light",
        "light, Ｌight, Ｌight",
        "cafe, the Café, Café",
        "élan, its elan, elan",
        "arc, Jeanne d'Arc,",
        "3d, in 3D, 3D",
        "西湖, at 西湖 lake, 西湖",
        "钱塘, 錢塘江, 錢塘",
        "xihu, near 西湖, 西湖",
        "湖, 湖 and 西湖, 湖|湖",
        "night, 西湖 Lake,",
        "西湖, 湖西的茶,",
        "可波, 马可·波罗, 可·波"
    })
    void textIsMarkedWhereItMatches(String question, String text, String matches) {
        // Given
        Snippets snippets = new Snippets(
                new Question(Gazetteer.EMPTY, Map.of()).query(question).orElseThrow());

        // When
        List<String> marked = snippets.of(text, true).orElse(List.of()).stream()
                .filter(Snippets.Part::match)
                .map(Snippets.Part::text)
                .toList();

        // Then
        assertThat(String.join("|", marked)).isEqualTo(matches == null ? "" : matches);
    }

    @ParameterizedTest
    @CsvSource({"women, 我们", "xihu, 西湖"})
    void proseIsNotMarkedByHowItIsRead(String question, String prose) {
        // Given
        Snippets snippets = new Snippets(
                new Question(Gazetteer.EMPTY, Map.of()).query(question).orElseThrow());

        // When, then
        assertThat(snippets.of(prose, true)).isPresent();
        assertThat(snippets.of(prose, false)).isEmpty();
    }
}
