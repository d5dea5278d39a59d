package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The digest of Hangzhou, as a real mail server receives it. */
@ExtendWith(SharedPair.class)
@TestInstance(Lifecycle.PER_CLASS)
class DigestMailIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SENDER = "library@hangzhou.example";
    private static final List<String> READERS = List.of("chen@hangzhou.example", "wang@hangzhou.example");
    private static final String FAILING = "digest not sent, will retry";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SEVERAL_TRIES = Duration.ofSeconds(3);

    private final CityUnderTest leeds;
    private final CityUnderTest hangzhou;
    private final LocalDate firstNight;
    private final int port = MailServer.freePort();
    private NodeLog log;

    DigestMailIT(PairUnderTest pair) {
        leeds = pair.leeds();
        hangzhou = pair.hangzhou();
        firstNight = hangzhou.database()
                .query("select night from first_night", row -> row.getObject(1, LocalDate.class))
                .get(0);
    }

    /** From now on a morning begins at midnight. */
    @BeforeAll
    void startNode() {
        hangzhou.node().stop();
        endMorning();
        hangzhou.startNode(Map.of(
                "LIBRARY_DIGEST_AT", "00:00",
                "LIBRARY_DIGEST_MAIL_TO", String.join(",", READERS),
                "LIBRARY_DIGEST_MAIL_AGAIN", "1s",
                "QUARKUS_MAILER_FROM", SENDER,
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(port),
                "QUARKUS_MAILER_TIMEOUT", "2s"));
        hangzhou.awaitReady();
    }

    private void setFirstNight(LocalDate night) {
        hangzhou.database().execute("update first_night set night = ?", night);
    }

    @BeforeEach
    void readLog() {
        log = NodeLog.fromNowOn(hangzhou);
    }

    /** Until the next one, there is no morning to tell. */
    @AfterEach
    void endMorning() {
        setFirstNight(LocalDate.now(ZONE).plusDays(1));
        hangzhou.database().execute("truncate digest cascade");
    }

    @AfterAll
    void leaveAsItWas() {
        hangzhou.node().stop();
        hangzhou.database().execute("truncate digest cascade");
        setFirstNight(firstNight);
        hangzhou.restartNode();
    }

    @Test
    void everyReaderGetsItOnceInTheLanguageOfTheCity() throws MessagingException, IOException {
        try (MailServer server = MailServer.on(port)) {
            // Given
            ObjectNode tea = ItemDocuments.event("Tea in Leeds");
            tea.withObject("/title").put("zh-Hans", "利兹品茶：龙井");
            assertThat(leeds.client().put("digest", "tea", tea.toString())).isInstanceOf(Acknowledged.class);
            Awaitility.await("mirrored")
                    .atMost(SOON)
                    .untilAsserted(() -> CityAssert.assertThat(hangzhou).mirrors(leeds));

            // When
            tellMorning();

            // Then
            awaitLetters(server);
            MimeMessage message = server.messages().get(0);
            assertThat(message.getFrom()).extracting(Object::toString).containsExactly(SENDER);
            assertThat(Arrays.stream(message.getRecipients(RecipientType.TO)).map(Object::toString))
                    .containsExactlyElementsOf(READERS);
            assertThat(message.getHeader("Subject", null)).as("as it travels").matches("\\p{ASCII}+");
            assertThat(message.getSubject())
                    .startsWith("杭州，")
                    .contains(LocalDate.now(ZONE).getDayOfMonth() + "日")
                    .endsWith("：图书馆交换晨报");
            assertThat(message.getContentType()).startsWithIgnoringCase("text/plain; charset=utf-8");
            assertThat((String) message.getContent())
                    .startsWith("昨夜，利兹新增 ")
                    .contains("来自利兹")
                    .contains("新增  利兹品茶：龙井");
            awaitMailed();
            assertNoMoreCome(server);
            assertThat(log.linesWith("digest")).isEmpty();
        }
    }

    @Tag("long")
    @Test
    void digestWaitsForAServerThatIsDown() {
        // Given
        tellMorning();
        log.await(FAILING);

        // When
        try (MailServer server = MailServer.on(port)) {
            // Then
            awaitLetters(server);
            log.await("digest sent day=");
            assertNoMoreCome(server);
            assertThat(log.linesWith(FAILING)).singleElement().asString().contains("WARN", "Connection refused");
        }
    }

    @Tag("long")
    @Test
    void refusalIsToldInTheServersWords() {
        try (MailServer server = MailServer.on(port)) {
            // Given
            server.refuse();

            // When
            tellMorning();

            // Then
            log.await(FAILING);
            Awaitility.await()
                    .during(SEVERAL_TRIES)
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(log.linesWith(FAILING))
                            .singleElement()
                            .asString()
                            .contains("451 Requested action aborted"));
            assertThat(mailed()).isFalse();
        }

        // When
        try (MailServer server = MailServer.on(port)) {
            // Then
            awaitLetters(server);
        }
    }

    @Tag("long")
    @Test
    void serverThatSaysNothingIsWaitedForNotForEver() throws IOException {
        // Given
        try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            // When
            tellMorning();

            // Then
            log.await(FAILING);
            assertThat(log.linesWith(FAILING)).singleElement().asString().endsWith("did not answer in time");
            assertThat(silent.isBound()).isTrue();
        }

        // When
        try (MailServer server = MailServer.on(port)) {
            // Then
            awaitLetters(server);
            assertNoMoreCome(server);
        }
    }

    /** It is told as soon as the node looks. */
    private void tellMorning() {
        setFirstNight(LocalDate.now(ZONE));
    }

    private static void awaitLetters(MailServer server) {
        Awaitility.await("a message for each reader").atMost(SOON).untilAsserted(() -> assertOneEach(server));
    }

    private static void assertNoMoreCome(MailServer server) {
        Awaitility.await().during(SEVERAL_TRIES).atMost(SOON).untilAsserted(() -> assertOneEach(server));
    }

    private static void assertOneEach(MailServer server) {
        assertThat(READERS)
                .allSatisfy(reader -> assertThat(server.messagesTo(reader)).isEqualTo(1));
    }

    private void awaitMailed() {
        Awaitility.await("noted as sent").atMost(SOON).until(this::mailed);
    }

    private boolean mailed() {
        return hangzhou.database().number("select count(*) from digest where mailed is not null") == 1;
    }
}
