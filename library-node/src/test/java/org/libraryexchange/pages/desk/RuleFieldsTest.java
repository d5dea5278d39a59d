package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

class RuleFieldsTest {

    /** Fields of the rule, such as {@code form=lunar;lunar/month=8}. */
    private static FormValues form(String fields) {
        Map<String, List<String>> posted = new HashMap<>();
        Stream.of(fields.split(";"))
                .map(field -> field.split("=", 2))
                .forEach(field -> posted.put(RuleFields.RULE + "/" + field[0], List.of(field[1])));
        return FormValues.posted(posted);
    }

    private static JsonNode rule(String fields) {
        return form(fields).document(Kind.FESTIVAL).at(RuleFields.RULE);
    }

    private static JsonNode json(String text) throws MalformedJsonException {
        return StrictJson.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form=lunar;lunar/month=8;lunar/day=18 | {'lunar': {'month': 8, 'day': 18}}",
                "form=lunar;lunar/month=12;lunar/day=-1;lasts=2 | {'lunar': {'month': 12, 'day': -1}, 'lasts': 2}",
                "form=solar-term;solar-term/term=qingming;from=2027 | {'solar-term': {'term': 'qingming'}, 'from': 2027}",
                "form=easter;side=before;away=47 | {'easter': {}, 'offset': -47}",
                "form=easter;side=after;away=1 | {'easter': {}, 'offset': 1}",
                "form=easter;away=47 | {'easter': {}}",
                "form=announced | {'announced': {}}",
                "form=lunar | {'lunar': {}}",
                "form=date;date/month=1;date/day=25;lunar/month=8;lunar/day=18 | {'date': {'month': 1, 'day': 25}}",
                "form=easter;side=before;away=two | {'easter': {}, 'offset': '-two'}",
                "form=date;date/month=January | {'date': {'month': 'January'}}"
            })
    void theChosenFormBecomesTheRule(String fields, String rule) throws MalformedJsonException {
        assertThat(rule(fields)).isEqualTo(json(rule));
    }

    @Test
    void fieldsWithoutAFormAreNoRule() {
        assertThat(rule("lunar/month=8;lunar/day=18;lasts=3").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form=lunar | lunar/month required, lunar/day required",
                "form=lunar;lunar/month=8 | lunar/day required",
                "form=date;date/month=2;date/day=30 | date/day day-of-month",
                "form=weekday;weekday/month=8 | weekday/weekday required, weekday/nth required",
                "form=easter;side=before | away required",
                "form=easter;side=before;away=-47 | away days",
                "form=easter;side=before;away=0 | away days",
                "form=easter;side=before;away=two | away days",
                "form=easter;side=before;away=367 | away range",
                "form=easter;lasts=some | lasts type",
                "form=easter;lasts=1e999999999 | lasts type",
                "form=easter;lasts=0 | lasts range",
                "form=easter;from=2030;to=2027 | to in-order",
                "form=moon | form type",
                "form=easter;side=after;away=366;lasts=366;from=2027;to=2027 | ''"
            })
    void whatIsWrongIsToldAtItsField(String fields, String expected) {
        // When
        List<Violation> violations = RulePreviews.ofRule(
                FormCheck.of(form(fields), Kind.FESTIVAL, false).violations());

        // Then
        assertThat(violations)
                .extracting(violation -> FormValues.fieldOf(violation.pointer()).substring(RuleFields.RULE.length() + 1)
                        + " " + violation.rule())
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(", "));
    }

    @Test
    void twoChangesOfARuleAreAConflict() {
        // Given
        FormValues before = form("form=lunar;lunar/month=8;lunar/day=18");
        FormValues mine = form("form=lunar;lunar/month=8;lunar/day=15");
        FormValues theirs = form("form=lunar;lunar/month=7;lunar/day=18");

        // When
        Merge merge = Merge.of(before, mine, theirs);

        // Then
        assertThat(merge.conflicts()).extracting(Merge.Conflict::pointer).containsExactly(RuleFields.RULE);
        assertThat(merge.merged()).isEqualTo(mine);
        assertThat(Merge.withTheirs(merge.merged(), merge.conflicts().get(0))).isEqualTo(theirs);
    }

    @Test
    void aRuleOfTheOtherSideIsTakenWhole() {
        // Given
        FormValues before = form("form=lunar;lunar/month=8;lunar/day=18");
        FormValues theirs = form("form=easter");

        // When
        Merge merge = Merge.of(before, new FormValues(new TreeMap<>(before.byPointer())), theirs);

        // Then
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged()).isEqualTo(theirs);
    }

    @Test
    void anEmptyDateOfTheRuleIsNoRow() {
        // Given
        Map<String, List<String>> posted = Map.of(
                "/festival/occurrences/0/ruleYear", List.of("2027"),
                "/festival/occurrences/0/status", List.of("scheduled"),
                "/festival/occurrences/0/day", List.of(""));

        // When, Then
        assertThat(FormValues.posted(posted).byPointer()).isEmpty();
    }
}
