package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.stack.PostgresFiles;

/** Letters travel between both nodes, apart from the items. */
@ExtendWith(SharedPair.class)
class LetterExchangeIT {

    private static final Duration INBOX = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final Duration PROVED = Duration.ofSeconds(30);

    /** PostgreSQL writes whole tables anew, and removes the old files when it gets to it. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private static final int LETTERS = 1_000;

    /** What a city wrote in a thread, as if it had written it in 2020. */
    private static final String BACKDATE = """
            with dated as (
                select id, owner, regexp_replace(regexp_replace(document, '"sent":"[0-9]{4}', '"sent":"2020'),
                    '"updated":"[0-9]{4}', '"updated":"2020') as document
                from letters.post
                where owner = ? and (thread = ? or letter in (select id from letters.post where thread = ?)))
            update letters.post set document = dated.document, sha256 = sha256(convert_to(dated.document, 'UTF8')),
                updated = '2020-11-20', stored = '2020-11-20'
            from dated where post.id = dated.id and post.owner = dated.owner and post.status <> 'erased'
            """;

    private static Acknowledged sent(NodeClient city, ObjectNode letter) {
        return done(city.sendLetter(letter.toString()));
    }

    private static Acknowledged done(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    private static Acknowledged arrived(NodeClient city, UUID letter, Duration within) {
        return done(Awaitility.await("the letter is there")
                .atMost(within)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> city.get("/api/v1/letters/" + letter), Acknowledged.class::isInstance));
    }

    private static String state(NodeClient city, UUID letter) {
        return done(city.get("/api/v1/letters/" + letter + "/receipt"))
                .json()
                .path("state")
                .asText();
    }

    @Test
    void letterIsInTheInboxWithinASecondAndItsSenderIsTold(PairUnderTest pair) {
        // Given
        NodeClient leeds = pair.leeds().client();
        NodeClient hangzhou = pair.hangzhou().client();
        arrived(
                hangzhou,
                sent(leeds, ItemDocuments.letter("hangzhou", "A first letter")).id(),
                PROVED);

        // When
        Acknowledged sent = sent(leeds, ItemDocuments.letter("hangzhou", "The wharf"));
        Acknowledged there = arrived(hangzhou, sent.id(), INBOX);

        // Then
        assertThat(there.body()).isEqualTo(sent.body());
        Awaitility.await()
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(state(leeds, sent.id())).isEqualTo("delivered"));
    }

    @Test
    void bothCitiesShowAConversationInTheSameOrder(PairUnderTest pair) {
        // Given
        NodeClient leeds = pair.leeds().client();
        NodeClient hangzhou = pair.hangzhou().client();
        Acknowledged question = sent(leeds, ItemDocuments.letter("hangzhou", "A question"));
        arrived(hangzhou, question.id(), PROVED);

        // When
        Acknowledged answer = sent(hangzhou, reply(question, "An answer"));
        Acknowledged handling =
                done(hangzhou.handleLetter(question.id(), question.entityTag(), "{\"state\":\"answered\"}"));
        arrived(leeds, answer.id(), PROVED);

        // Then
        assertThat(handling.json().path("letter").path("id").asText())
                .isEqualTo(question.id().toString());
        Awaitility.await()
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(state(leeds, question.id())).isEqualTo("answered"));
        String thread = "/api/v1/threads/" + question.json().path("thread").asText();
        assertThat(ids(done(leeds.get(thread)).json()))
                .containsExactly(question.id().toString(), answer.id().toString())
                .isEqualTo(ids(done(hangzhou.get(thread)).json()));
    }

    private static List<String> ids(JsonNode thread) {
        return StreamSupport.stream(thread.path("letters").spliterator(), false)
                .map(entry -> entry.at("/letter/id").asText())
                .toList();
    }

    @Tag("long")
    @Test
    void oneDifferenceAmongAThousandLettersIsNamedAndRepaired(PairUnderTest items) {
        // Given
        PairUnderTest pair = items.in(Sort.LETTERS);
        Acknowledged one = sent(pair.leeds().client(), ItemDocuments.letter("hangzhou", "One of a thousand"));
        ManyLetters.like(one.id(), LETTERS - 1, pair.leeds());
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), PROVED);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        // Otherwise a proof that the mirror has asked for might repair the difference first.
        Awaitility.await("no proof is at work")
                .atMost(PROVED)
                .until(() -> pair.leeds().database().number("select count(*) from own_proof where state <> 'finished'")
                        == 0);
        pair.hangzhou()
                .database()
                .executeAs(
                        "leeds",
                        "update post set document = replace(document, 'wharf', 'quay') where id = ?",
                        one.id());

        // When
        Proved proved = Proved.of(pair.leeds());

        // Then
        assertThat(proved.named()).containsOnlyKeys(one.id());
        assertThat(proved.last().path("outcome").asText()).isEqualTo("verified");
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    @Tag("long")
    @Test
    void threadErasesItselfAndNothingOfItIsLeftInEitherDatabase(PairUnderTest pair) {
        // Given
        // What other tests record of the mirrors would hold the words, too.
        Audit.endAllOf(pair.leeds());
        Audit.endAllOf(pair.hangzhou());
        NodeClient leeds = pair.leeds().client();
        NodeClient hangzhou = pair.hangzhou().client();
        Acknowledged question = sent(leeds, ItemDocuments.letter("hangzhou", "Does Zebedee Arkwright know?"));
        arrived(hangzhou, question.id(), PROVED);
        Acknowledged answer = sent(hangzhou, reply(question, "Zebedee Arkwright knows"));
        arrived(leeds, answer.id(), PROVED);
        String reason = "{\"state\":\"answered\",\"reason\":{\"en\":\"Thanks to Zebedee Arkwright\"}}";
        done(hangzhou.handleLetter(question.id(), question.entityTag(), reason));
        done(leeds.handleLetter(answer.id(), answer.entityTag(), reason));
        done(leeds.createLetter(reply(answer, "A draft about Zebedee Arkwright").toString()));
        UUID thread = UUID.fromString(question.json().path("thread").asText());
        Awaitility.await("both cities have all of it").atMost(PROVED).until(() -> all(pair, """
                        select count(*) = 2 from letters.post where state = 'answered' and letter in (
                            select id from letters.post where thread = ? and turn is not null)
                        """, thread));

        // When
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            for (String owner : List.of("leeds", "hangzhou")) {
                city.database().executeAs(owner, BACKDATE, owner, thread, thread);
            }
        }

        // Then
        Awaitility.await("each city erases its half").atMost(PROVED).until(() -> all(pair, """
                        select count(*) = 4 and bool_and(status = 'erased') from letters.post
                        where thread = ? or letter in (select id from letters.post where thread = ?)
                        """, thread, thread));
        Awaitility.await("no file has a word of it")
                .atMost(FORGOTTEN)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
                        assertThat(new PostgresFiles(city.database().postgres()).holding("Zebedee"))
                                .as(city.name())
                                .isEmpty();
                    }
                });
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        CityAssert.assertThat(pair.leeds()).mirrors(pair.hangzhou());
        assertThat(Proved.of(pair.leeds()).last().path("outcome").asText()).isEqualTo("verified");
    }

    @Tag("long")
    @Test
    void letterIsErasedAtBothCitiesWhenItsAddresseeAsks(PairUnderTest pair) {
        // Given
        NodeClient hangzhou = pair.hangzhou().client();
        Acknowledged letter = sent(pair.leeds().client(), ItemDocuments.letter("hangzhou", "To be forgotten"));
        arrived(hangzhou, letter.id(), PROVED);
        Acknowledged read = done(hangzhou.handleLetter(
                letter.id(), letter.entityTag(), "{\"state\":\"read\",\"reason\":{\"en\":\"It names a child\"}}"));

        // When
        done(hangzhou.actOnLetter(letter.id(), "ask-erasure", read.entityTag()));

        // Then
        Awaitility.await("the letter and what was said of it are erased")
                .atMost(PROVED)
                .until(() -> all(pair, """
                        select count(*) = 2 and bool_and(status = 'erased') from letters.post where id = ? or letter = ?
                        """, letter.id(), letter.id()));
    }

    private static ObjectNode reply(Acknowledged letter, String subject) {
        String to = letter.json().path("owner").asText();
        return ItemDocuments.letter(to, subject).put("inReplyTo", letter.id().toString());
    }

    private static boolean all(PairUnderTest pair, String condition, Object... values) {
        return Stream.of(pair.leeds(), pair.hangzhou())
                .allMatch(city -> city.database()
                        .query(condition, row -> row.getBoolean(1), values)
                        .get(0));
    }
}
