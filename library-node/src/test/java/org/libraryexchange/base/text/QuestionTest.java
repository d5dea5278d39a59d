package org.libraryexchange.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static final Gazetteer PLACES = new Gazetteer(List.of(
            List.of("Hangzhou", "杭州"),
            List.of("West Lake", "西湖"),
            List.of("Qiantang", "钱塘"),
            List.of("Kirkstall", "柯克斯托尔"),
            List.of("Kirkstall Abbey", "柯克斯托尔修道院")));

    @ParameterizedTest
    @CsvSource({
        "hangzhou, 杭州的春天",
        "hángzhōu, 杭州的春天",
        "HÁNG ZHŌU, 杭州的春天",
        "hang zhou, 杭州的春天",
        "杭州, 杭州的春天",
        "杭州, A spring in Hangzhou",
        "hang zhou, A spring in Hangzhou",
        "杭州, Trains to Hang Zhou",
        "錢塘, 钱塘江大潮",
        "钱塘, 錢塘江觀潮",
        "qiantang, 錢塘江觀潮",
        "xihu, 西湖十景",
        "xīhú, 西湖十景",
        "xi hu, 西湖十景",
        "西湖, A walk around the West Lake",
        "West Lake, 西湖十景",
        "xihu, A walk around the West Lake",
        "柯克斯托尔, Kirkstall at dusk",
        "柯科斯托尔, Kirkstall at dusk",
        "kirkstall, 柯克斯托尔的黄昏",
        "柯克斯托尔修道院, Kirkstall Abbey at dusk",
        "chongqing, 重庆火锅",
        "changxing, 长兴的茶",
        "yueqing, 乐清湾",
        "xi'an, 西安城墙",
        "lüchá, 绿茶节",
        "lvcha, 绿茶节",
        "lucha, 绿茶节",
        "拱墅, 拱墅区图书馆",
        "墅, 拱墅区图书馆",
        "馆, 拱墅区图书馆",
        "西湖区, 西湖区图书馆",
        "杭州西湖, 西湖在杭州",
        "𠮷野, 𠮷野家",
        "festivals, Festival of lights",
        "LIGHT, Festival of lights",
        "the light of Leeds, Leeds lights up",
        "cafés, A cafe in town",
        "'\"festival of lights\"', The Festival of Lights",
        "lights -leeds, Lights in York",
        "LN-2027, Programme LN 2027"
    })
    void findsAcrossScriptsAndForms(String question, String title) {
        assertThat(found(question, title)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "杭州, 杭 州府志",
        "西湖, The lake in the west",
        "钱塘, 钱包",
        "西湖区, 西湖十景",
        "'\"lights of festival\"', The Festival of Lights",
        "lights -leeds, Lights in Leeds",
        "lights leeds, Lights in York",
        "changan, 长兴的茶"
    })
    void doesNotFindWhatIsSomethingElse(String question, String title) {
        assertThat(found(question, title)).isFalse();
    }

    @Test
    void looksForCorrectionsAsWell() {
        Question question = new Question(PLACES, Map.of("festivl", List.of("festival")));

        assertThat(question.query("festivl"))
                .hasValueSatisfying(query ->
                        assertThat(Finding.isFound(query, "A festival")).isTrue());
    }

    @Test
    void doesNotOfferCorrectionsOfPlacesAndCharacters() {
        assertThat(new Question(PLACES, Map.of()).spelledWords("west lake festivl 西湖"))
                .containsExactly("festivl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "the", "-leeds", "\"\"", "!?", "-\"", "\uE000"})
    void asksForNothingWithoutAWord(String question) {
        assertThat(new Question(PLACES, Map.of()).query(question)).isEmpty();
    }

    @Test
    void readsALongRowOfSyllablesInShortTime() {
        String syllables = "an".repeat(19) + "q";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> new Question(PLACES, Map.of()).query(syllables));
    }

    private static boolean found(String question, String title) {
        return Finding.isFound(new Question(PLACES, Map.of()).query(question).orElseThrow(), title);
    }
}
