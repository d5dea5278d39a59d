package org.libraryexchange.item;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawalRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"reason\": null}"})
    void reasonMayBeLeftOut(String body) throws Exception {
        assertThat(WithdrawalRequest.read(body.getBytes(UTF_8)).reason()).isNull();
    }

    @Test
    void withdrawalIsOfWholeSeconds() throws Exception {
        WithdrawalRequest request = WithdrawalRequest.read("{\"reason\": {\"en\": \"Ill.\"}}".getBytes(UTF_8));

        Withdrawal withdrawal = request.at(Instant.parse("2027-04-20T02:00:00.123456Z"));

        assertThat(withdrawal.at()).isEqualTo("2027-04-20T02:00:00Z");
        assertThat(withdrawal.reason().byLanguage()).containsEntry("en", "Ill.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                    |              | type",
                "[]                      |              | type",
                "{'reason': 'ill'}       | /reason      | type",
                "{'reason': {}}          | /reason      | min-languages",
                "{'reason': {'en': ''}}  | /reason/en   | not-blank",
                "{'reason': {'EN': 'x'}} | /reason/EN   | language-tag",
                "{'because': 1}          | /because     | unknown-field",
                "{'at': 1}               | /at          | unknown-field"
            })
    void brokenRuleIsNamedWithItsPlace(String body, String pointer, String rule) {
        InvalidItemException refusal = catchThrowableOfType(
                InvalidItemException.class, () -> WithdrawalRequest.read(Items.sent(Mutation.json(body))));

        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(violation.rule()).isEqualTo(rule);
        });
    }
}
