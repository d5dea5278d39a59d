package org.libraryexchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BrokenRulesIT {

    @ParameterizedTest
    @CsvSource({
        "allowed-values, 'must be one of draft, published', '取值不在允许的范围内（可用：draft, published）'",
        "allowed-values, 'is not allowed', 取值不在允许的范围内",
        "max-length, has 305 characters; at most 300 are allowed, 文字过长（最多 300 个字符）",
        "required, is missing, 缺少必填内容",
        "taken, belongs to another item, 已属于另一条目",
        "of-a-newer-version, a hint, a hint"
    })
    void chineseTellsTheRule(String rule, String hint, String told) {
        assertThat(BrokenRules.in(Language.CHINESE, rule, hint)).isEqualTo(told);
        assertThat(BrokenRules.in(Language.ENGLISH, rule, hint)).isEqualTo(hint);
    }
}
