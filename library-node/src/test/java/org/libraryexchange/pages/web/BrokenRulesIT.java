package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.locale.Language;

@QuarkusTest
class BrokenRulesIT {

    @ParameterizedTest
    @CsvSource({
        "allowed-values, 'must be one of draft, published', '取值不在允许的范围内（可用：draft, published）'",
        "allowed-values, 'is not allowed', 取值不在允许的范围内",
        "max-length, has 305 characters; at most 300 are allowed, 文字过长（最多 300 个字符）",
        "required, is missing, 缺少必填内容",
        "range, must be a whole number from 1 to 12, 超出范围（须为 1～12 的整数）",
        "lunar-day, 'must be a day from 1 to 30, since', '农历月最多三十天，须为 1～30，或用 -1 表示该月最后一天'",
        "day-of-month, 'must be a day from 1 to 29, since month 2 has no other', 该月没有这一天（须为 1～29）",
        "nth-weekday, 'must be from 1 to 5, or -1 for the last', '须为 1～5，或用 -1 表示该月最后一个'",
        "taken, belongs to another item, 已属于另一条目",
        "format, 'must be a local time such as 2027-10-07T18:00, without seconds', 格式不符，应如 2027-10-07T18:00",
        "format, holds U+0000, 格式不符",
        "type, must be true or false, 须为 true 或 false",
        "type, must be an object, 数据类型不符",
        "of-a-newer-version, a hint, a hint"
    })
    void chineseTellsTheRule(String rule, String hint, String told) {
        assertThat(BrokenRules.in(Language.CHINESE, rule, hint)).isEqualTo(told);
        assertThat(BrokenRules.in(Language.ENGLISH, rule, hint)).isEqualTo(hint);
    }
}
