package org.libraryexchange.catalogue.harvest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.DC;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.OAI;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.error;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.get;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.heads;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.list;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.read;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.texts;
import static org.libraryexchange.catalogue.harvest.OaiAnswers.told;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.etag;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.catalogue.harvest.OaiAnswers.Head;
import org.libraryexchange.catalogue.harvest.OaiAnswers.Listed;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.postgres.PostgresMirror;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.seal.SealCheck;
import org.postgresql.PGConnection;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@QuarkusTest
class OaiIT {

    private static final String HEADS = "verb=ListIdentifiers&" + DC;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For which a write is held up; the node itself ends a statement after 15. */
    private static final Duration OPEN = Duration.ofSeconds(5);

    /** An item of the log that no other test has. */
    private static final int LATE = 52_001;

    @Inject
    DatabaseSessions sessions;

    @BeforeEach
    void followHangzhou() throws SQLException {
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, "insert into mirror_position (owner) values ('hangzhou') on conflict do nothing");
        }
    }

    @Test
    void nodeSaysWhoItIsAndWhatItHas() {
        // When
        Document identity = get("verb=Identify");
        Document formats = get("verb=ListMetadataFormats");
        Document sets = get("verb=ListSets");

        // Then
        assertThat(texts(identity, "repositoryName")).containsExactly("Leeds Libraries");
        assertThat(texts(identity, "baseURL")).containsExactly("http://leeds.library.example/oai");
        assertThat(texts(identity, "adminEmail")).containsExactly("harvest@libraries.example");
        assertThat(texts(identity, "deletedRecord")).containsExactly("persistent");
        assertThat(texts(formats, "metadataPrefix")).containsExactly("oai_dc");
        assertThat(texts(sets, "setSpec"))
                .containsExactly(
                        "owner",
                        "owner:hangzhou",
                        "owner:leeds",
                        "kind",
                        "kind:cultural-event",
                        "kind:festival",
                        "kind:history-resource");
    }

    @Test
    void cursorOfAnotherListIsNoToken() {
        // Given
        Response item = created(Documents.published(Documents.lightNight()));
        Response other = created(Documents.published(Documents.lightNight()));
        assertThat(id(item)).isNotEqualTo(id(other));
        String next = Api.anonymous()
                .header("Accept-Language", "en")
                .get(ITEMS + "?limit=1")
                .jsonPath()
                .getString("next");
        String cursor = next.replaceFirst(".*cursor=", "").replaceFirst("&.*", "");
        String list = Base64.getUrlEncoder().withoutPadding().encodeToString("{}en".getBytes(UTF_8));

        // Then
        assertThat(error(get("verb=ListRecords&resumptionToken=" + list + "." + cursor)))
                .isEqualTo("badResumptionToken");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-01-01                                                             | badVerb
            verb=Identify&verb=Identify                                                 | badVerb
            verb=identify                                                               | badVerb
            verb=Identify&lang=en                                                       | badArgument
            verb=Identify&metadataPrefix=oai_dc                                         | badArgument
            verb=ListRecords                                                            | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc                | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=a                    | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026                            | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30                      | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T25:00:00Z           | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01     | badArgument
            verb=ListRecords&metadataPrefix=oai_dc&set=a::b                             | badArgument
            verb=ListRecords&metadataPrefix=a%20b                                       | badArgument
            verb=ListRecords&metadataPrefix=marc21                                      | cannotDisseminateFormat
            verb=ListRecords&metadataPrefix=oai_dc&set=no                               | noRecordsMatch
            verb=ListRecords&metadataPrefix=oai_dc&set=owner:york                       | noRecordsMatch
            verb=ListRecords&metadataPrefix=oai_dc&until=1999-12-31                     | noRecordsMatch
            verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31                      | noRecordsMatch
            verb=ListRecords&resumptionToken=a                                          | badResumptionToken
            verb=ListIdentifiers&resumptionToken=                                       | badResumptionToken
            verb=ListSets&resumptionToken=a.b                                           | badResumptionToken
            verb=GetRecord&metadataPrefix=oai_dc                                        | badArgument
            verb=GetRecord&metadataPrefix=oai_dc&identifier=x                           | idDoesNotExist
            verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:leeds.example:%00       | idDoesNotExist
            verb=ListMetadataFormats&identifier=oai:leeds.example:019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11 | idDoesNotExist
            """)
    void errorsAreTheProtocols(String query, String code) {
        // When
        Document got = get(query);
        Document posted = read(Api.anonymous()
                .contentType("application/x-www-form-urlencoded")
                .body(query)
                .post(OAI));

        // Then
        assertThat(error(got)).isEqualTo(code);
        assertThat(error(posted)).isEqualTo(code);
    }

    @Test
    void recordIsTheItemInDublinCoreAndEachTextNamesItsLanguage() {
        // Given
        String item = id(created(Documents.published(Documents.lightNight())));

        // When
        Document record = get("verb=GetRecord&" + DC + "&identifier=" + named(item));

        // Then
        List<Element> titles = OaiAnswers.all(record.getElementsByTagNameNS("*", "title"));
        assertThat(titles)
                .extracting(title -> title.getAttribute("xml:lang") + " " + title.getTextContent())
                .contains("en Light Night Leeds 2027", "zh-Hans 2027 利兹光之夜");
        assertThat(texts(record, "type")).contains("Event", "cultural-event");
        assertThat(texts(record, "publisher")).contains("Leeds Libraries", "利兹图书馆");
        assertThat(texts(record, "identifier")).contains(named(item), "http://leeds.library.example/items/" + item);
        assertThat(texts(record, "setSpec")).containsExactly("owner", "owner:leeds", "kind", "kind:cultural-event");
        assertThat(record.getElementsByTagNameNS("*", "about").getLength()).isZero();
    }

    @Test
    void draftIsNobodysRecord() {
        // Given
        String draft = id(created(Documents.lightNight()));

        // When
        Document record = get("verb=GetRecord&" + DC + "&identifier=" + named(draft));

        // Then
        assertThat(error(record)).isEqualTo("idDoesNotExist");
    }

    @Test
    void whatIsGoneStaysDeleted() throws SQLException {
        // Given
        Response withdrawn = created(Documents.published(Documents.lightNight()));
        Response erased = created(Documents.published(Documents.lightNight()));
        UUID removed = Database.mirror("hangzhou", "龙舟");
        // The last place of a log stays taken.
        Database.mirror("hangzhou", "龙舟");
        sending("{}").header("If-Match", etag(withdrawn)).post(ITEMS + "/" + id(withdrawn) + "/withdraw");
        Api.with(Tokens.of("exchange-operator"))
                .header("If-Match", etag(erased))
                .post(ITEMS + "/" + id(erased) + "/erase");
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, "delete from item where id = ?", removed);
        }

        // When
        List<Head> heads = toldNow(HEADS).heads();

        // Then
        for (String gone : List.of(named(id(withdrawn)), named(id(erased)), "oai:hangzhou.example:" + removed)) {
            assertThat(heads)
                    .filteredOn(head -> head.identifier().equals(gone))
                    .singleElement()
                    .matches(Head::deleted);
            Document record = get("verb=GetRecord&" + DC + "&identifier=" + gone);
            assertThat(heads(record)).singleElement().matches(Head::deleted);
            assertThat(record.getElementsByTagNameNS("*", "metadata").getLength())
                    .isZero();
        }
    }

    @Test
    void copySaysWhereItIsFromIfTheOwnersTimeIsKnown() throws SQLException {
        // Given
        UUID known = Database.mirror("hangzhou", "钱塘江");
        UUID unknown = Database.mirror("hangzhou", "钱塘江");
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, "update item set owner_stored = '2026-11-20T14:05:11.9Z' where id = ?", known);
        }

        // When
        Document told = get("verb=GetRecord&" + DC + "&identifier=oai:hangzhou.example:" + known);
        Document untold = get("verb=GetRecord&" + DC + "&identifier=oai:hangzhou.example:" + unknown);

        // Then
        assertThat(texts(told, "datestamp")).hasSize(2).element(1).isEqualTo("2026-11-20T14:05:11Z");
        assertThat(texts(told, "baseURL")).containsExactly("https://hangzhou.library.example/oai");
        assertThat(untold.getElementsByTagNameNS("*", "about").getLength()).isZero();
    }

    @Test
    void listEndsBeforeTheStampOfAWriteThatIsStillOpen() throws Exception {
        // Given: notes of versions wait, so that the write has its stamp and cannot go on.
        try (Connection blocker = Database.session()) {
            blocker.setAutoCommit(false);
            Database.execute(blocker, "lock table item_version in share mode");
            assertListsEndBefore(() -> named(id(created(Documents.published(Documents.lightNight())))), blocker);
        }
    }

    @Test
    void listEndsBeforeTheStampOfARecordThatIsStillBeingApplied() throws Exception {
        // Given: another session has the item's key, so that the statement has its stamp and cannot go on.
        String title = "龙舟 " + UUID.randomUUID();
        String before = Database.value("select coalesce(max(sequence), 0) from item where owner = 'hangzhou'");
        long sequence = Long.parseLong(before) + 1_000;
        try (Connection blocker = Database.sessionOf("hangzhou");
                Connection keeper = Database.sessionOf("hangzhou");
                PostgresMirror mirror =
                        new PostgresMirror(sessions, Limits.OF_REJECTIONS, LogItems.OWNER, "library.hangzhou.items")) {
            Database.execute(keeper, "create temp table kept as table mirror_position");
            blocker.setAutoCommit(false);
            Database.execute(blocker, """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                    values (?, 'hangzhou', 'festival', 'published', 1, ?, '{}', sha256(''), '{}', now())
                    """, LogItems.id(LATE), sequence + 1);
            Position from = mirror.position();
            Position reading = from.topicId() == null ? new Position("topic-1", 0, 0) : from;
            DocumentRecord item = LogItems.item(LATE, sequence, from.sequence(), title);
            RawRecord raw = InMemoryLog.raw(item);
            Judgement judged = new Judge(CityLog.items(LogItems.OWNER), SealCheck.none())
                    .judge(new RawRecord(reading.nextOffset(), raw.timestamp(), raw.key(), raw.value(), raw.headers()));
            assertListsEndBefore(
                    () -> {
                        mirror.apply(MirrorBatch.of(from, reading, List.of(judged)));
                        return "oai:hangzhou.example:" + LogItems.id(LATE);
                    },
                    blocker);
            Database.execute(keeper, """
                    update mirror_position as moved set topic_id = kept.topic_id, next_offset = kept.next_offset,
                        sequence = kept.sequence, gap_after = kept.gap_after, catching_up = kept.catching_up
                    from kept where kept.owner = moved.owner
                    """);
        }
    }

    /** Lets a write begin that the blocker holds up after it has taken its stamp, and asks until some seconds have gone. */
    private static void assertListsEndBefore(Callable<String> write, Connection blocker) throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<String> writing = writer.submit(write);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !Database.value("""
                    select count(*) from pg_stat_activity
                    where wait_event_type = 'Lock' and %s = any(pg_blocking_pids(pid))
                    """.formatted(pid(blocker))).equals("0"));

            // When
            Instant frozen = Instant.now();
            List<Listed> during = new ArrayList<>();
            while (Instant.now().isBefore(frozen.plus(OPEN))) {
                during.add(list(HEADS));
            }
            blocker.rollback();
            String name = writing.get();
            String told = during.get(during.size() - 1).told();
            Listed after = toldNow(HEADS + "&from=" + told);

            // Then
            assertThat(Instant.parse(told)).isBefore(Instant.now().minus(OPEN).plusSeconds(1));
            assertThat(during)
                    .allSatisfy(list -> assertThat(list.heads())
                            .allMatch(head -> head.stored().compareTo(list.told()) < 0)
                            .noneMatch(head -> head.identifier().equals(name)));
            assertThat(after.heads()).anyMatch(head -> head.identifier().equals(name));
        } finally {
            blocker.rollback();
            writer.shutdownNow();
        }
    }

    private static int pid(Connection session) throws SQLException {
        return session.unwrap(PGConnection.class).getBackendPID();
    }

    @Test
    void clockThatIsSetBackLosesNothing() throws SQLException {
        String before = Database.value("select stamped from own_log");
        try (Connection session = Database.sessionOf("leeds")) {
            // Given: to the node, its clock is an hour behind what it last told.
            Database.execute(session, "update own_log set stamped = now() + interval '1 hour'");
            String told = told(get("verb=Identify"));

            // When
            String item = named(id(created(Documents.published(Documents.lightNight()))));

            // Then
            Listed after = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () -> list(HEADS + "&from=" + told),
                            it -> !it.heads().isEmpty());
            assertThat(after.heads()).anyMatch(head -> head.identifier().equals(item));
            assertThat(after.heads()).allMatch(head -> head.stored().compareTo(told) >= 0);
            Database.execute(session, "update item set stored = now() where stored > now()");
            Database.execute(session, "update own_log set stamped = greatest(now(), cast(? as timestamptz))", before);
        } finally {
            try (Connection session = Database.sessionOf("hangzhou")) {
                Database.execute(session, "update mirror_position set stamped = now()");
            }
        }
    }

    @Test
    void tokenLastsAndKeepsTheEndOfItsList() throws SQLException {
        // Given
        try (Connection session = Database.sessionOf("hangzhou")) {
            Database.execute(session, """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated,
                        stored)
                    select gen_random_uuid(), 'hangzhou', 'festival', 'published', 1,
                        (select coalesce(max(sequence), 0) from item where owner = 'hangzhou') + n, '{}', sha256(''), '{}',
                        now(), '2001-01-01'
                    from generate_series(1, 600) as n
                    """);
        }
        try {
            Document first = get("verb=ListRecords&" + DC);
            String token = texts(first, "resumptionToken").get(0);
            String since = id(created(Documents.published(Documents.lightNight())));
            toldNow(HEADS);

            // When
            Listed rest = list("verb=ListRecords&resumptionToken=" + token);

            // Then
            assertThat(rest.told()).isEqualTo(told(first));
            assertThat(rest.heads())
                    .noneMatch(head -> head.identifier().equals(named(since)))
                    .noneMatch(heads(first)::contains)
                    .doesNotHaveDuplicates();
            String changed = token.substring(1);
            assertThat(error(get("verb=ListRecords&resumptionToken=" + changed)))
                    .isEqualTo("badResumptionToken");
        } finally {
            try (Connection session = Database.sessionOf("hangzhou")) {
                Database.execute(session, """
                        delete from item where stored = '2001-01-01' and sequence < (select max(sequence) from item
                            where owner = 'hangzhou')
                        """);
                Database.execute(session, "delete from removed_item where owner = 'hangzhou'");
            }
        }
    }

    @Test
    void setsAreTheirItems() throws SQLException {
        // Given
        String own = named(id(created(Documents.published(Documents.canalPhotograph()))));
        String copy = "oai:hangzhou.example:" + Database.mirror("hangzhou", "西湖");
        toldNow(HEADS);

        // When
        List<String> leeds = identifiers("&set=owner:leeds");
        List<String> festivals = identifiers("&set=kind:festival");
        List<String> all = identifiers("");

        // Then
        assertThat(all).contains(own, copy).doesNotHaveDuplicates();
        assertThat(leeds).contains(own).doesNotContain(copy);
        assertThat(festivals).contains(copy).doesNotContain(own);
        assertThat(identifiers("&set=owner")).containsAll(all);
    }

    @Test
    void peopleGetTheSameAsAPage() {
        // Given
        String item = id(created(Documents.published(Documents.lightNight())));

        // When
        Page identity = Page.get(OAI);
        Page record = Page.get(OAI + "?verb=GetRecord&" + DC + "&identifier=" + named(item), "Accept-Language", "zh");
        Page error = Page.get(OAI + "?verb=GetRecord&" + DC + "&identifier=x");

        // Then
        assertThat(identity.isSound().text()).contains("http://leeds.library.example/oai");
        assertThat(record.isSound().text()).contains(named(item), "2027 利兹光之夜");
        assertThat(error.isSound().text()).contains("idDoesNotExist");
        assertThat(Page.get(OAI + "?verb=ListSets").isSound().text()).contains("kind:festival");
        assertThat(Page.get(OAI + "?" + HEADS).isSound().status()).isEqualTo(200);
    }

    private static List<String> identifiers(String set) {
        return list(HEADS + set).heads().stream().map(Head::identifier).toList();
    }

    /** The list, once it has what is there now. */
    private static Listed toldNow(String query) {
        String next =
                Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> list(query), it -> it.told().compareTo(next) >= 0);
    }

    private static String named(String id) {
        return "oai:leeds.example:" + id;
    }
}
