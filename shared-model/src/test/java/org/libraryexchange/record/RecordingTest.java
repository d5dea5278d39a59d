package org.libraryexchange.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Schemas;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.Recording.Line;
import org.libraryexchange.seal.Keys;
import org.libraryexchange.seal.SealCheck;

/** Whatever a version has written into its logs, with seals, is understood by every later one as it was by that. */
class RecordingTest {

    private static final List<String> CITIES = List.of("leeds", "hangzhou");

    static List<Recording> recordings() {
        return Recording.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordMeansWhatItMeant(Recording recording) {
        SoftAssertions softly = new SoftAssertions();
        for (String city : CITIES) {
            // When
            List<Line> items = recording.itemLog(city);
            List<Line> messages = recording.controlLog(city);

            // Then
            items.forEach(
                    line -> softly.assertThat(meaning(judged(recording, line))).isEqualTo(line.meaning()));
            messages.forEach(
                    line -> softly.assertThat(meaning(heard(recording, line))).isEqualTo(line.meaning()));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everythingThatTravelsIsThere(Recording recording) {
        // When
        List<Judgement> judged = recording.itemLog("leeds").stream()
                .map(line -> judged(recording, line))
                .toList();
        List<Judgement> heard = recording.controlLog("hangzhou").stream()
                .map(line -> heard(recording, line))
                .toList();

        // Then
        List<Accepted> items = of(Accepted.class, judged.stream()).toList();
        assertThat(items).extracting(item -> item.summary().statusTerm()).contains("published", "withdrawn", "erased");
        assertThat(items)
                .extracting(item -> item.summary().kindTerm())
                .containsAll(Stream.of(Kind.values()).map(Kind::term).toList());
        assertThat(items).anySatisfy(item -> assertThat(item.record().trace()).isPresent());
        assertThat(items.stream()
                        .map(item -> Sha256.hex(item.record().document()))
                        .distinct())
                .as("fewer documents than records, since some were sent again")
                .hasSizeLessThan(items.size());
        assertThat(of(AcceptedMessage.class, Stream.concat(judged.stream(), heard.stream())))
                .extracting(noted -> noted.message().type())
                .containsAll(Stream.of(MessageType.values())
                        .filter(type -> Sort.ITEMS.carries(type) || Sort.EXCHANGE.carries(type))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void sealsAreThoseOfTheRecordedKey(Recording recording) {
        // Given
        SealCheck otherKey = new SealCheck(List.of(Keys.made()));

        // Then
        assertThat(recording.itemLog("leeds"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(new Judge(CityLog.items("leeds"), otherKey).judge(line.record()))
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.WRONG_SEAL)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void signaturesOfReceiptsAreThoseOfTheRecordedKey(Recording recording) {
        assertThat(of(
                        AcceptedMessage.class,
                        recording.controlLog("hangzhou").stream().map(line -> heard(recording, line))))
                .isNotEmpty()
                .allSatisfy(noted -> assertThat(recording
                                .keyOf("hangzhou")
                                .verifies(noted.raw().value(), noted.signature().orElseThrow()))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void snapshotAndChangesObeyTheSchemaOfItems(Recording recording) {
        for (String city : CITIES) {
            // When
            List<JsonNode> documents = recording.documents(city);

            // Then
            assertThat(documents)
                    .hasSizeGreaterThan(EnumSet.allOf(Kind.class).size())
                    .allSatisfy(document ->
                            assertThat(Schemas.errors(Schemas.ITEM, document)).isEmpty());
        }
    }

    private static Judgement judged(Recording recording, Line line) {
        return new Judge(CityLog.items(line.city()), new SealCheck(List.of(recording.keyOf(line.city()))))
                .judge(line.record());
    }

    private static Judgement heard(Recording recording, Line line) {
        return new Judge(CityLog.exchange(line.city()), new SealCheck(List.of(recording.keyOf(line.city()))))
                .judge(line.record());
    }

    private static <T> Stream<T> of(Class<T> type, Stream<Judgement> judgements) {
        return judgements.filter(type::isInstance).map(type::cast);
    }

    /** As the recorder wrote it. */
    private static String meaning(Judgement judgement) {
        if (judgement instanceof Accepted accepted) {
            return "%s follows %d: %s %s %s version %d %s"
                    .formatted(
                            accepted.record().change(),
                            accepted.record().follows(),
                            accepted.summary().kindTerm(),
                            accepted.summary().id(),
                            accepted.summary().statusTerm(),
                            accepted.summary().version(),
                            Sha256.hex(accepted.record().document()));
        }
        if (judgement instanceof AcceptedMessage noted) {
            return "%s%s %s"
                    .formatted(
                            noted.message().name(),
                            noted.signature().isPresent() ? " signed" : "",
                            Sha256.hex(noted.message().bytes()));
        }
        return judgement.toString();
    }
}
