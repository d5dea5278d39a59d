package org.libraryexchange.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static final Gazetteer NAMES = new Gazetteer(List.of(
            Synonyms.names(List.of("Hangzhou", "杭州")),
            Synonyms.names(List.of("West Lake", "西湖")),
            Synonyms.names(List.of("Qiantang", "钱塘")),
            Synonyms.names(List.of("Kirkstall", "柯克斯托尔")),
            Synonyms.names(List.of("Kirkstall Abbey", "柯克斯托尔修道院")),
            Synonyms.names(List.of("Leeds Libraries", "利兹图书馆")),
            Synonyms.names(List.of("Su Shi", "苏轼")),
            Synonyms.words(Set.of("child", "kid", "children", "儿童"), Set.of("children")),
            Synonyms.words(Set.of("storytime", "story hour", "故事会"), Set.of()),
            Synonyms.words(Set.of("Chinese New Year", "过年", "春节"), Set.of())));

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
        "LN-2027, Programme LN 2027",
        "moon cakes, A box of mooncakes",
        "Leeds Library, 利兹图书馆之夜",
        "Leeds Library, A library in Leeds",
        "moon cake, A box of mooncakes",
        "白居易, Poems of Bai Juyi",
        "白居易, Poems of Bai Ju Yi"
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
        "changan, 长兴的茶",
        "cakes moon, A box of mooncakes",
        "active, 活动",
        "lingyin feng, 灵隐寺与飞来峰",
        "霍尔克, 在霍尔贝克",
        "杭州图书, 绍兴图书馆",
        "利兹图书馆, 绍兴的图书馆"
    })
    void doesNotFindWhatIsSomethingElse(String question, String title) {
        assertThat(found(question, title)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zhongqiujie",
                "zhongqiu jie",
                "Zhongqiu Jie",
                "zhong qiu jie",
                "zhong qiujie",
                "zhōngqiūjié",
                "Zhōngqiū Jié",
                "zhong1qiu1jie2",
                "zhong1qiu1 jie2",
                "zhong1 qiu1 jie2",
                "zhongqiu-jie"
            })
    void findsPinyinHoweverItIsPutTogether(String question) {
        assertThat(found(question, "利兹的中秋节")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Feilai Feng, 飞来峰造像",
        "fei lai feng, 飞来峰造像",
        "Lingyin Si, 灵隐寺",
        "Xī’ān, 西安城墙",
        "Xi’an Chengqiang, 西安城墙",
        "xian chengqiang, 西安城墙",
        "Chang'an, 长安",
        "Su Dongpo, 苏东坡的杭州",
        "lü4 cha2, 绿茶节",
        "chongyang jie, 重阳节",
        "chóngyáng, 九九重阳",
        "yinyue, 音乐节",
        "yin1yue4 hui4, 新年音乐会",
        "kuaile, 快乐的一天",
        "yinhang, 银行旧址",
        "xiling yinshe, 西泠印社",
        "liu he ta, 六和塔",
        "liuhe ta, 六和塔"
    })
    void findsNamesByTheirPinyin(String question, String title) {
        assertThat(found(question, title)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Lingyin, 灵隐寺的一百年春秋, 西泠印社",
        "ling yin, 灵隐寺的一百年春秋, 西泠印社",
        "women, Women at work, 我们",
        "dance, A dance in town, 单册",
        "sushi, Sushi for beginners, 苏轼",
        "柯克斯托尔修道院, 柯克斯托尔修道院, 柯克斯托修道院",
        "拱宸桥畔人家, 拱宸桥畔人家, 拱宸桥人家"
    })
    void findsWhatIsMeantBeforeWhatMayBe(String question, String first, String second) {
        assertThat(Finding.titles(query(question), second, first, "Something else", "别的"))
                .containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "马可波罗, 马可·波罗",
        "马可·波罗, 马可波罗",
        "马可・波罗, 马可·波罗游记",
        "马可•波罗, 马可‧波罗",
        "makeboluo, 马可·波罗",
        "'\"马可波罗\"', 马可·波罗游记"
    })
    void takesNoNoticeOfTheSignBetweenTheNamesOfForeigners(String question, String title) {
        assertThat(found(question, title)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "柯克斯托修道院, 参观柯克斯托尔修道院",
        "克斯托尔修道院, 参观柯克斯托尔修道院",
        "柯克斯托尔修道, 参观柯克斯托尔修道院",
        "柯克斯托尔修到院, 参观柯克斯托尔修道院",
        "何克斯托尔修道院, 参观柯克斯托尔修道院",
        "柯兰斯托尔修道院, 参观柯克斯托尔修道院",
        "柯克斯托尔修钟院, 参观柯克斯托尔修道院",
        "杭州画书馆, 杭州图书馆",
        "柯克斯托尔修道园, 参观柯克斯托尔修道院",
        "柯克斯托尔尔修道院, 参观柯克斯托尔修道院",
        "坦普纽萨姆, 坦普尔纽萨姆的春天",
        "利兹央图书馆, 利兹中央图书馆",
        "霍尔克街, 在霍尔贝克街",
        "柯斯托尔, 在柯克斯托尔",
        "柯克斯托修道院, A market at Kirkstall Abbey",
        "利慈图书馆, A night at Leeds Libraries",
        "利兹图画馆, A night at Leeds Libraries",
        "利兹书馆, A night at Leeds Libraries"
    })
    void findsALongNameWithACharacterMissingOrWrong(String question, String title) {
        assertThat(found(question, title)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kids, 儿童图书",
        "Kid, Children's books",
        "儿童, For kids",
        "兒童, For kids",
        "ertong, A book for children",
        "儿童故事会, Story hour for children",
        "story time, Storytime",
        "story-hour, A storytime in town",
        "过年, The Chinese New Year",
        "過年, 春节",
        "guonian, 春节"
    })
    void findsOtherWordsForTheSameThing(String question, String title) {
        assertThat(found(question, title)).isTrue();
    }

    @Test
    void findsWhatIsForTheAudienceThatAWordMeans() {
        Finding.Item forChildren = new Finding.Item("A walk", "children");
        Finding.Item forAdults = new Finding.Item("A walk", "adults");

        assertThat(Finding.items(query("kids"), List.of(forAdults, forChildren)))
                .containsExactly(forChildren);
    }

    @Test
    void asksForThePhraseOnlyWhereAWordIsInQuotes() {
        assertThat(found("\"kids\"", "For children")).isFalse();
    }

    @Test
    void leavesOutNothingButTheWordBehindAMinus() {
        assertThat(found("books -kids", "Books for children")).isTrue();
        assertThat(found("books -kids", "Books for kids")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ang ", "xi hu ", "西湖", "儿童故事会", "杭州 儿童 ", "\"x y\" ", "kids storytime ", "zhuangxiangan "})
    void asksForAnythingInAFewClauses(String part) {
        String question = part.repeat(200 / part.length());

        assertThat(new Question(NAMES, Map.of()).query(question))
                .hasValueSatisfying(
                        query -> assertThat(Clauses.count(List.of(query))).isLessThan(600));
    }

    @Test
    void looksForCorrectionsAsWell() {
        Question question = new Question(NAMES, Map.of("festivl", List.of("festival")));

        assertThat(question.query("festivl"))
                .hasValueSatisfying(query ->
                        assertThat(Finding.isFound(query, "A festival")).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "kirkstall abby, 柯克斯托尔修道院的集市, true",
        "kirkstall abby, An abbey not far from Kirkstall, true",
        "kirkstall abby, Kirkstall at dusk, false",
        "abby kirkstall, 柯克斯托尔修道院的集市, false",
        "market kirkstall abby, 柯克斯托尔修道院的集市, false",
        "leeds libary, 利兹图书馆之夜, true"
    })
    void misspeltWordIsMeantInNamesToo(String typed, String title, boolean found) {
        Question question =
                new Question(NAMES, Map.of("abby", List.of("abbot", "abbey"), "libary", List.of("library")));

        assertThat(question.query(typed))
                .hasValueSatisfying(
                        query -> assertThat(Finding.isFound(query, title)).isEqualTo(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds libary", "leeds library", "leeds libraries"})
    void whatHasTheNameComesBeforeWhatHasItsWordsApart(String typed) {
        // Given
        Question question = new Question(NAMES, Map.of("libary", List.of("library")));
        String apart = "Library, library: one for Leeds";
        String named = "A long evening of songs and stories with friends at Leeds Libraries";

        // When
        List<String> found = Finding.titles(question.query(typed).orElseThrow(), apart, named);

        // Then
        assertThat(found).startsWith(named);
    }

    @Test
    void doesNotOfferCorrectionsOfPlacesAndCharacters() {
        assertThat(new Question(NAMES, Map.of()).spelledWords("west lake festivl 西湖"))
                .containsExactly("festivl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "the", "-leeds", "\"\"", "!?", "-\"", "\uE000"})
    void asksForNothingWithoutAWord(String question) {
        assertThat(new Question(NAMES, Map.of()).query(question)).isEmpty();
    }

    @Test
    void readsALongRowOfSyllablesInShortTime() {
        String syllables = "an".repeat(19) + "q";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> new Question(NAMES, Map.of()).query(syllables));
    }

    private static boolean found(String question, String title) {
        return Finding.isFound(query(question), title);
    }

    private static Query query(String question) {
        return new Question(NAMES, Map.of()).query(question).orElseThrow();
    }
}
