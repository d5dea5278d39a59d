package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pages.desk.DeskBrowser.ITEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;

/** The rule of a festival in the form of the desk. */
@QuarkusTest
class DeskRuleIT {

    private static final String FORM = "form.item-form";
    private static final String DATES = "/desk/festival-dates?lang=";

    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("rule.cataloguer", "cataloguer");
        }
    }

    private static DeskForm newFestival() {
        return cataloguer
                .form(cataloguer.begin("festival"))
                .type("/title/en", "Tide")
                .type("/licence", "https://creativecommons.org/licenses/by/4.0/");
    }

    /** Fills in fields of the rule, such as {@code form=lunar;lunar/month=8}. */
    private static DeskForm typed(DeskForm form, String fields) {
        Stream.of(fields.split(";"))
                .map(field -> field.split("=", 2))
                .forEach(field -> form.type(field(field[0]), field[1]));
        return form;
    }

    private static String field(String member) {
        return "/festival/recurrence/" + member;
    }

    private static Response published(String recurrence) {
        ObjectNode document = Documents.json("""
                {"kind": "festival", "status": "published", "originalLanguage": "en", "title": {"en": "Tide"},
                 "licence": "https://creativecommons.org/licenses/by/4.0/"}
                """);
        document.putObject("festival").set("recurrence", Documents.json(recurrence));
        return Api.created(document);
    }

    private static String address(Response item) {
        return ITEMS + "/" + Api.id(item);
    }

    private static JsonPath inCatalogue(String id) {
        return Api.asCataloguer().get(Api.ITEMS + "/" + id).jsonPath();
    }

    private static Page fragment(String language, String fields) {
        String parameters = Stream.of(fields.split(";"))
                .map(field -> field.split("=", 2))
                .map(field -> "&" + URLEncoder.encode(field(field[0]), StandardCharsets.UTF_8) + "=" + field[1])
                .collect(Collectors.joining());
        Response answer = cataloguer.get(DATES + language + parameters);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Page.of(answer);
    }

    @Test
    void aRuleIsTypedAndItsDatesAreMade() {
        // Given
        DeskForm form =
                typed(newFestival(), "form=lunar;lunar/month=8;lunar/day=18;side=before;away=2;lasts=3;from=2024");

        // When
        Page page = form.pressed("publish");

        // Then
        assertThat(page.texts(".done")).containsExactly("The item is published.");
        String id = page.first(FORM).attr("action").replaceFirst(".*/", "");
        JsonPath item = inCatalogue(id);
        assertThat(Documents.json(Api.asCataloguer().get(Api.ITEMS + "/" + id).asString())
                        .at("/festival/recurrence"))
                .isEqualTo(Documents.json(
                        "{\"lunar\": {\"month\": 8, \"day\": 18}, \"offset\": -2, \"lasts\": 3, \"from\": 2024}"));
        assertThat(item.getString("festival.rule.zh-Hans")).isEqualTo("农历八月十八前2天起，共3天");
        assertThat(item.getList("festival.occurrences.ruleYear")).hasSizeBetween(3, 4);
        assertThat(page.texts("#f-festival-occurrences .elsewhere"))
                .hasSize(item.getList("festival.occurrences").size())
                .containsOnly("This date comes from the rule.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lunar\": {\"month\": 12, \"day\": -1}, \"offset\": -2, \"lasts\": 3, \"from\": 2024, \"to\": 2090}",
                "{\"solar-term\": {\"term\": \"lixia\"}}",
                "{\"date\": {\"month\": 2, \"day\": 29}}",
                "{\"weekday\": {\"month\": 8, \"weekday\": \"monday\", \"nth\": -1}, \"offset\": 1}",
                "{\"weekday\": {\"month\": 1, \"weekday\": \"sunday\", \"nth\": 1, \"onOrAfter\": 6}}",
                "{\"easter\": {}, \"offset\": -47}",
                "{\"announced\": {}}"
            })
    void whoeverPublishesARuleWithoutTypingAnythingChangesNothing(String rule) {
        // Given
        Response item = published(rule);

        // When
        Page page = cataloguer.form(address(item)).pressed("publish");

        // Then
        assertThat(page.texts(".done")).containsExactly("The item is published.");
        assertThat(Api.etag(Api.asCataloguer().get(Api.ITEMS + "/" + Api.id(item))))
                .isEqualTo(Api.etag(item));
    }

    @Test
    void withoutAScriptAButtonShowsTheDates() {
        // Given
        DeskForm form = typed(newFestival(), "form=lunar;lunar/month=8;lunar/day=18");

        // When
        Page page = form.pressed("dates");

        // Then
        assertThat(page.texts(".rule-dates li"))
                .hasSize(5)
                .allMatch(date -> date.endsWith("18th day of the 8th lunar month"));
        assertThat(page.texts("#rule-preview > p")).contains("In words: The 18th day of the 8th lunar month");
        assertThat(DeskForm.on(page, FORM, cataloguer).text("/title/en")).isEqualTo("Tide");
        assertThat(page.document().select(".problems")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form=date;date/month=2;date/day=30 | date/day | Day must be a day from 1 to 29, since month 2 has no other",
                "form=lunar;lunar/month=8 | lunar/day | Day of the month is missing",
                "form=easter;side=before;away=two | away | How many days must be a number of days, such as 2",
                "form=easter;lasts=400 | lasts | How many days it lasts must be a whole number from 1 to 366",
                "form=easter;from=2030;to=2027 | to | Last year must not be before the first year",
                "form=easter;from=soon | from | First year must be a year such as 2027"
            })
    void aRuleThatIsNotRightIsToldAtItsField(String fields, String member, String told) {
        for (String button : List.of("dates", "save")) {
            // When
            Page page = typed(newFestival(), fields).pressed(button);

            // Then
            String id = FormValues.id(field(member));
            assertThat(page.first("#" + id).attr("aria-invalid")).isEqualTo("true");
            assertThat(page.texts("#" + id + "-error-1")).containsExactly(told);
            assertThat(page.links(".problems a")).containsExactly("#" + id);
            String last = fields.substring(fields.lastIndexOf(';') + 1);
            assertThat(DeskForm.on(page, FORM, cataloguer).text(field(last.substring(0, last.indexOf('=')))))
                    .isEqualTo(last.substring(last.indexOf('=') + 1));
            assertThat(page.document().select(".rule-dates")).isEmpty();
        }
    }

    @Test
    void showingDatesTellsNothingOfOtherFields() {
        // Given
        DeskForm form = typed(cataloguer.form(cataloguer.begin("festival")), "form=easter");

        // When
        Page page = form.pressed("dates");

        // Then
        assertThat(page.document().select(".problems")).isEmpty();
        assertThat(page.texts(".rule-dates li")).hasSize(5);
    }

    @Test
    void aPreviewHasTheDatesThatTheRuleWouldGive() {
        // Given
        DeskForm form = typed(newFestival(), "form=lunar;lunar/month=8;lunar/day=18");

        // When
        Page preview = form.pressed("preview");

        // Then
        assertThat(preview.texts(".whens .chinese"))
                .hasSizeBetween(3, 4)
                .containsOnly("18th day of the 8th lunar month");
        assertThat(preview.text()).contains("The 18th day of the 8th lunar month");
    }

    @Test
    void aRuleIsTakenAway() {
        // Given
        Response item = published("{\"easter\": {}}");
        List<String> dates = item.jsonPath().getList("festival.occurrences.date");

        // When
        Page unused = cataloguer
                .form(address(item))
                .type(field("form"), "")
                .type("/festival/rule/en", "Whenever")
                .pressed("publish");

        // Then
        JsonPath after = inCatalogue(Api.id(item));
        assertThat(after.getMap("festival")).doesNotContainKey("recurrence");
        assertThat(after.getList("festival.occurrences.date")).isEqualTo(dates);
    }

    @Test
    void aDateThatIsTakenOutIsMadeAnewAndACancelledOneStays() {
        // Given
        Response item = published("{\"easter\": {}}");
        List<String> dates = item.jsonPath().getList("festival.occurrences.date");

        // When
        Page without = cataloguer.form(address(item)).pressed("less:/festival/occurrences/0");
        Page unused = DeskForm.on(without, FORM, cataloguer)
                .type("/festival/occurrences/1/status", "cancelled")
                .pressed("publish");

        // Then
        JsonPath after = inCatalogue(Api.id(item));
        assertThat(after.getList("festival.occurrences.date")).isEqualTo(dates);
        assertThat(after.getString("festival.occurrences[2].status")).isEqualTo("cancelled");
        assertThat(after.getInt("version")).isEqualTo(2);
    }

    @Test
    void choicesAreWhatPeopleSay() {
        // Given
        String address = cataloguer.begin("festival");

        // When
        Page english = cataloguer.page(address + "?lang=en");
        Page chinese = cataloguer.page(address + "?lang=zh-Hans");

        // Then
        assertThat(options(english, "lunar/month"))
                .startsWith("Choose…", "1st", "2nd")
                .endsWith("12th");
        assertThat(options(english, "lunar/day")).endsWith("30th", "last (29th or 30th)");
        assertThat(options(english, "weekday/month")).startsWith("Choose…", "January");
        assertThat(options(english, "weekday/nth"))
                .containsExactly("Choose…", "first", "second", "third", "fourth", "fifth", "last");
        assertThat(options(english, "weekday/onOrAfter")).startsWith("1", "2").hasSize(31);
        assertThat(options(english, "side")).containsExactly("on that day", "days before", "days after");
        assertThat(options(chinese, "lunar/month"))
                .startsWith("请选择", "正月", "二月")
                .endsWith("十一月", "十二月");
        assertThat(options(chinese, "lunar/day"))
                .startsWith("请选择", "初一")
                .contains("十八", "廿九")
                .endsWith("三十", "最后一天（廿九或三十）");
        assertThat(options(chinese, "solar-term/term"))
                .startsWith("请选择", "立春")
                .hasSize(25)
                .endsWith("大寒");
        assertThat(options(chinese, "date/month")).startsWith("请选择", "1月").endsWith("12月");
        assertThat(options(chinese, "weekday/weekday")).startsWith("请选择", "星期一").endsWith("星期日");
        assertThat(options(chinese, "form")).hasSize(7).noneMatch(option -> option.matches("[a-z-]+"));
        assertThat(Stream.of(
                                "form",
                                "lunar/month",
                                "solar-term/term",
                                "weekday/nth",
                                "side",
                                "away",
                                "lasts",
                                "from",
                                "to")
                        .map(member -> chinese.first("label[for=" + FormValues.id(field(member)) + "]")
                                .text()))
                .containsExactly("日期依据", "农历月份", "节气", "第几个", "开始于", "相差天数", "持续天数", "起始年份", "终止年份");
    }

    private static List<String> options(Page page, String member) {
        return page.texts("#" + FormValues.id(field(member)) + " option");
    }

    @Test
    void theScriptGetsTheDatesWhileSomebodyTypes() {
        // When
        Page days = fragment("zh-Hans", "form=lunar;lunar/month=8;lunar/day=18;side=before;away=2;lasts=3");
        Page incomplete = fragment("en", "form=lunar;lunar/month=8");
        Page wrong = fragment("zh-Hans", "form=date;date/month=2;date/day=30");
        Page announced = fragment("en", "form=announced");
        Page over = fragment("en", "form=easter;to=2020");
        Page nothing = fragment("en", "form=;lunar/month=8");

        // Then
        assertThat(days.texts(".rule-dates li")).hasSize(5).allMatch(date -> date.endsWith("农历八月十六至十八"));
        assertThat(days.texts("p")).containsExactly("文字表述：农历八月十八前2天起，共3天", "接下来的日期");
        assertThat(incomplete.texts("body > *")).containsExactly("The rule is not complete yet.");
        assertThat(wrong.texts(".error-text")).containsExactly("日：该月没有这一天（须为 1～29）");
        assertThat(announced.texts("p"))
                .containsExactly(
                        "In words: The dates are announced each year", "Enter each date below once it is announced.");
        assertThat(over.texts("p")).containsExactly("In words: Easter Sunday", "The rule gives no more dates.");
        assertThat(nothing.text()).isEmpty();
    }

    @Test
    void yearsWithoutADateAreToldBeforeSomebodyPublishes() {
        // When
        Page english = fragment("en", "form=date;date/month=2;date/day=29");
        Page chinese = fragment("zh-Hans", "form=date;date/month=2;date/day=29");
        Page form = typed(newFestival(), "form=weekday;weekday/month=2;weekday/weekday=monday;weekday/nth=5")
                .pressed("dates");
        Page none = fragment("en", "form=easter");

        // Then
        assertThat(english.texts(".note").get(0))
                .matches("In these years the rule gives no date: \\d{4}, \\d{4}, \\d{4}");
        assertThat(chinese.texts(".note").get(0)).matches("按此规则没有日期的年份：\\d{4}、\\d{4}、\\d{4}");
        assertThat(form.first("#rule-preview").text()).contains("the rule gives no date");
        assertThat(none.text()).doesNotContain("no date");
    }

    @Test
    void anythingMayStandInTheAddressOfTheScript() {
        // Given
        String huge = "9".repeat(500);

        // When, Then
        for (String fields : List.of(
                "form=moon",
                "form=lunar;lunar/month=99;lunar/day=-7",
                "form=lunar;lunar=x;lunar/month/day=1",
                "form=easter;side=sideways;away=1",
                "form=easter;lasts=" + huge,
                "form=easter;easter=x;easter/day=1",
                "form=weekday;weekday/weekday=5;weekday/nth=first;weekday/month=1.5")) {
            assertThat(fragment("en", fields).document().select(".error-text, .note"))
                    .as(fields)
                    .isNotEmpty();
        }
    }
}
