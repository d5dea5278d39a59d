package org.libraryexchange.pages.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.record.RejectionReason;

@QuarkusTest
class ChineseReasonsIT {

    @ParameterizedTest
    @EnumSource
    void everyReasonOfARejectionHasAChineseText(RejectionReason reason) {
        assertThat(Language.CHINESE
                        .messages(RejectedPages.Messages.class)
                        .rejection(reason.term(), "an English detail"))
                .isNotBlank()
                .doesNotContain("English");
    }

    @Test
    void englishTellsTheDetail() {
        assertThat(Language.ENGLISH.messages(RejectedPages.Messages.class).rejection("no-value", "the value is empty"))
                .isEqualTo("the value is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 17, 第 17 行的引号没有闭合",
        "failed, '', 节点出现故障，详见其日志",
        "superseded, '', 已导入同一标识体系的较新文件",
        "finished, '', 将撤下 5 个已发布条目中的 3 个"
    })
    void reasonsOfImportsAreToldByTheirState(String state, String row, String told) {
        assertThat(Language.CHINESE.messages(ImportsPages.Messages.class).reason(state, "a reason", row, "3", "5"))
                .isEqualTo(told);
    }
}
