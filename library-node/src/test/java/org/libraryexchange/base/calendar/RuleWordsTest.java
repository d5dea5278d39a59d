package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.item.Festival;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.item.SolarTerm;

class RuleWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'lunar': {'month': 8, 'day': 18}} | The 18th day of the 8th lunar month | 农历八月十八",
                "{'lunar': {'month': 1, 'day': 1}} | The 1st day of the 1st lunar month | 农历正月初一",
                "{'lunar': {'month': 12, 'day': -1}} | The last day of the 12th lunar month | 农历十二月最后一天",
                "{'lunar': {'month': 11, 'day': 23}} | The 23rd day of the 11th lunar month | 农历十一月廿三",
                "{'solar-term': {'term': 'lixia'}} | The first day of the solar term Lixia (Beginning of Summer) | 立夏当天",
                "{'solar-term': {'term': 'dongzhi'}, 'offset': -1} | The day before the first day of the solar term Dongzhi (Winter Solstice) | 冬至的前一日",
                "{'date': {'month': 1, 'day': 25}} | 25 January | 1月25日",
                "{'date': {'month': 12, 'day': 25}, 'offset': 1} | The day after 25 December | 12月25日的次日",
                "{'weekday': {'month': 8, 'weekday': 'monday', 'nth': -1}} | The last Monday of August | 八月最后一个星期一",
                "{'weekday': {'month': 7, 'weekday': 'saturday', 'nth': 2}} | The second Saturday of July | 七月第二个星期六",
                "{'weekday': {'month': 12, 'weekday': 'sunday', 'nth': 1}, 'lasts': 2} | For 2 days, beginning on the first Sunday of December | 十二月第一个星期日起，共2天",
                "{'weekday': {'month': 1, 'weekday': 'sunday', 'nth': 1, 'onOrAfter': 6}} | The first Sunday on or after 6 January | 1月6日起第一个星期日",
                "{'easter': {}} | Easter Sunday | 复活节",
                "{'easter': {}, 'offset': -47} | 47 days before Easter Sunday | 复活节前47天",
                "{'lunar': {'month': 8, 'day': 18}, 'offset': -2, 'lasts': 3} | For 3 days, beginning 2 days before the 18th day of the 8th lunar month | 农历八月十八前2天起，共3天",
                "{'easter': {}, 'offset': 1, 'lasts': 7} | For 7 days, beginning the day after Easter Sunday | 复活节的次日起，共7天",
                "{'solar-term': {'term': 'qingming'}, 'lasts': 3} | For 3 days, beginning on the first day of the solar term Qingming (Pure Brightness) | 清明起，共3天",
                "{'announced': {}} | The dates are announced each year | 日期每年另行公布"
            })
    void aRuleIsSaidInBothLanguages(String rule, String english, String chinese) {
        assertThat(RuleWords.of(FestivalRules.rule(rule))).isEqualTo(Map.of("en", english, "zh-Hans", chinese));
    }

    @Test
    void everySolarTermHasWordsOfItsOwn() {
        // Given
        Set<String> words = new HashSet<>();

        // When
        for (SolarTerm term : SolarTerm.values()) {
            Recurrence rule = new Recurrence(
                    null, new Recurrence.OfSolarTerm(term), null, null, null, null, null, null, null, null);
            Map<String, String> said = RuleWords.of(rule);
            assertThat(said).containsOnlyKeys(Festival.RULE_LANGUAGES);
            assertThat(said.get("en")).containsIgnoringCase(term.name() + " (");
            words.addAll(said.values());
        }

        // Then
        assertThat(words).hasSize(48);
    }
}
