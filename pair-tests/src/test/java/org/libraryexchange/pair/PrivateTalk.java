package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.Visitor.Answer;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.stack.staff.LocalPerson;

/** All that librarians of both cities do with letters, and all that goes wrong, with words that nobody else may see. */
final class PrivateTalk {

    private static final String LETTERS = "/api/v1/letters";
    private static final String DRAFTS = "/desk/letters/drafts/";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** Above all numbers of the log. */
    private static final long SEQUENCE = 4_000_000_000L;

    private final PairUnderTest pair;
    private final Secrets secrets = Secrets.named(
            "subject",
            "subjectInChinese",
            "text",
            "textInChinese",
            "name",
            "link",
            "reason",
            "reply",
            "reasonInChinese",
            "recalled",
            "erased",
            "draft",
            "deleted",
            "searched",
            "searchedInChinese",
            "key",
            "keyed",
            "malformed",
            "refused",
            "forbidden",
            "large",
            "failed",
            "unstorable",
            "unsealed",
            "sealed",
            "form",
            "formInChinese",
            "ended");

    private final UUID item;
    private final NodeClient leeds;
    private final NodeClient hangzhou;
    private final Visitor librarian;
    private final List<String> ids = new ArrayList<>();
    private final List<Answer> toOthers = new ArrayList<>();

    /** @param item of Leeds, which the letters are about */
    PrivateTalk(PairUnderTest pair, UUID item) {
        this.pair = pair;
        this.item = item;
        leeds = new NodeClient(pair.leeds().api(), pair.leeds().token("librarian", "exchange-operator"));
        hangzhou = new NodeClient(pair.hangzhou().api(), pair.hangzhou().token("librarian"));
        librarian = Visitor.withToken(pair.leeds().api(), pair.leeds().token("librarian"));
    }

    Secrets secrets() {
        return secrets;
    }

    /** Of letters and threads. */
    List<String> ids() {
        return ids;
    }

    /** What people without the role were answered when they sent words themselves. */
    List<Answer> toOthers() {
        return toOthers;
    }

    void takePlace() {
        writeAndAnswer();
        recallAndErase();
        keepDrafts();
        search();
        sendWhatIsRefused();
        sendWithoutTheRole();
        failInTheDatabase();
        sendWhatThePartnerCannotStore();
        sendWhatThePartnerRejects();
        writeAtTheDesk();
    }

    private String word(String name) {
        return secrets.word(name);
    }

    private static Acknowledged done(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    private ObjectNode letter(String to, String secret) {
        return ItemDocuments.letter(to, word(secret));
    }

    private Acknowledged begun(NodeClient city, ObjectNode letter) {
        Acknowledged draft = done(city.createLetter(letter.toString()));
        ids.add(draft.id().toString());
        return draft;
    }

    private Acknowledged sent(NodeClient city, ObjectNode letter) {
        Acknowledged draft = begun(city, letter);
        return done(city.actOnLetter(draft.id(), "send", draft.entityTag()));
    }

    private Acknowledged arrived(NodeClient city, UUID letter) {
        return done(Awaitility.await("the letter is there")
                .atMost(SOON)
                .until(() -> city.get(LETTERS + "/" + letter), Acknowledged.class::isInstance));
    }

    private void writeAndAnswer() {
        ObjectNode letter = letter("hangzhou", "subject");
        letter.withObject("/subject").put("zh-Hans", word("subjectInChinese"));
        letter.withObject("/text").put("en", word("text")).put("zh-Hans", word("textInChinese"));
        letter.withObject("/from").put("name", word("name"));
        letter.putArray("links").add("https://example.org/" + word("link"));
        letter.putArray("about")
                .addObject()
                .put("owner", "leeds")
                .put("id", item.toString())
                .put("version", 1);
        Acknowledged asked = sent(leeds, letter);
        ids.add(asked.json().path("thread").asText());
        arrived(hangzhou, asked.id());
        done(hangzhou.handleLetter(asked.id(), asked.entityTag(), handling("declined", "en", "reason")));
        ObjectNode reply = letter("leeds", "reply");
        reply.put("inReplyTo", asked.id().toString());
        Acknowledged answer = sent(hangzhou, reply);
        arrived(leeds, answer.id());
        done(leeds.handleLetter(answer.id(), answer.entityTag(), handling("in-hand", "zh-Hans", "reasonInChinese")));
    }

    private String handling(String state, String language, String secret) {
        return "{\"state\":\"%s\",\"reason\":{\"%s\":\"%s\"}}".formatted(state, language, word(secret));
    }

    private void recallAndErase() {
        Acknowledged recalled = sent(leeds, letter("hangzhou", "recalled"));
        arrived(hangzhou, recalled.id());
        done(leeds.actOnLetter(recalled.id(), "recall", recalled.entityTag()));
        Acknowledged erased = sent(leeds, letter("hangzhou", "erased"));
        arrived(hangzhou, erased.id());
        done(hangzhou.handleLetter(erased.id(), erased.entityTag(), "{\"state\":\"read\"}"));
        done(leeds.actOnLetter(erased.id(), "erase", erased.entityTag()));
        Awaitility.await("it is erased there, too")
                .atMost(SOON)
                .until(() -> hangzhou.get(LETTERS + "/" + erased.id()) instanceof RequestOutcome.Refused);
    }

    private void keepDrafts() {
        Acknowledged draft = begun(leeds, letter("hangzhou", "draft"));
        assertThat(draft.body()).contains(word("draft"));
        Acknowledged deleted = begun(leeds, letter("hangzhou", "deleted"));
        Map<String, String> match = Map.of("If-Match", deleted.entityTag());
        assertThat(librarian
                        .send("DELETE", LETTERS + "/" + deleted.id(), match, "")
                        .status())
                .isEqualTo(204);
    }

    private void search() {
        for (String secret : List.of("searched", "searchedInChinese", "text", "textInChinese")) {
            String words = "{\"words\":\"%s\"}".formatted(word(secret));
            assertThat(librarian.send("POST", LETTERS + "/search", JSON, words).status())
                    .isEqualTo(200);
        }
    }

    private void sendWhatIsRefused() {
        String malformed = "{\"to\": \"hangzhou\", \"subject\": {\"en\": %s}}".formatted(word("malformed"));
        refused(400, malformed, JSON);
        refused(400, malformed + word("malformed"), JSON);
        refused(415, malformed, Map.of("Content-Type", "text/plain"));
        ObjectNode strange = letter("hangzhou", "refused").put(word("refused"), true);
        refused(400, strange.toString(), JSON);
        refused(422, letter(word("refused"), "refused").toString(), JSON);
        ObjectNode unsound = letter("hangzhou", "refused").put("asks", word("refused"));
        unsound.withObject("/from").put("desk", word("refused"));
        unsound.withObject("/subject").put("en", word("refused").repeat(40));
        unsound.putArray("links").add("http://" + word("refused"));
        refused(422, unsound.toString(), JSON);
        String large = letter("hangzhou", "large")
                .put("more", word("large").repeat(30_000))
                .toString();
        refused(413, large, JSON);
        Map<String, String> keyed = new HashMap<>(JSON);
        keyed.put("Idempotency-Key", word("key"));
        Answer first = librarian.send(
                "POST", LETTERS, keyed, letter("hangzhou", "keyed").toString());
        assertThat(first.status()).isEqualTo(201);
        refused(422, letter("hangzhou", "refused").toString(), keyed);
        String state = "{\"state\":\"%1$s\",\"reason\":{\"en\":\"%1$s\"}}".formatted(word("refused"));
        assertThat(librarian
                        .send("PUT", LETTERS + "/" + ids.get(0) + "/handling", JSON, state)
                        .status())
                .isGreaterThanOrEqualTo(400);
        String words = "{\"words\":\"%s\"}".formatted(word("refused").repeat(40));
        assertThat(librarian.send("POST", LETTERS + "/search", JSON, words).status())
                .isGreaterThanOrEqualTo(400);
    }

    private void refused(int status, String body, Map<String, String> headers) {
        Answer answer = librarian.send("POST", LETTERS, headers, body);
        assertThat(answer.status()).as(answer.text()).isIn(status, 400, 409, 422);
    }

    private void sendWithoutTheRole() {
        String letter = letter("hangzhou", "forbidden").toString();
        for (Visitor visitor : List.of(
                Visitor.anonymous(pair.leeds().api()),
                Visitor.withToken(pair.leeds().api(), pair.leeds().token("cataloguer", "ops", "exchange-operator")),
                Visitor.withToken(pair.leeds().api(), "a.b.c"))) {
            toOthers.add(visitor.send("POST", LETTERS, JSON, letter));
            toOthers.add(
                    visitor.send("POST", LETTERS + "/search", JSON, "{\"words\":\"%s\"}".formatted(word("forbidden"))));
            toOthers.add(visitor.send("PUT", LETTERS + "/" + ids.get(0), JSON, letter));
        }
        assertThat(toOthers).extracting(Answer::status).containsOnly(401, 403);
    }

    /** The database of the sender refuses words, and then all that is asked of letters. */
    private void failInTheDatabase() {
        DatabaseUnderTest database = pair.leeds().database();
        refuseWords(database, "failed");
        ObjectNode failing = letter("hangzhou", "failed");
        failing.remove("asks");
        failing.withObject("/from").put("desk", "events").put("name", word("failed"));
        assertThat(leeds.createLetter(failing.toString())).isInstanceOf(RequestOutcome.Unknown.class);
        database.execute("alter table letters.post drop constraint no_such_words");
        database.execute("alter table letters.post rename to post_away");
        try {
            assertThat(leeds.createLetter(failing.toString())).isInstanceOf(RequestOutcome.Unknown.class);
            String words = "{\"words\":\"%s\"}".formatted(word("searched"));
            assertThat(librarian.send("POST", LETTERS + "/search", JSON, words).status())
                    .isEqualTo(500);
        } finally {
            database.execute("alter table letters.post_away rename to post");
        }
    }

    private void refuseWords(DatabaseUnderTest database, String secret) {
        database.execute("alter table letters.post add constraint no_such_words check (document not like '%"
                + word(secret) + "%') not valid");
    }

    private void sendWhatThePartnerCannotStore() {
        DatabaseUnderTest mirror = pair.hangzhou().database();
        refuseWords(mirror, "unstorable");
        ObjectNode letter = letter("hangzhou", "unstorable");
        letter.withObject("/from").put("name", word("unstorable"));
        sent(leeds, letter);
        awaitRejected(mirror, 1);
        mirror.execute("alter table letters.post drop constraint no_such_words");
    }

    private static void awaitRejected(DatabaseUnderTest mirror, long records) {
        Awaitility.await("rejected")
                .atMost(SOON)
                .until(() -> mirror.number("select count(*) from letters.rejected_record") >= records);
    }

    /** With a good seal and without one. */
    private void sendWhatThePartnerRejects() {
        TopicUnderTest log = pair.log(pair.leeds());
        StolenKey key = new StolenKey(pair.leeds());
        UUID id = UUID.randomUUID();
        String good = """
                {"id":"%1$s","kind":"letter","owner":"leeds","seen":0,"sent":"2026-11-20T14:05:11Z","status":"sent",\
                "subject":{"en":"%2$s"},"text":{"en":"%2$s"},"thread":"%1$s","to":"hangzhou","turn":1,\
                "updated":"2026-11-20T14:05:11Z","version":1}""".formatted(id, word("sealed"));
        List<String> documents = List.of(
                good.substring(0, good.length() - 1),
                good.replace("\"hangzhou\"", "\"" + word("sealed") + "\""),
                good.replace("\"leeds\"", "\"" + word("sealed") + "\""),
                good.replace("\"status\":\"sent\"", "\"status\":\"" + word("sealed") + "\""),
                good.replace("\"turn\":1", "\"turn\":\"" + word("sealed") + "\""),
                good.replace("\"version\":1", "\"version\":\"" + word("sealed") + "\""),
                good.replace("\"updated\":\"", "\"updated\":\"" + word("sealed")),
                good.replace("{\"en\":", "[").replace("\"}", "\"]"));
        documents.forEach(document -> log.append(key.seal(record(id, document))));
        ProducerRecord<byte[], byte[]> unsealed = new ProducerRecord<>(
                CityLog.letters("leeds", "hangzhou").topic(),
                0,
                word("unsealed").getBytes(UTF_8),
                word("unsealed").getBytes(UTF_8));
        unsealed.headers().add(word("unsealed"), word("unsealed").getBytes(UTF_8));
        log.append(unsealed);
        awaitRejected(pair.hangzhou().database(), documents.size() + 2L);
        Visitor operator =
                Visitor.withToken(pair.hangzhou().api(), pair.hangzhou().token("exchange-operator"));
        pair.hangzhou()
                .database()
                .query("select id from letters.rejected_record order by id", row -> row.getLong(1))
                .forEach(rejected -> toOthers.add(operator.send(
                        "POST", "/api/v1/exchange/rejected-letters/" + rejected + "/retry", Map.of(), "")));
    }

    private static ProducerRecord<byte[], byte[]> record(UUID id, String document) {
        byte[] value = document.getBytes(UTF_8);
        CityLog log = CityLog.letters("leeds", "hangzhou");
        ProducerRecord<byte[], byte[]> content =
                new ProducerRecord<>(log.topic(), 0, id.toString().getBytes(UTF_8), value);
        new DocumentRecord(log, id, SEQUENCE, SEQUENCE - 1, value, Sha256.of(value), Instant.EPOCH, Optional.empty())
                .headers()
                .forEach(content.headers()::add);
        return content;
    }

    private void writeAtTheDesk() {
        Path data = pair.leeds().publicKeyFile().getParent().getParent();
        Visitor person = Visitor.signedIn(
                pair.leeds().api(), LocalPerson.LIBRARIAN.signInName(), LocalPerson.LIBRARIAN.password(data));
        String draft = UUID.randomUUID().toString();
        ids.add(draft);
        Answer unsound = person.submit(DRAFTS + draft, form("form", Map.of("/links/0", word("form"))));
        assertThat(unsound.text()).contains(word("form"), "class=\"problems\"");
        assertThat(person.submit(DRAFTS + draft, form("form", Map.of())).status())
                .isEqualTo(303);
        Answer stale = person.submit(DRAFTS + draft, form("form", Map.of("/text/en", word("ended"))));
        assertThat(stale.text()).contains(word("form"), word("ended"));
        assertThat(person.submit(DRAFTS + draft + "/keep", form("form", Map.of()))
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(person.submit("/desk/letters", Map.of("words", word("form"))).text())
                .contains(word("form"));
        assertThat(person.submit("/desk/letters", Map.of("words", word("searchedInChinese")))
                        .status())
                .isEqualTo(200);
        // The words come back to whoever has typed them, to be carried through the sign-in.
        Visitor ended = new Visitor(pair.leeds().api(), Map.of("Cookie", "library-session-leeds=none"));
        Answer carried = ended.submit(DRAFTS + UUID.randomUUID(), form("ended", Map.of()));
        assertThat(carried.status()).isEqualTo(401);
        assertThat(carried.text().toLowerCase(Locale.ROOT)).contains("no-store");
    }

    private Map<String, String> form(String secret, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "do", "save",
                "/to", "hangzhou",
                "/from/desk", "events",
                "/asks", "none",
                "/originalLanguage", "en",
                "/subject/en", word(secret),
                "/text/en", word(secret),
                "/text/zh-Hans", word("formInChinese"),
                "name", word(secret),
                "named", "true"));
        fields.putAll(more);
        return fields;
    }
}
