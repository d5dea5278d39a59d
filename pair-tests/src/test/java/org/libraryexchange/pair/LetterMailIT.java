package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Mail to a desk of Hangzhou about letters of Leeds, as a real mail server receives it. */
@Tag("long")
@ExtendWith(SharedPair.class)
@TestInstance(Lifecycle.PER_CLASS)
class LetterMailIT {

    private static final String MAILBOX = "events@hangzhou.example";
    private static final String FAILING = "mail about letters not sent, will retry desk=events";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(3);
    private static final List<String> SECRETS = List.of("moonstone", "月光石");

    private final CityUnderTest leeds;
    private final CityUnderTest hangzhou;
    private final int port = MailServer.freePort();

    LetterMailIT(PairUnderTest pair) {
        leeds = pair.leeds();
        hangzhou = pair.hangzhou();
    }

    @BeforeAll
    void startNode() {
        hangzhou.startNode(Map.of(
                "LIBRARY_LETTERS_DESKS_EVENTS_MAIL",
                MAILBOX,
                "LIBRARY_LETTERS_MAIL_AFTER",
                "1s",
                "QUARKUS_MAILER_FROM",
                "library@hangzhou.example",
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                Integer.toString(port)));
        hangzhou.awaitReady();
    }

    @AfterAll
    void leaveAsItWas() {
        hangzhou.restartNode();
    }

    private static Acknowledged done(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    /** An item of Leeds that Hangzhou already shows. */
    private UUID lanterns() {
        ObjectNode item = ItemDocuments.event("Lanterns on the water");
        item.withObject("/title").put("zh-Hans", "水上灯会");
        UUID id = done(leeds.client().put("letter-mail", "lanterns", item.toString()))
                .id();
        Awaitility.await("mirrored")
                .atMost(SOON)
                .until(() -> hangzhou.client().get("/api/v1/items/" + id), Acknowledged.class::isInstance);
        return id;
    }

    private static ObjectNode letter() {
        ObjectNode letter = ItemDocuments.letter("hangzhou", "A moonstone").put("toDesk", "events");
        letter.withObject("/subject").put("zh-Hans", "月光石");
        letter.withObject("/text").put("en", "Where is the moonstone?").put("zh-Hans", "月光石在哪里？");
        letter.withObject("/from").put("name", "Moonstone Smith");
        letter.withArray("/links").add("https://moonstone.example/");
        return letter;
    }

    private static ObjectNode about(UUID item) {
        ObjectNode letter = letter();
        letter.withArray("/about")
                .addObject()
                .put("owner", "leeds")
                .put("id", item.toString())
                .put("version", 1);
        return letter;
    }

    private Acknowledged sent(ObjectNode letter) {
        Acknowledged draft = done(leeds.client().createLetter(letter.toString()));
        return done(leeds.client().actOnLetter(draft.id(), "send", draft.entityTag()));
    }

    /** The letters come while the mail server is away, so that all are there when it takes the mail. */
    @Test
    void deskGetsOneMailInItsLanguageWithoutAWordOfTheLetters() throws MessagingException, IOException {
        // Given
        NodeLog log = NodeLog.fromNowOn(hangzhou);
        Acknowledged first = sent(about(lanterns()));
        Acknowledged recalled = sent(letter());
        Acknowledged second = sent(letter());
        done(leeds.client().actOnLetter(recalled.id(), "recall", recalled.entityTag()));
        awaitRecalled(recalled.id());
        log.await(FAILING);

        // When
        try (MailServer server = MailServer.on(port)) {
            // Then
            Awaitility.await("the mail").atMost(SOON).until(() -> server.messagesTo(MAILBOX) > 0);
            log.await("mail about letters sent desk=events");
            assertNoMoreCome(server);
            assertThat(log.linesWith(FAILING)).singleElement().asString().contains("WARN", "Connection refused");
            MimeMessage mail = server.messages().get(0);
            String text = (String) mail.getContent();
            assertThat(mail.getHeader("Subject", null)).as("as it travels").matches("\\p{ASCII}+");
            assertThat(mail.getSubject()).isEqualTo("利兹来信 2 封");
            assertThat(text.lines())
                    .containsExactly(
                            "活动部：利兹来信 2 封，请登录后查阅。",
                            "",
                            "▸ 关于“水上灯会”的信函",
                            "  " + thread(first.json()),
                            "",
                            "▸ 一封信函",
                            "  " + thread(second.json()));
            for (Header header : Collections.list(mail.getAllHeaders())) {
                text += header.getName() + header.getValue();
            }
            assertThat(text + mail.getSubject()).doesNotContainIgnoringCase(SECRETS.toArray(String[]::new));
        }
    }

    private void awaitRecalled(UUID letter) {
        Awaitility.await("recalled")
                .atMost(SOON)
                .until(() -> hangzhou.database()
                                .number(
                                        "select count(*) from letters.post where status = 'recalled' and id = ?",
                                        letter)
                        == 1);
    }

    private String thread(JsonNode letter) {
        return hangzhou.api() + "/desk/letters/threads/" + letter.path("thread").asText();
    }

    private static void assertNoMoreCome(MailServer server) {
        Awaitility.await()
                .during(SEVERAL_LOOKS)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(server.messages()).hasSize(1));
    }
}
