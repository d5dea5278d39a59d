package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionsTest {

    private static final Set<String> CITIES = Set.of("leeds", "hangzhou");
    private static final String MARS =
            "[{'owner': 'mars', 'id': '019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11', 'relation': 'same'}]";

    private static ItemContent with(String pointer, String value) throws InvalidItemException {
        return ItemDraft.of(new Mutation(Items.lightNight(), pointer, value, null, null, null).draft())
                .content();
    }

    private static boolean isKept(ItemPicture picture) {
        return picture.sha256().startsWith("a");
    }

    private static List<String> broken(ItemContent before, ItemContent after) {
        return Additions.violations(Optional.ofNullable(before), after, CITIES, AdditionsTest::isKept).stream()
                .map(violation -> violation.pointer() + " " + violation.rule())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/sisters | " + MARS + " | /sisters/0/owner known-city",
                "/title/en | 'a \\u202eb' | /title/en one-direction",
                "/description/zh-Hans | 'a\\n\\n\\u2066b' | /description/zh-Hans one-direction",
                "/place/address | 'a\\u202a' | /place/address one-direction",
                "/links/0/url | 'https://example.org/\\u2069' | /links/0/url one-direction",
                "/event/occurrences/0 | {'date': '0001-12-31'} | /event/occurrences/0/date calendar-year",
                "/event/occurrences/0 | {'date': '2027-01-01', 'endDate': '9999-01-01'} | /event/occurrences/0/endDate calendar-year",
                "/event/occurrences/0/end | '9999-01-01T00:00' | /event/occurrences/0/end calendar-year"
            })
    void whatAWriteAddsIsRefusedAndWhatTheItemSaysStays(String pointer, String value, String told) throws Exception {
        // Given
        ItemContent plain = with("/title/en", "'Light Night'");
        ItemContent content = with(pointer, value);

        // When, Then
        assertThat(content.violations(false)).isEmpty();
        assertThat(broken(null, content)).containsExactly(told);
        assertThat(broken(plain, content)).containsExactly(told);
        assertThat(broken(content, content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a\\u200e'",
                "'a\\u200fb'",
                "'\\u061ca'",
                "'\ud83d\udc69\u200d\ud83d\udc67'",
                "'\u0645\u0631\u062d\u0628\u0627'"
            })
    void marksAndJoinersAreText(String title) throws Exception {
        assertThat(broken(null, with("/title/en", title))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void itemsOfKnownCitiesAreNamed(String city) throws Exception {
        assertThat(broken(null, with("/sisters", MARS.replace("mars", city)))).isEmpty();
    }

    @Test
    void aTextMayMoveWithItsRowAndAnotherIsRefused() throws Exception {
        // Given
        ItemContent before = with("/subjects", "[{'label': {'en': 'a\\u202e'}}]");
        ItemContent after = with("/subjects", "[{'label': {'en': 'b\\u202e'}}, {'label': {'en': 'a\\u202e'}}]");

        // When, Then
        assertThat(broken(before, after)).containsExactly("/subjects/0/label/en one-direction");
    }

    @Test
    void aSisterThatIsNamedMayBeDescribedAnew() throws Exception {
        assertThat(broken(with("/sisters", MARS), with("/sisters", MARS.replace("same", "counterpart"))))
                .isEmpty();
    }

    @Test
    void aPictureIsOneThatTheNodeKeepsOrThatTheItemNamesAlready() throws Exception {
        // Given
        ItemContent kept = with("/pictures", picture("a", 200));
        ItemContent unknown = with("/pictures", picture("b", 200));
        ItemContent resized = with("/pictures", picture("b", 100));

        // When, Then
        assertThat(broken(null, kept)).isEmpty();
        assertThat(broken(null, unknown)).containsExactly("/pictures/0/sha256 kept-picture");
        assertThat(broken(unknown, unknown)).isEmpty();
        assertThat(broken(unknown, resized)).containsExactly("/pictures/0/sha256 kept-picture");
    }

    private static String picture(String digit, int width) {
        return "[{'sha256': '" + digit.repeat(64) + "', 'width': " + width + ", 'height': 1, 'bytes': 9, 'thumbnail':"
                + " {'sha256': '" + "c".repeat(64) + "', 'width': 1, 'height': 1, 'bytes': 9}}]";
    }

    @Test
    void theMessageNamesTheCities() throws Exception {
        assertThat(Additions.violations(Optional.empty(), with("/sisters", MARS), CITIES, AdditionsTest::isKept))
                .extracting(Violation::message)
                .containsExactly("must be one of hangzhou, leeds");
    }
}
