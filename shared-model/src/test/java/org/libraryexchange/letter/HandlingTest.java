package org.libraryexchange.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.libraryexchange.letter.HandlingState.ACCEPTED;
import static org.libraryexchange.letter.HandlingState.ANSWERED;
import static org.libraryexchange.letter.HandlingState.DECLINED;
import static org.libraryexchange.letter.HandlingState.IN_HAND;
import static org.libraryexchange.letter.HandlingState.PARTLY_ACCEPTED;
import static org.libraryexchange.letter.HandlingState.READ;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.StrictJson;

class HandlingTest {

    private static final Instant LATER = Instant.parse("2026-11-26T01:30:00Z");
    private static final UUID LETTER = ExampleLetters.lanterns().head().id();

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#handlings")
    void storedDocumentIsReadAsTheSameHandling(Handling handling) {
        assertThat(Handling.ofStored(ExampleLetters.document(handling))).isEqualTo(handling);
    }

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#handlings")
    void whatANewerVersionHasAddedIsPassedOver(Handling handling) {
        String newer = new String(ExampleLetters.document(handling), UTF_8)
                .replaceFirst("\\{", "{\"printed\":[1],")
                .replaceFirst("\"letter\":\\{", "\"letter\":{\"turn\":1,");

        assertThat(Handling.ofStored(newer.getBytes(UTF_8))).isEqualTo(handling);
    }

    @ParameterizedTest
    @MethodSource("org.libraryexchange.letter.ExampleLetters#handlings")
    void documentIsCanonical(Handling handling) throws Exception {
        byte[] document = handling.document();

        assertThat(CanonicalJson.bytes(StrictJson.tree(document))).isEqualTo(document);
    }

    @Test
    void handlingHasTheseBytes() {
        assertThat(ExampleLetters.document(ExampleLetters.declined()))
                .asString(UTF_8)
                .isEqualTo("""
                {"id":"9f910a7e-64a9-8588-af20-973656f1a455","kind":"handling",\
                "letter":{"id":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01",\
                "sha256":"%s","version":1},\
                "owner":"hangzhou","reason":{"en":"The title is right as it is.","zh-Hans":"标题无需改动。"},\
                "state":"declined","status":"current","to":"leeds","updated":"2026-11-25T10:13:00Z","version":2}""".formatted(ExampleLetters.version(ExampleLetters.lanterns())
                        .sha256()));
    }

    @Test
    void handlingOfAProposalHasTheseBytes() {
        assertThat(ExampleLetters.document(ExampleLetters.accepted()))
                .asString(UTF_8)
                .contains("\"erasureAsked\":true", "\"itemVersion\":4", "\"taken\":[\"/title/zh-Hans\"]");
    }

    @Test
    void erasedHandlingKeepsOnlyItsLetter() {
        assertThat(ExampleLetters.document(ExampleLetters.declined().erased(LATER)))
                .asString(UTF_8)
                .isEqualTo("""
                {"id":"9f910a7e-64a9-8588-af20-973656f1a455","kind":"handling",\
                "letter":{"id":"019ac1f3-1c00-7a20-9d11-5b8a4c1f7e01"},"owner":"hangzhou","status":"erased",\
                "to":"leeds","updated":"2026-11-26T01:30:00Z","version":3}""");
    }

    @Test
    void idFollowsFromOwnerAndLetter() {
        UUID id = HandlingHead.idFor("hangzhou", LETTER);

        assertThat(id).hasToString("9f910a7e-64a9-8588-af20-973656f1a455");
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(HandlingHead.idFor("leeds", LETTER)).isNotEqualTo(id);
    }

    static Stream<Arguments> following() {
        return Stream.of(
                Arguments.of(READ, EnumSet.allOf(HandlingState.class)),
                Arguments.of(IN_HAND, EnumSet.complementOf(EnumSet.of(READ))),
                Arguments.of(ANSWERED, EnumSet.complementOf(EnumSet.of(READ))),
                Arguments.of(DECLINED, EnumSet.complementOf(EnumSet.of(READ))),
                Arguments.of(PARTLY_ACCEPTED, EnumSet.of(PARTLY_ACCEPTED, ACCEPTED)),
                Arguments.of(ACCEPTED, EnumSet.of(ACCEPTED)));
    }

    @ParameterizedTest
    @MethodSource("following")
    void statesFollowEachOtherWithoutTakingBackWhatStands(HandlingState state, Set<HandlingState> following) {
        assertThat(Stream.of(HandlingState.values()).filter(state::mayBecome).collect(Collectors.toSet()))
                .isEqualTo(following);
    }

    @Test
    void nextVersionIsOneMore() {
        Handled declined = ExampleLetters.declined().handled();

        CurrentHandling next = ExampleLetters.declined().next(declined.askingErasure(), LATER);

        assertThat(next.head().version()).isEqualTo(3);
        assertThat(next.handled().erasureAsked()).isTrue();
        assertThat(next.as(9, LATER).head().version()).isEqualTo(9);
    }

    @Test
    void stateThatMayNotFollowIsRefused() {
        Handled read = Handled.of(ExampleLetters.version(ExampleLetters.lanterns()), READ, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExampleLetters.declined().next(read, LATER))
                .withMessageContaining("declined");
    }

    @Test
    void nonsenseIsRefused() {
        LetterVersion version = ExampleLetters.version(ExampleLetters.lanterns());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Handled(version, DECLINED, List.of("/title/en"), null, null, null))
                .withMessageContaining("taken");
        assertThatIllegalArgumentException().isThrownBy(() -> new Handled(version, READ, List.of(), 4L, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Handled(version, null, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LetterVersion(LETTER, 0, version.sha256()));
        assertThatIllegalArgumentException().isThrownBy(() -> new LetterVersion(LETTER, 1, "00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErasedHandling(ExampleLetters.declined().head()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurrentHandling.first("leeds", "leeds", Handled.of(version, READ, null), LATER));
    }

    @Test
    void handlingOfAnotherLetterIsRefused() {
        Handled other = Handled.of(ExampleLetters.version(ExampleLetters.photographs()), READ, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurrentHandling(ExampleLetters.declined().head(), other));
    }

    @ParameterizedTest
    @CsvSource({
        "\"kind\":\"handling\", \"kind\":\"letter\"",
        "\"version\":2, \"version\":0",
        "\"state\":\"declined\", \"state\":\"lost\"",
        "\"id\":\"9f910a7e, \"id\":\"9f910a7f",
        "\"sha256\":\", \"sha256\":\"x"
    })
    void damagedDocumentIsNamedAsSuch(String part, String damage) {
        String document = new String(ExampleLetters.document(ExampleLetters.declined()), UTF_8).replace(part, damage);

        assertThatIllegalStateException()
                .isThrownBy(() -> Handling.ofStored(document.getBytes(UTF_8)))
                .withMessageStartingWith("a stored document is damaged");
    }

    @Test
    void requestSaysStateAndReason() throws Exception {
        HandlingRequest request =
                HandlingRequest.read("{\"state\":\"in-hand\",\"reason\":{\"zh-Hans\":\"正在核对。\"}}".getBytes(UTF_8));

        assertThat(request.state()).isEqualTo(IN_HAND);
        assertThat(request.reason().languages()).containsExactly("zh-Hans");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/state required {}",
                "/state allowed-values {\"state\":\"lost\"}",
                "/state not-null {\"state\":null}",
                "/reason/en not-blank {\"state\":\"read\",\"reason\":{\"en\":\"\"}}",
                "/reason/en max-length {\"state\":\"read\",\"reason\":{\"en\":\"LONG\"}}",
                "/reason/en one-direction {\"state\":\"read\",\"reason\":{\"en\":\"a\u202eb\"}}",
                "/reason/EN language-tag {\"state\":\"read\",\"reason\":{\"EN\":\"a\"}}",
                "/taken unknown-field {\"state\":\"accepted\",\"taken\":[]}"
            })
    void requestThatBreaksARuleIsRefused(String broken) {
        String[] parts = broken.split(" ", 3);
        byte[] document = parts[2].replace("LONG", "x".repeat(1_001)).getBytes(UTF_8);

        InvalidItemException refusal =
                catchThrowableOfType(InvalidItemException.class, () -> HandlingRequest.read(document));

        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(parts[0]);
            assertThat(violation.rule()).isEqualTo(parts[1]);
        });
    }
}
