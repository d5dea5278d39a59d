package org.libraryexchange.letters.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.LoggedErrors;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.CurrentHandling;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letter.LetterVersion;
import org.libraryexchange.letter.SentLetter;
import org.libraryexchange.letter.Turn;
import org.libraryexchange.letters.PostRows;

/** Mail to the desks of Leeds about letters of Hangzhou in December 2030, a time that no other test uses. */
@QuarkusTest
class LetterMailerIT {

    private static final Instant MORNING = Instant.parse("2030-12-02T09:00:00Z");
    private static final Duration GATHERED = Duration.ofMinutes(10);
    private static final String EVENTS = "events@libraries.example";
    private static final String LOCAL_STUDIES = "local-studies@libraries.example";
    private static final String SECRET = "whisper";

    private final Mailboxes mailboxes;
    private final MailedLetters mailed;
    private final LetterMail texts;
    private final LettersConfig config;
    private final PublicConfig address;
    private final List<Mail> mails = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private LetterMailer mailer;
    private String letters;

    LetterMailerIT(
            Mailboxes mailboxes, MailedLetters mailed, LetterMail texts, LettersConfig config, PublicConfig address) {
        this.mailboxes = mailboxes;
        this.mailed = mailed;
        this.texts = texts;
        this.config = config;
        this.address = address;
    }

    /** A mailer of its own, because the node's has done its work at the time that the clock shows. */
    @BeforeEach
    void begin() {
        mailer = new LetterMailer(mailboxes, mailed, texts, server(), config);
        letters = address.publicAddress() + "/desk/letters";
    }

    private Mailer server() {
        return sent -> {
            Mail mail = sent[0];
            if (refused.containsAll(mail.getTo())) {
                throw new IllegalStateException("451 no room");
            }
            mails.add(mail);
        };
    }

    @BeforeEach
    @AfterEach
    void forget() throws SQLException {
        execute("leeds", "delete from letters.post where owner = 'leeds'");
        execute("hangzhou", "delete from letters.post where owner = 'hangzhou'");
        execute("leeds", "truncate letters.mailed, letters.mailbox");
    }

    private static void execute(String city, String sql, Object... values) throws SQLException {
        try (Connection session = Database.sessionOf(city)) {
            int unused = Database.execute(session, sql, values);
        }
    }

    private static ObjectNode draft() {
        return Documents.json("""
                {"to": "leeds", "from": {"desk": "events", "name": "Whisper Wang"}, "toDesk": "events",
                 "originalLanguage": "en", "subject": {"en": "A whisper"}, "text": {"en": "The whisper."},
                 "links": ["https://whisper.example/"], "asks": "reply"}
                """);
    }

    private static SentLetter came(Instant at) throws Exception {
        return came(at, draft());
    }

    private static SentLetter came(Instant at, ObjectNode draft) throws Exception {
        SentLetter letter = LetterDraft.read(Documents.utf8(draft.toString()))
                .sent(UUID.randomUUID(), "hangzhou", UUID.randomUUID(), new Turn(1, 0), at);
        came(at, letter);
        return letter;
    }

    private static void came(Instant at, SentLetter letter) throws Exception {
        PostRows.put(letter);
        execute(
                "hangzhou",
                "update letters.post set held_since = ? where id = ?",
                at.atOffset(ZoneOffset.UTC),
                letter.head().id());
    }

    /** Looks until nothing is due, as the worker does. */
    private void lookAt(Instant now) {
        while (mailer.step(now)) {
            assertThat(mails).hasSizeLessThan(100);
        }
    }

    private List<String> mailsTo(String address) {
        return mails.stream()
                .filter(mail -> mail.getTo().contains(address))
                .map(Mail::getSubject)
                .toList();
    }

    @Test
    void lettersAreGatheredForTenMinutesFromTheFirst() throws Exception {
        // Given
        SentLetter first = came(MORNING);
        SentLetter second = came(MORNING.plusSeconds(540));

        // When
        lookAt(MORNING.plus(GATHERED).minusSeconds(31));
        List<Mail> early = List.copyOf(mails);
        lookAt(MORNING.plus(GATHERED));
        lookAt(MORNING.plus(GATHERED).plusSeconds(3_600));

        // Then
        assertThat(early).isEmpty();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.getTo()).containsExactly(EVENTS);
            assertThat(mail.getSubject()).isEqualTo("2 letters from Hangzhou");
            assertThat(mail.getText().lines())
                    .containsExactly(
                            "For Events: 2 letters from Hangzhou. Sign in to read them.",
                            "",
                            "▸ A letter",
                            "  " + thread(first),
                            "",
                            "▸ A letter",
                            "  " + thread(second));
        });
    }

    private String thread(SentLetter letter) {
        return letters + "/threads/" + letter.head().thread();
    }

    @Test
    void nothingOfALetterIsInTheMail() throws Exception {
        // Given
        SentLetter letter = came(MORNING);

        // When
        lookAt(MORNING.plus(GATHERED));

        // Then
        assertThat(mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail.getSubject() + mail.getText() + mail.getHtml() + mail.getHeaders())
                        .doesNotContainIgnoringCase(SECRET)
                        .doesNotContain(letter.head().id().toString()));
        assertThat(mailsTo(EVENTS)).containsExactly("A letter from Hangzhou");
    }

    @Test
    void letterThatNamesNoDeskOfThisCityIsForTheDefaultDesk() throws Exception {
        // Given
        came(MORNING, draft().without("toDesk"));
        came(MORNING, draft().put("toDesk", "unknown"));
        came(MORNING);
        came(MORNING, draft().put("toDesk", "limited"));

        // When
        lookAt(MORNING.plus(GATHERED));

        // Then
        assertThat(mailsTo(LOCAL_STUDIES)).containsExactly("2 letters from Hangzhou");
        assertThat(mailsTo(EVENTS)).containsExactly("A letter from Hangzhou");
        assertThat(mails).as("a desk without a mailbox gets none").hasSize(2);
    }

    @Test
    void mailNamesTheItemAsReadersSeeItHere() throws Exception {
        // Given
        String lantern =
                Database.mirror("hangzhou", "Lanterns & tea\\n▸ Call now").toString();
        String draftOfOurs = Api.id(Api.created(Documents.titled(Documents.lightNight(), "Not for readers yet")));
        came(MORNING, about("hangzhou", lantern));
        came(
                MORNING.plusSeconds(1),
                about("hangzhou", lantern, UUID.randomUUID().toString()));
        came(MORNING.plusSeconds(2), about("hangzhou", UUID.randomUUID().toString()));
        came(MORNING.plusSeconds(3), about("leeds", draftOfOurs));

        // When
        lookAt(MORNING.plus(GATHERED));

        // Then
        assertThat(mails.get(0).getText().lines().filter(line -> line.startsWith("▸")))
                .containsExactly(
                        "▸ A letter about Lanterns & tea ▸ Call now",
                        "▸ A letter about Lanterns & tea ▸ Call now and other items",
                        "▸ A letter",
                        "▸ A letter");
    }

    private static ObjectNode about(String owner, String... ids) {
        ObjectNode letter = draft();
        for (String id : ids) {
            letter.withArray("/about")
                    .addObject()
                    .put("owner", owner)
                    .put("id", id)
                    .put("version", 1);
        }
        return letter;
    }

    @Test
    void letterThatNoLongerWaitsIsNotMentioned() throws Exception {
        // Given
        SentLetter read = came(MORNING);
        PostRows.put(CurrentHandling.first(
                "leeds",
                "hangzhou",
                Handled.of(
                        new LetterVersion(read.head().id(), 1, Sha256.hex(read.document())), HandlingState.READ, null),
                MORNING));
        SentLetter recalled = came(MORNING);
        PostRows.put(recalled.recalled(MORNING.plusSeconds(60)));
        SentLetter erased = came(MORNING);
        PostRows.put(erased.erased(MORNING.plusSeconds(60)));
        SentLetter repliedTo = came(MORNING);
        ObjectNode reply = draft().put("to", "hangzhou")
                .put("inReplyTo", repliedTo.head().id().toString());
        PostRows.put(LetterDraft.read(Documents.utf8(reply.toString()))
                .sent(UUID.randomUUID(), "leeds", repliedTo.head().thread(), new Turn(2, 1), MORNING));

        // When
        lookAt(MORNING.plus(GATHERED));

        // Then
        assertThat(mails).isEmpty();
    }

    @Test
    void letterThatComesAgainIsNotMailedAgain() throws Exception {
        // Given
        SentLetter letter = came(MORNING);
        lookAt(MORNING.plus(GATHERED));
        mails.clear();

        // When
        execute(
                "hangzhou",
                "delete from letters.post where id = ?",
                letter.head().id());
        Instant later = MORNING.plusSeconds(7_200);
        came(later, letter.as(2, later));
        lookAt(later.plus(GATHERED));

        // Then
        assertThat(mails).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {72, 71})
    void onlyLettersOfThreeDaysAreNews(long hours) throws Exception {
        // Given
        Instant now = MORNING.plus(GATHERED);
        SentLetter letter = came(now.minus(Duration.ofHours(hours)));
        execute("hangzhou", "update letters.post set held_since = ?", MORNING.atOffset(ZoneOffset.UTC));

        // When
        lookAt(now);

        // Then
        assertThat(mails).as(letter.head().updated().toString()).hasSize(hours < 72 ? 1 : 0);
    }

    @Test
    void oneMailListsTwentyLettersAndCountsTheOthers() throws Exception {
        // Given
        for (int n = 0; n < 23; n++) {
            came(MORNING.plusSeconds(n));
        }

        // When
        lookAt(MORNING.plus(GATHERED));

        // Then
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("23 letters from Hangzhou");
            assertThat(mail.getText().lines().filter(line -> line.startsWith("▸")))
                    .hasSize(20);
            assertThat(mail.getText().stripTrailing()).endsWith("and 3 more: " + letters);
        });
    }

    @Test
    void mailboxThatFailsStopsNoOtherAndIsTriedAgain() throws Exception {
        // Given
        came(MORNING);
        came(MORNING.plusSeconds(1), draft().put("toDesk", "local-studies"));
        refused.add(EVENTS);
        Instant failed = MORNING.plus(GATHERED).plusSeconds(1);
        try (LoggedErrors log = LoggedErrors.from(Level.INFO)) {
            // When
            boolean first = mailer.step(failed);
            lookAt(failed);

            // Then
            assertThat(first).as("the first was sent").isFalse();
            assertThat(mailsTo(LOCAL_STUDIES)).hasSize(1);
            assertStatus(failed, failed);
            assertPages();

            // When
            lookAt(failed.plus(GATHERED));
            refused.clear();
            lookAt(failed.plus(GATHERED).plus(GATHERED).minusSeconds(31));
            List<String> early = mailsTo(EVENTS);
            lookAt(failed.plus(GATHERED).plus(GATHERED));

            // Then
            assertThat(early).isEmpty();
            assertThat(mailsTo(EVENTS)).hasSize(1);
            assertThat(log.lines().stream().filter(line -> line.contains("PatientMailer")))
                    .hasSize(2);
        }
        JsonPath status = asOps().get("/api/v1/exchange/status").jsonPath();
        assertThat(status.getString("deskMail[0].failingSince")).isNull();
        assertThat(Instant.parse(status.getString("deskMail[0].sent")))
                .isEqualTo(failed.plus(GATHERED).plus(GATHERED));
    }

    private static void assertStatus(Instant failing, Instant sent) {
        JsonPath status = asOps().get("/api/v1/exchange/status").jsonPath();
        assertThat(status.getList("deskMail.desk")).containsExactly("events", "local-studies");
        assertThat(status.getString("deskMail[0].names.en")).isEqualTo("Events");
        assertThat(Instant.parse(status.getString("deskMail[0].failingSince"))).isEqualTo(failing);
        assertThat(status.getString("deskMail[0].sent")).isNull();
        assertThat(Instant.parse(status.getString("deskMail[1].sent"))).isEqualTo(sent);
        assertThat(status.getString("deskMail[1].failingSince")).isNull();
    }

    private static void assertPages() {
        assertThat(overview("en"))
                .contains(
                        "Desks without mail about letters",
                        "1 of 2",
                        "Events: the mail server has taken none since",
                        "Local and Family History: last mail");
        assertThat(overview("zh-CN")).contains("来信邮件未送达的部门", "起发送失败", "地方史与家族史：最近于");
    }

    private static String overview(String language) {
        return Page.of(Staff.with(Staff.session("mail.watcher", "ops"))
                        .header("Accept-Language", language)
                        .get("/ops"))
                .isSound()
                .text();
    }
}
