package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.libraryexchange.pages.desk.Merge.Conflict;

class MergeTest {

    private static FormValues form(Map<String, String> fields) {
        return new FormValues(new TreeMap<>(fields));
    }

    @Test
    void changesOfDifferentFieldsAreBothTaken() {
        // Given
        FormValues before = form(Map.of("/title/en", "Light Night", "/attribution", "Leeds"));
        FormValues mine = form(Map.of("/title/en", "Light Night Leeds", "/attribution", "Leeds"));
        FormValues theirs = form(Map.of("/title/en", "Light Night", "/attribution", "Leeds Libraries"));

        // When
        Merge merge = Merge.of(before, mine, theirs);

        // Then
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged())
                .isEqualTo(form(Map.of("/title/en", "Light Night Leeds", "/attribution", "Leeds Libraries")));
    }

    @Test
    void fieldThatBothHaveChangedIsAConflictAndKeepsOnesOwnText() {
        // Given
        FormValues before = form(Map.of("/title/en", "Light Night"));
        FormValues mine = form(Map.of("/title/en", "Light Night Leeds"));
        FormValues theirs = form(Map.of("/title/en", "Light Night 2027"));

        // When
        Merge merge = Merge.of(before, mine, theirs);

        // Then
        assertThat(merge.conflicts()).extracting(Conflict::pointer).containsExactly("/title/en");
        assertThat(merge.merged()).isEqualTo(mine);
        assertThat(Merge.withTheirs(merge.merged(), merge.conflicts().get(0))).isEqualTo(theirs);
    }

    @Test
    void rowsOfAListCountTogether() {
        // Given
        FormValues before = form(Map.of("/event/occurrences/0/day", "2027-10-07"));
        FormValues mine =
                form(Map.of("/event/occurrences/0/day", "2027-10-07", "/event/occurrences/1/day", "2027-10-08"));
        FormValues theirs = form(Map.of("/event/occurrences/0/day", "2027-10-09"));

        // When
        Merge merge = Merge.of(before, mine, theirs);

        // Then
        assertThat(merge.conflicts()).extracting(Conflict::pointer).containsExactly("/event/occurrences");
        assertThat(merge.merged()).isEqualTo(mine);
    }

    @Test
    void sameChangeOnBothSidesIsNoConflict() {
        // Given
        FormValues before = form(Map.of("/title/en", "Light Nigth"));
        FormValues both = form(Map.of("/title/en", "Light Night"));

        // When, Then
        assertThat(Merge.of(before, both, both)).isEqualTo(new Merge(both, java.util.List.of()));
    }

    @Test
    void clockOfWholeDaysIsNoChange() {
        // Given
        FormValues before = form(Map.of("/event/occurrences/0/day", "2027-10-07"));
        FormValues mine =
                form(Map.of("/event/occurrences/0/day", "2027-10-07", "/event/occurrences/0/zone", "Europe/London"));
        FormValues theirs = form(Map.of("/event/occurrences/0/day", "2027-10-08"));

        // When, Then
        assertThat(Merge.of(before, mine, theirs)).isEqualTo(new Merge(theirs, java.util.List.of()));
    }
}
