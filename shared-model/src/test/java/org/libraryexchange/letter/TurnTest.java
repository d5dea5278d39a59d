package org.libraryexchange.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.json.Property;

class TurnTest {

    private static final UUID THREAD = new UUID(0x019ac1f3_1c00_7a20L, 1);

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "1, -1", "9007199254740993, 0", "1, 9007199254740993"})
    void turnThatCannotBeIsRefused(long number, long seen) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Turn(number, seen));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "9007199254740991, 9007199254740992", "9007199254740992, 9007199254740992"})
    void turnIsOneMoreThanTheHighest(long highest, long number) {
        assertThat(Turn.after(highest, 0)).isEqualTo(new Turn(number, 0));
    }

    @Test
    void threadIsInTheSameOrderHoweverItsLettersCame() {
        Property.forAll(200, (random, size) -> {
            // Given
            List<LetterHead> thread = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String owner = random.nextBoolean() ? "leeds" : "hangzhou";
                thread.add(head(owner, new UUID(random.nextLong(), random.nextLong()), 1 + random.nextInt(5), 0));
            }
            List<LetterHead> shuffled = new ArrayList<>(thread);
            Collections.shuffle(shuffled, random);

            // When
            thread.sort(LetterHead.ORDER);
            shuffled.sort(LetterHead.ORDER);

            // Then
            assertThat(shuffled).isEqualTo(thread);
        });
    }

    @Test
    void orderIsTurnThenOwnerThenBytesOfTheId() {
        List<LetterHead> ordered = List.of(
                head("leeds", id(9), 1, 0),
                head("hangzhou", id(5), 2, 1),
                head("leeds", id(1), 2, 0),
                head("leeds", new UUID(0xf19ac1f3_1c00_7a20L, 0), 2, 0));
        List<LetterHead> reversed = new ArrayList<>(ordered);
        Collections.reverse(reversed);

        reversed.sort(LetterHead.ORDER);

        assertThat(reversed).isEqualTo(ordered);
    }

    @Test
    void orderDoesNotDependOnTheStateOfALetter() {
        SentLetter letter = ExampleLetters.lanterns();

        assertThat(LetterHead.ORDER.compare(
                        letter.head(),
                        letter.recalled(Instant.EPOCH).erased(Instant.EPOCH).head()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "leeds, 1, 0, hangzhou, 1, 0, true",
        "leeds, 3, 2, hangzhou, 3, 1, true",
        "leeds, 3, 2, hangzhou, 5, 1, true",
        "leeds, 1, 0, hangzhou, 2, 1, false",
        "leeds, 3, 2, hangzhou, 2, 1, false",
        "leeds, 1, 0, leeds, 2, 0, false"
    })
    void lettersCrossedIfNeitherSenderKnewTheOthers(
            String owner, long turn, long seen, String otherOwner, long otherTurn, long otherSeen, boolean crossed) {
        LetterHead one = head(owner, id(1), turn, seen);
        LetterHead other = head(otherOwner, id(2), otherTurn, otherSeen);

        assertThat(LetterHead.crossed(one, other)).isEqualTo(crossed);
        assertThat(LetterHead.crossed(other, one)).isEqualTo(crossed);
    }

    @Test
    void lettersOfTwoThreadsNeverCrossed() {
        LetterHead one = head("leeds", id(1), 1, 0);
        LetterHead other = LetterHead.sent(id(2), "hangzhou", "leeds", id(3), new Turn(1, 0), Instant.EPOCH);

        assertThat(LetterHead.crossed(one, other)).isFalse();
    }

    private static UUID id(int n) {
        return new UUID(0x019ac1f3_2d00_7b31L, n);
    }

    private static LetterHead head(String owner, UUID id, long turn, long seen) {
        String to = owner.equals("leeds") ? "hangzhou" : "leeds";
        return LetterHead.sent(id, owner, to, THREAD, new Turn(turn, seen), Instant.EPOCH);
    }
}
