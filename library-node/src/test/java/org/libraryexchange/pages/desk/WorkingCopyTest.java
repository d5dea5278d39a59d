package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.item.Kind;
import org.libraryexchange.pages.desk.WorkingCopy.FormText;
import org.libraryexchange.pages.desk.WorkingCopy.OpenForm;

/** Several open forms of one person and one item. */
class WorkingCopyTest {

    private static final Instant NOW = Instant.parse("2026-11-30T03:25:00Z");
    private static final String SAVED = "\"1\"";
    private static final String SEEN = title("Kept").tag();

    private static final WorkingCopy COPY = new WorkingCopy(
            UUID.randomUUID(),
            "a.librarian",
            Kind.CULTURAL_EVENT,
            title("Saved"),
            new FormText("first", Optional.of(SAVED), title("Kept"), NOW),
            List.of());

    private static FormValues title(String title) {
        return new FormValues(new TreeMap<>(Map.of("/title/en", title)));
    }

    private static WorkingCopy after(WorkingCopy copy, String page, String seen, String typed) {
        return copy.with(new OpenForm(page, seen, SAVED, title(typed)), FormValues.NONE, NOW);
    }

    @Test
    void formThatShowsTheTextReplacesIt() {
        // When
        WorkingCopy copy = after(COPY, "second", SEEN, "FormText");

        // Then
        assertThat(copy.form()).isEqualTo(title("FormText"));
        assertThat(copy.before()).isEqualTo(title("Saved"));
        assertThat(copy.aside()).isEmpty();
    }

    @Test
    void formThatHasTypedTheTextGoesOnWithoutAnAnswer() {
        // When
        WorkingCopy copy = after(after(COPY, "first", "", "FormText"), "first", "", "FormText on");

        // Then
        assertThat(copy.form()).isEqualTo(title("FormText on"));
        assertThat(copy.aside()).isEmpty();
    }

    @Test
    void textOfAnyOtherFormIsPutAsideOnceForEach() {
        // Given
        WorkingCopy second = after(COPY, "second", "", "Second");

        // When
        WorkingCopy copy = after(after(second, "third", "", "Third"), "second", "", "Second, and more");

        // Then
        assertThat(copy.form()).isEqualTo(title("Kept"));
        assertThat(copy.aside()).extracting(FormText::form).containsExactly(title("Third"), title("Second, and more"));
    }

    @Test
    void formThatHasNoOtherTextAnyMoreIsNotAside() {
        // When
        WorkingCopy copy = after(after(COPY, "second", "", "Second"), "second", "", "Kept");

        // Then
        assertThat(copy).isEqualTo(COPY);
    }

    @Test
    void formWithoutANameHasTypedNothing() {
        // Given
        WorkingCopy merged = after(COPY, "second", "", "Second").joined(title("Both"), NOW);

        // When
        WorkingCopy copy = after(merged, "", "", "Nameless");

        // Then
        assertThat(copy.form()).isEqualTo(title("Both"));
    }

    @Test
    void nobodyFillsTheRowWithForms() {
        // Given
        WorkingCopy copy = COPY;

        // When
        for (int i = 0; i < 20; i++) {
            copy = after(copy, "page " + i, "", "FormText " + i);
        }

        // Then
        assertThat(copy.aside()).hasSize(8);
    }

    @Test
    void textsThatBeganWithDifferentVersionsAreComparedFieldByField() {
        // Given
        WorkingCopy copy = COPY.with(new OpenForm("second", "", "\"0\"", title("Saved")), FormValues.NONE, NOW);

        // When
        Merge merge = copy.merge().orElseThrow();

        // Then
        assertThat(merge.conflicts()).extracting(Merge.Conflict::pointer).containsExactly("/title/en");
    }
}
