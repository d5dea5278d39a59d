package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Nodes of this version and of the one before it: side by side, and one after the other on the same database. */
@Tag("long")
class PreviousVersionIT {

    static final String COPY = "A copy to go back to";
    static final String BACK = "Going back";

    private static final Path GUIDE = Repository.root().resolve("docs/install.md");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ADMIN = "version_admin";

    /** The blocks of the guide's section on going back. */
    private static final int ALL_SENT = 0;

    private static final int SWAP = 1;
    private static final int LOOK = 2;
    private static final int ADOPT = 3;

    private static Path previous;

    @TempDir
    Path folder;

    @BeforeAll
    static void packagePrevious() {
        previous = PreviousVersion.named().packaged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void citiesOfBothVersionsExchangeWithEachOther(String older) {
        try (PairUnderTest pair = PairUnderTest.startWithNodeOf(previous, older)) {
            // Given
            boolean leedsIsOlder = older.equals("leeds");
            CityUnderTest old = leedsIsOlder ? pair.leeds() : pair.hangzhou();
            CityUnderTest today = leedsIsOlder ? pair.hangzhou() : pair.leeds();

            // When
            for (CityUnderTest city : List.of(old, today)) {
                EveryChange changes = new EveryChange(city, "both-versions");
                changes.importSamples(city == old ? previous : Repository.root(), folder);
                changes.make();
            }
            Acknowledged unknownToOld = new EveryChange(today, "both-versions").undated();
            Acknowledged settled = settledAtTheDesk(today, old);
            Acknowledged counted = countedFromADay(today);

            Acknowledged visit = lettersAboutAVisit(today, old);
            Acknowledged pictured = withAPicture(today);

            // Then
            pair.awaitEqual(SOON);
            assertPictureStaysWhereItIs(pictured, today, old);
            assertThat(answerAsLibrarian(old, "/api/v1/letters/" + visit.id())).isEqualTo(visit.body());
            for (CityUnderTest owner : List.of(old, today)) {
                assertThat(Proved.of(owner).outcomes()).containsExactly("verified");
                assertThat(outcomeOfANight(owner)).isIn("complete", "nothing-to-exchange");
                assertThat(owner.client().status().mirror().rejected()).isZero();
                assertThat(answer(old, "/api/v1/changes?limit=1000&owner=" + owner))
                        .isEqualTo(answer(today, "/api/v1/changes?limit=1000&owner=" + owner));
            }
            assertThat(servedBy(old, unknownToOld)).isEqualTo(unknownToOld.body());
            assertThat(outcomesInAPause(today, old)).isNotEmpty().containsOnly("interrupted");
            pair.awaitEqual(SOON);
            assertThat(Proved.of(old).outcomes()).containsExactly("verified");
            assertThat(answer(old, "/api/v1/items/" + settled.id())).isEqualTo(settled.body());
            assertThat(answer(old, "/items/" + settled.id() + "?lang=zh-Hans")).contains("Leeds Libraries");
            assertThat(answer(old, "/api/v1/items/" + counted.id())).isEqualTo(counted.body());
            assertThat(answer(old, "/items/" + counted.id() + "?lang=en"))
                    .contains("The first Sunday on or after 6 January");
        }
    }

    /**
     * A letter that concerns a visit and has standard sentences, of which the older version knows neither, and its reply.
     */
    private static Acknowledged lettersAboutAVisit(CityUnderTest today, CityUnderTest old) {
        NodeClient writer = librarian(today);
        Acknowledged draft = acknowledged(writer.createLetter(ItemDocuments.letter(old.name(), "A visit in May")
                .put("concerns", "visit")
                .<ObjectNode>set("standard", Json.read("{\"en\": \"We invite you.\"}"))
                .<ObjectNode>set("text", Json.read("{\"en\": \"We invite you.\\n\\nIn May.\"}"))
                .toString()));
        Acknowledged visit = acknowledged(writer.actOnLetter(draft.id(), "send", draft.entityTag()));
        assertThat(visit.body()).contains("\"concerns\":\"visit\"", "\"standard\":{");
        Awaitility.await("the letter with the older version")
                .atMost(SOON)
                .until(() -> librarian(old).get("/api/v1/letters/" + visit.id()) instanceof Acknowledged);
        Acknowledged reply = acknowledged(librarian(old)
                .sendLetter(ItemDocuments.letter(today.name(), "Gladly")
                        .put("inReplyTo", visit.id().toString())
                        .toString()));
        Awaitility.await("the reply")
                .atMost(SOON)
                .until(() -> writer.get("/api/v1/letters/" + reply.id()) instanceof Acknowledged);
        assertThat(Json.read(answerAsLibrarian(today, "/api/v1/letters?concerns=visit"))
                        .path("letters"))
                .hasSize(1);
        return visit;
    }

    /** An item that names a picture, of which the older version knows nothing. */
    private Acknowledged withAPicture(CityUnderTest city) {
        try {
            Path file = Files.write(folder.resolve("circle.jpg"), ImageServer.picture());
            ObjectNode picture =
                    (ObjectNode) acknowledged(city.client().upload("/api/v1/media", "image/jpeg", file, SOON))
                            .json();
            picture.putObject("alt").put("en", "An orange circle");
            ObjectNode document = ItemDocuments.event("With a picture");
            document.withArray("/pictures").add(picture);
            return new EveryChange(city, "both-versions").put("pictured", document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The item arrives as it is, without its picture; the log that the older city does not have is no fault of anybody. */
    private static void assertPictureStaysWhereItIs(Acknowledged pictured, CityUnderTest today, CityUnderTest old) {
        String picture = "/media/" + pictured.json().at("/pictures/0/sha256").asText();
        assertThat(answer(old, "/api/v1/items/" + pictured.id())).isEqualTo(pictured.body());
        assertThat(answer(old, "/items/" + pictured.id())).contains("With a picture");
        assertThat(old.client().get(picture)).isNotInstanceOf(Acknowledged.class);
        assertThat(today.client().get(picture)).isInstanceOf(Acknowledged.class);
        Awaitility.await("the picture is sent")
                .atMost(SOON.multipliedBy(2))
                .until(() -> today.database().number("""
                    select count(*) from pictures.item, pictures.publication
                    where owner = ? and coalesce(sequence, sent_sequence + 1) > sent_sequence
                    """, today.name()) == 0);
        assertThat(Health.of(today)).as("nobody is alarmed").isEqualTo(Health.GREEN);
    }

    private static NodeClient librarian(CityUnderTest city) {
        return new NodeClient(city.api(), city.token("librarian"));
    }

    private static String answerAsLibrarian(CityUnderTest city, String address) {
        return acknowledged(librarian(city).get(address)).body();
    }

    /** What a city that is paused answers to the older version, which does not know of pauses. */
    private static List<String> outcomesInAPause(CityUnderTest today, CityUnderTest old) {
        acknowledged(
                today.client().pause(old.name(), "Two versions", Instant.now().plusSeconds(600)));
        List<String> outcomes = Proved.of(old).outcomes();
        acknowledged(today.client().resume(old.name()));
        assertThat(old.client().status().mirror().rejected()).isZero();
        return outcomes;
    }

    /** An item of a city's system with a sister, of which somebody has translated the title at the desk. */
    private static Acknowledged settledAtTheDesk(CityUnderTest city, CityUnderTest partner) {
        EveryChange changes = new EveryChange(city, "both-versions");
        ObjectNode document = ItemDocuments.event("Settled at the desk");
        document.putArray("sisters")
                .addObject()
                .put("owner", partner.toString())
                .put("id", UUID.randomUUID().toString())
                .put("relation", "counterpart");
        document.putObject("attributions").put("en", "Leeds Libraries").put("zh-Hans", "利兹图书馆");
        document.withArray("/event/access/features").add("step-free").add("hearing-loop");
        document.withObject("/event/access/note").put("en", "Ring at the side door.");
        ((ObjectNode) document.at("/event/occurrences/0"))
                .put("status", "cancelled")
                .putObject("reason")
                .put("en", "The hall is being repaired.");
        Acknowledged sent = changes.put("settled", document);
        try (DeskPerson person = DeskPerson.addedTo(city, "both.versions", "cataloguer")) {
            person.browser().open("/desk/items/" + sent.id());
            person.fills("/title/zh-Hans", "人工确定的标题").presses("publish");
        }
        // Only now: the desk would ask the address.
        document.withArray("/media")
                .addObject()
                .put("url", "https://example.org/hall.jpg")
                .put("mediaType", "image/jpeg")
                .put("licence", "https://creativecommons.org/licenses/by/4.0/")
                .putObject("credits")
                .put("en", "Photograph: Leeds Libraries")
                .put("zh-Hans", "摄影：利兹图书馆");
        Acknowledged settled = changes.put("settled", document);
        assertThat(settled.body())
                .contains(
                        "\"access\":{",
                        "\"attributions\":{",
                        "\"corrected\":{",
                        "\"credits\":{",
                        "\"reason\":{",
                        "\"translated\":{",
                        "\"sisters\":[{");
        return settled;
    }

    /** A festival by a rule that the older version does not know. */
    private static Acknowledged countedFromADay(CityUnderTest city) {
        ObjectNode document = ItemDocuments.event("Plough Sunday");
        document.put("kind", "festival").remove("event");
        document.withObject("/festival/recurrence/weekday")
                .put("month", 1)
                .put("weekday", "sunday")
                .put("nth", 1)
                .put("onOrAfter", 6);
        return new EveryChange(city, "both-versions").put("counted", document);
    }

    /** The document as it stands in the API; lists and pages serve it too. */
    private static String servedBy(CityUnderTest city, Acknowledged item) {
        assertThat(answer(city, "/items/" + item.id())).contains("Dates to be announced");
        Awaitility.await("it is found")
                .atMost(SOON)
                .until(() -> answer(city, "/api/v1/items?q=announced"), list -> list.contains(item.body()));
        return answer(city, "/api/v1/items/" + item.id());
    }

    private static String outcomeOfANight(CityUnderTest owner) {
        UUID run = acknowledged(owner.client().run()).id();
        return Awaitility.await("run " + run)
                .atMost(SOON)
                .until(
                        () -> Json.read(answer(owner, "/api/v1/exchange/runs/" + run))
                                .path("outcome"),
                        outcome -> !outcome.isNull())
                .asText();
    }

    private static String answer(CityUnderTest city, String address) {
        return acknowledged(city.client().get(address)).body();
    }

    @Test
    void cityThatGoesBackKeepsAllThatItHasPublishedSince() {
        try (PairUnderTest pair = PairUnderTest.startWithNodeOf(previous, "leeds")) {
            CityUnderTest leeds = pair.leeds();
            leeds.database().execute("create role %s superuser login password 'guide'".formatted(ADMIN));

            // Given
            EveryChange before = new EveryChange(leeds, "before");
            before.make();
            pair.awaitEqual(SOON);
            stop(leeds);
            run(COPY, 0, leeds);
            startToday(leeds);
            assertThat(Proved.of(leeds).outcomes()).containsExactly("verified");

            EveryChange since = new EveryChange(leeds, "since");
            since.make();
            Acknowledged undated = since.undated();
            before.put("changed", ItemDocuments.event("Once more"));
            before.erase(before.read("priced"));
            before.withdraw(before.read("texts"));
            before.put("traced", ItemDocuments.event("Sent at last"));
            pair.awaitEqual(SOON);
            Map<UUID, StoredItem> published = pair.hangzhou().database().items("leeds");
            Audit audit = Audit.of(pair.hangzhou(), leeds);

            // When
            run(BACK, ALL_SENT, leeds);
            stop(leeds);
            run(BACK, SWAP, leeds);
            startPrevious(leeds);
            assertThat(run(BACK, LOOK, leeds)).as("erased since").contains("\"undecided\": 2");
            run(BACK, ADOPT, leeds);

            // Then
            awaitPublishing(leeds);
            pair.awaitEqual(SOON);
            assertThat(leeds.database().items("leeds")).isEqualTo(published);
            assertThat(audit.changes()).as("changes of the mirror").isEmpty();
            assertThat(Proved.of(leeds).outcomes()).containsExactly("verified");
            assertThat(answer(leeds, "/api/v1/items/" + undated.id())).isEqualTo(undated.body());

            // When
            before.put("changed", ItemDocuments.event("By the older version"));
            stop(leeds);
            startToday(leeds);
            since.put("undated", ItemDocuments.event("Dates are known at last"));

            // Then
            awaitPublishing(leeds);
            pair.awaitEqual(SOON);
            assertThat(Proved.of(leeds).outcomes()).containsExactly("verified");
        }
    }

    private static void stop(CityUnderTest city) {
        city.node().stop();
        // Tests keep the sessions through which they look.
        city.database()
                .execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ? and pid <>"
                                + " pg_backend_pid()",
                        city.name());
    }

    private static void startToday(CityUnderTest city) {
        city.takeProgramOf(Repository.root());
        city.takeRoleOfItsOwn();
        city.restartNode();
    }

    /** The version before owned its database. */
    private static void startPrevious(CityUnderTest city) {
        city.takeProgramOf(previous);
        city.takeRoleOfTheOwner();
        city.restartNode();
    }

    private static void awaitPublishing(CityUnderTest city) {
        Awaitility.await("the city publishes")
                .atMost(SOON)
                .until(() -> city.client().status().log().state(), "active"::equals);
    }

    private String run(String section, int block, CityUnderTest city) {
        PrintedCommands all = PrintedCommands.section(GUIDE, section);
        PrintedCommands one = new PrintedCommands(section, List.of(all.blocks().get(block)));
        Map<String, String> variables = Map.of(
                "CITY", city.name(),
                "API", city.api().toString(),
                "MANAGEMENT", city.management().toString(),
                "TOKEN", city.token("ops", "exchange-operator"),
                "ADMIN",
                        "postgresql://%s:guide@127.0.0.1:%d/postgres"
                                .formatted(ADMIN, city.postgres().port()));
        return one.run(new Program("bash, curl, jq and psql", folder, variables, SOON))
                .get(0)
                .strip();
    }
}
