package org.libraryexchange.letters.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.letter.ItemVersion;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letter.Sort;
import org.libraryexchange.letters.proposals.ChangeComparison.State;

/** How a proposed change and an item are to each other, whatever the partner sent. */
class ChangeComparisonTest {

    private static final ObjectNode ITEM = Documents.json("""
            {"originalLanguage": "en", "title": {"en": "Canal"}, "attribution": "Leeds",
             "subjects": [{"label": {"en": "Canals"}}, {"label": {"en": "Boats"}}]}
            """);

    private static ChangeComparison comparison(String pointer, String was, Optional<ObjectNode> base, ObjectNode now) {
        ProposedChange change = new ProposedChange(
                pointer, was == null ? null : TextNode.valueOf(was), TextNode.valueOf("New"), null, null);
        Proposal proposal = new Proposal(
                UUID.randomUUID(), new ItemVersion(1L, "0".repeat(64)), Sort.CORRECTION, null, List.of(change));
        return ChangeComparison.of(Optional.of(now), base, proposal).get(0);
    }

    private static State state(String pointer, String was) {
        return comparison(pointer, was, Optional.of(ITEM), ITEM).state();
    }

    @Test
    void changeIsOpenWhereTheItemStillSaysWhatItWasMadeFor() {
        assertThat(state("/title/zh-Hans", null)).isEqualTo(State.OPEN);
        assertThat(state("/summary/zh-Hans", null)).isEqualTo(State.OPEN);
        assertThat(state("/title/en", "Canal")).isEqualTo(State.OPEN);
        assertThat(state("/sisters/0", null)).isEqualTo(State.OPEN);
        assertThat(state("/subjects/2", null)).isEqualTo(State.OPEN);
    }

    @Test
    void changeIsMovedWhereTheItemSaysSomethingElse() {
        assertThat(state("/title/en", "The canal")).isEqualTo(State.MOVED);
        assertThat(state("/attribution", null)).isEqualTo(State.MOVED);
        assertThat(state("/subjects/0", "Canals")).isEqualTo(State.MOVED);
    }

    @Test
    void changeIsThereIfTheItemSaysItAlready() {
        // Given
        ObjectNode now = ITEM.deepCopy();
        now.withObject("/title").put("en", "New");

        // When, Then
        assertThat(comparison("/title/en", "Canal", Optional.of(ITEM), now).state())
                .isEqualTo(State.THERE);
    }

    @Test
    void elementOfAListIsFoundWhereverItStandsNow() {
        // Given
        ObjectNode now = ITEM.deepCopy();
        now.withArray("/subjects").remove(0);

        // When, Then
        assertThat(comparison("/subjects/1/label/zh-Hans", null, Optional.of(ITEM), now)
                        .state())
                .isEqualTo(State.OPEN);
        assertThat(comparison("/subjects/0/label/zh-Hans", null, Optional.of(ITEM), now)
                        .state())
                .isEqualTo(State.GONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing/of/this/en",
                "/title/en/deeper",
                "/subjects/none/label/en",
                "/subjects/99999999999999999999/label/en",
                "/attribution/en"
            })
    void placeThatNoItemHasIsGone(String pointer) {
        assertThat(state(pointer, "Anything")).isEqualTo(State.GONE);
        assertThat(state(pointer, null)).isIn(State.GONE, State.MOVED);
    }

    @Test
    void nothingStandsInAnItemThatIsNotHere() {
        // Given
        Proposal proposal = new Proposal(
                UUID.randomUUID(),
                new ItemVersion(1L, "0".repeat(64)),
                Sort.CORRECTION,
                null,
                List.of(new ProposedChange("/title/en", null, TextNode.valueOf("New"), null, null)));

        // When, Then
        assertThat(ChangeComparison.of(Optional.empty(), Optional.empty(), proposal))
                .extracting(ChangeComparison::state)
                .containsExactly(State.GONE);
    }
}
