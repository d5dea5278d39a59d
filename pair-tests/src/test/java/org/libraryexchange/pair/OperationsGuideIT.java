package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The commands of the guides for operators, as they are printed there. */
@ExtendWith(SharedPair.class)
class OperationsGuideIT {

    private static final List<Path> GUIDES = Stream.of("install", "configure", "monitor", "runbooks")
            .map(name -> Repository.root().resolve("docs/%s.md".formatted(name)))
            .toList();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern COMMAND_IN_TEXT = Pattern.compile("`(curl|psql|kcat|docker|systemctl) [^`]*`");
    private static final Pattern OTHER_FENCE = Pattern.compile("(?m)^([ \\t]+```|[ \\t]*~~~)");
    private static final String HELD = "held-of-the-guide";
    private static final String CONFLICT = "conflict-of-the-guide";
    private static final String ADMIN = "guide_admin";

    private static final String ROLE = "A role for the node";
    private static final Set<String> OF_A_NEW_CITY = Set.of("Without containers", ROLE);

    /** Two nodes start anew for it. */
    private static final String TAKES_LONG = "Restoring an owner";

    private static final String CONTAINERS = "containers do not run where the tests do";
    private static final String SYSTEMD = "installs into a system that systemd runs";
    private static final String FILE = "is the content of a file";
    private static final String SERVER_TOOLS =
            "needs a tool of the server's own version, which the build does not bring";

    private static final String FILE_OF_A_TEST = "is the content of a file, which the test of its section uses";

    /** Sections whose commands another test runs, since they need services of their own. */
    private static final Map<String, Class<?>> RUN_ELSEWHERE = Map.of(
            InternetBroker.CERTIFICATES, BrokerOverTheInternetIT.class,
            InternetBroker.CITY, BrokerOverTheInternetIT.class,
            InternetBroker.RIGHTS, BrokerOverTheInternetIT.class,
            InternetBroker.THIRD, ThirdCityRightsIT.class,
            InternetBroker.STOLEN, BrokerOverTheInternetIT.class,
            DatabaseOverTlsIT.SECTION, DatabaseOverTlsIT.class,
            PreviousVersionIT.COPY, PreviousVersionIT.class,
            PreviousVersionIT.BACK, PreviousVersionIT.class);

    /** What is not run, with the reason. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry("With containers, console: mvn -DskipTests package", CONTAINERS),
            Map.entry("Without containers, console: mvn -DskipTests package", SYSTEMD),
            Map.entry(
                    "Without containers, ini: QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:5432/leeds",
                    FILE),
            Map.entry("Without containers, ini: [Unit]", FILE),
            Map.entry("Without containers, console: systemctl daemon-reload", SYSTEMD),
            Map.entry("Adding a replica, ini: QUARKUS_HTTP_PORT=8083", FILE),
            Map.entry("Adding a third city, ini: LIBRARY_CITY=york", FILE),
            Map.entry("Adding a third city, ini: LIBRARY_PARTNERS_YORK_API=https://york.example.org", FILE),
            Map.entry(
                    "Kafka, console: kafka-topics.sh --bootstrap-server $KAFKA --command-config admin.properties"
                            + " --create --topic library.$CITY.items \\",
                    SERVER_TOOLS),
            Map.entry(
                    "Kafka, console: kafka-configs.sh --bootstrap-server $KAFKA --command-config admin.properties"
                            + " --alter \\",
                    SERVER_TOOLS),
            Map.entry(
                    "Erasing an item, console: for file in /var/lib/kafka/data/library.$CITY.items-0/*.log; do",
                    SERVER_TOOLS),
            Map.entry("A proxy in front, nginx: server {", FILE),
            Map.entry("A proxy in front, ini: LIBRARY_PUBLIC_ADDRESS=https://exchange.library.example", FILE),
            Map.entry(
                    "The audit trail, text: 2026-11-27T09:14:05.120Z INFO  [l.audit] sign-in-refused name=\"a.ops\""
                            + " address=203.0.113.9 request=\"POST /sign-in\" status=200 times=3 act= subject=\"\"",
                    "is a line of the log"),
            Map.entry(
                    "The broker's certificates, console: kafka-storage.sh format --config"
                            + " deploy/kafka/server.properties --cluster-id \"$(kafka-storage.sh random-uuid)\"",
                    "the local stack starts the broker with this file"),
            Map.entry("The node at this broker, ini: KAFKA_BOOTSTRAP_SERVERS=kafka.example.org:9093", FILE_OF_A_TEST),
            Map.entry("A database over TLS, text: hostssl  leeds  leeds,leeds_node  192.0.2.0/24  scram-sha-256", FILE),
            Map.entry(
                    "A database over TLS, ini: QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://db.example.org:5432/leeds"
                            + "?sslmode=verify-full&sslrootcert=/etc/library-exchange/database-authority.pem",
                    FILE_OF_A_TEST),
            Map.entry("People from an identity provider, ini: LIBRARY_SIGN_IN_PROVIDER_ENABLED=true", FILE),
            Map.entry("Access, ini: MP_JWT_VERIFY_ISSUER=https://id.example.org/realms/libraries", FILE),
            Map.entry("Access, ini: QUARKUS_HTTP_CORS_ENABLED=true", FILE),
            Map.entry("Upgrading, console: systemctl stop library-exchange-leeds", SYSTEMD),
            Map.entry("A copy to go back to, console: systemctl stop library-exchange-leeds", SYSTEMD),
            Map.entry("Going back, console: systemctl stop library-exchange-leeds", SYSTEMD),
            Map.entry("Going back, console: systemctl start library-exchange-leeds", SYSTEMD),
            Map.entry(
                    "Backing up and restoring, console: pg_dump --format=custom --file=$CITY-$(date +%F).dump"
                            + " \"$DATABASE\"",
                    SERVER_TOOLS),
            Map.entry("Backing up and restoring, console: systemctl stop library-exchange-leeds", SERVER_TOOLS),
            Map.entry(
                    "Kafka's users and certificates, console: kafka-configs.sh --bootstrap-server $KAFKA"
                            + " --command-config admin.properties --alter \\",
                    SERVER_TOOLS),
            Map.entry("Alerts, yaml: route:", FILE),
            Map.entry(
                    "RequestsFail, console: docker compose logs --since 15m $CITY-node"
                            + " | grep -E 'request failed|database not available'",
                    CONTAINERS),
            Map.entry(
                    "RequestsOverdue, console: jcmd $PID Thread.print | grep -A 30 executor-thread",
                    "asks a process that the operator has found"),
            Map.entry(
                    "Logs, console: docker compose logs --no-log-prefix leeds-node"
                            + " | jq -R 'fromjson? | select(.level == \"WARN\") | .message'",
                    CONTAINERS),
            Map.entry(
                    "Following a change, console: docker compose logs --no-log-prefix leeds-node hangzhou-node"
                            + " | grep 4bf92f3577b34da6a3ce929d0e0e4736",
                    CONTAINERS),
            Map.entry("Traces, ini: QUARKUS_OTEL_SDK_DISABLED=false", FILE),
            Map.entry(
                    "At the database, text: ERROR:  items of leeds cannot be changed by a session that writes as"
                            + " nobody",
                    "is an answer"));

    /** What each block of a section says, as a pattern of a part of it, in the order of the guides. */
    private static final Map<String, List<String>> SAYS = says();

    private static Map<String, List<String>> says() {
        Map<String, List<String>> says = new LinkedHashMap<>();
        says.put(
                "Without containers",
                List.of(
                        "^york\\|f\\|f\nyork_node\\|f\\|f$",
                        "ED25519 Public-Key",
                        "\"city\": \"leeds\",\\s+\"log\": \"active\""));
        says.put(
                "Adding a replica",
                List.of("library-node lock applier hangzhou.*lock publisher leeds.*\"publisher\": \"active\""));
        says.put(
                "Adding a third city",
                List.of("library\\.hangzhou\\.exchange.*library\\.leeds\\.items.*\"city\": \"hangzhou\""));
        says.put("Upgrading", List.of("^\\d+\\|", "^$", "^\\d+\\|t\nverified\nUP$"));
        says.put(ROLE, List.of("^$"));
        says.put("Access", List.of("/tokens/.*public-key\\.pem$", "\"sub\": \"nightly-import\".*\"cataloguer\""));
        says.put("Staff", List.of("^BEGIN\nINSERT 0 1\nDELETE 0\nINSERT 0 1\nUPDATE 1\nCOMMIT$", "^DELETE 1$"));
        says.put("NodeDown", List.of("\"status\": \"UP\""));
        says.put("DatabaseUnreachable", List.of("accepting connections"));
        says.put("BrokerUnreachable", List.of("topic \"library\\.leeds\\.items\" with 1 partitions"));
        says.put("MetricsOld", List.of("library-node metrics"));
        says.put("ExchangeStuck", List.of("\"status\": \"UP\""));
        says.put("NobodyPublishes", List.of("\"state\": \"active\""));
        says.put("NobodyApplies", List.of("\"state\": \"active\""));
        says.put("MirrorLags", List.of("\"lagRecords\": \\d"));
        says.put("MirrorPaused", List.of("^null$"));
        says.put("BacklogGrows", List.of("\"backlog\": \\d"));
        says.put("OwnerRestored", List.of("\"counts\":"));
        says.put("LettersStuck", List.of("\"status\": \"UP\""));
        says.put("NobodyExchangesLetters", List.of("\"state\": \"active\""));
        says.put("LettersLag", List.of("\"lagRecords\": \\d"));
        says.put("LettersRestored", List.of("\"undecided\": 0"));
        says.put("LettersNotProved", List.of("\"proofs\":\\["));
        says.put("LettersDiffer", List.of("\"proofs\":\\["));
        says.put("RejectedLettersOpen", List.of("\"rejectedLetters\":\\["));
        says.put("RejectedLettersDropped", List.of("\"rejectedLetters\":\\["));
        says.put("ForeignLetters", List.of("\"logs\":\\["));
        says.put("NotProved", List.of("\"proofs\":\\["));
        says.put("MirrorDiffers", List.of("\"proofs\":\\["));
        says.put("NightNotCovered", List.of("\"nights\":\\["));
        says.put("NightFailed", List.of("\"nights\":\\["));
        says.put("NightPartial", List.of("\"runs\":\\["));
        says.put("RejectedRecordsOpen", List.of("\"rejectedRecords\":\\["));
        says.put("RejectedRecordsDropped", List.of("\"rejectedRecords\":\\["));
        says.put("ForeignRecords", List.of("\"logs\":\\[", "^$|\"logs\":\\["));
        says.put("DiskFills", List.of("^Filesystem"));
        says.put("ImportsStuck", List.of("\"health\": \"well\""));
        says.put("ImportHeld", List.of("\"imports\":\\["));
        says.put("SearchBehind", List.of("\"behind\": \\d"));
        says.put("SearchStuck", List.of("\"health\": \"well\""));
        says.put("The morning", List.of("\"digests\":\\[.*\"needs\":\\["));
        says.put("Pictures", List.of("owner.*reason.*count|^$"));
        says.put("Mail about letters", List.of("^\\[\\]$"));
        says.put("Nights", List.of("\"nights\":\\[.*\"runs\":\\[.*\"startedBy\":\"operator\""));
        says.put("Rejected records", List.of("\"outcome\": \"still-unfit\"", "\"state\": \"dismissed\"", "^\\d+$"));
        says.put("Rejected letters", List.of("^\\d+$"));
        says.put("Held imports", List.of("\"state\": \"held\".*\"withdrawals\": 2", "^dropped$"));
        says.put("Proofs", List.of("\"outcome\": \"verified\"", "Signature Verified Successfully"));
        says.put("Pausing a partner", List.of("\"partner\":\"hangzhou\".*Their import has withdrawn everything"));
        says.put("Rebuilding a mirror", List.of("\"partner\":\"hangzhou\""));
        says.put("Restoring a mirror", List.of("\"city\": \"hangzhou\".*\"gapAfter\""));
        says.put(
                "Restoring an owner",
                List.of(
                        "\"state\": \"restored\".*\"undecided\": 2",
                        "\"en\": \"since [01]\".*\"en\": \"after [01]\".*\"decided\":1"));
        says.put("Seals", List.of("\"sealedBy\": \"[0-9a-f]{16}\"", "^[0-9a-f]{16}$"));
        says.put("Keys of a city", List.of("^$", "^valid$"));
        says.put("Keys of tokens", List.of("/tokens-2/.*public-key\\.pem.*\"sub\": \"nightly-import\""));
        says.put("The database's passwords", List.of("^ALTER ROLE$"));
        says.put("Kafka's users and certificates", List.of("^(UP\n?)+$"));
        return says;
    }

    @TempDir
    Path folder;

    @Test
    void everyBlockIsRunOrListedWithTheReason() {
        assertThat(sections())
                .extracting(PrintedCommands::section)
                .filteredOn(section -> !RUN_ELSEWHERE.containsKey(section))
                .containsExactlyElementsOf(SAYS.keySet());
        String text = GUIDES.stream().map(Monitoring::read).collect(Collectors.joining());
        RUN_ELSEWHERE.forEach((section, test) ->
                assertThat(text).contains("## " + section + "\n").contains("`" + test.getSimpleName() + "`"));
        assertThat(GUIDES.stream().flatMap(guide -> PrintedCommands.others(guide).stream()))
                .containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
        assertThat(text).doesNotContainPattern(COMMAND_IN_TEXT).doesNotContainPattern(OTHER_FENCE);
    }

    @TestFactory
    Stream<DynamicTest> printedCommandsDoWhatIsToldOfThem(PairUnderTest pair) throws IOException {
        return printedCommands(section -> !TAKES_LONG.equals(section), pair);
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> thoseThatTakeLongDoSoToo(PairUnderTest pair) throws IOException {
        return printedCommands(TAKES_LONG::equals, pair);
    }

    private Stream<DynamicTest> printedCommands(Predicate<String> chosen, PairUnderTest pair) throws IOException {
        prepare(pair);
        return sections().stream()
                .filter(section -> chosen.test(section.section()) && SAYS.containsKey(section.section()))
                .map(section -> dynamicTest(section.section(), () -> run(section, pair)));
    }

    private static List<PrintedCommands> sections() {
        return GUIDES.stream()
                .flatMap(guide -> PrintedCommands.sections(guide).stream())
                .toList();
    }

    private void prepare(PairUnderTest pair) throws IOException {
        pair.leeds().database().execute("drop database if exists york");
        pair.leeds().database().execute("drop role if exists york_node");
        pair.leeds().database().execute("drop role if exists york");
        pair.leeds().database().execute("drop role if exists " + ADMIN);
        pair.leeds().database().execute("create role %s superuser login password 'guide'".formatted(ADMIN));
        standInForTheRepository();
        Files.createDirectories(folder.resolve("keys"));
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            Files.copy(city.signingKeys().publicKey(), folder.resolve("keys").resolve(city.name() + "-public-key.pem"));
        }
    }

    private void standInForTheRepository() throws IOException {
        for (String name : List.of("local-stack/issue-token", "local-stack/add-staff")) {
            Path program = folder.resolve(name);
            Files.createDirectories(program.getParent());
            Files.writeString(
                    program,
                    "#!/bin/bash\nexec '%s' \"$@\"\n"
                            .formatted(Repository.nodes().resolve(name)));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void run(PrintedCommands section, PairUnderTest pair) throws IOException {
        // Given
        given(section.section(), pair);

        // When
        List<String> said = section.run(
                new Program("bash, curl, jq, kcat, openssl and psql", folder, variables(section, pair), PATIENCE));

        // Then
        List<String> says = SAYS.get(section.section());
        assertThat(said).as(section.section()).hasSameSizeAs(says);
        for (int i = 0; i < said.size(); i++) {
            assertThat(said.get(i).strip())
                    .as("%s, block %d", section.section(), i + 1)
                    .containsPattern(Pattern.compile(says.get(i), Pattern.DOTALL));
        }
        afterwards(section.section(), pair);
    }

    private Map<String, String> variables(PrintedCommands section, PairUnderTest pair) {
        boolean atHangzhou = section.section().equals("Rejected records");
        CityUnderTest city = atHangzhou ? pair.hangzhou() : pair.leeds();
        String server = "127.0.0.1:" + city.postgres().port();
        Map<String, String> variables = new HashMap<>();
        variables.put("CITY", OF_A_NEW_CITY.contains(section.section()) ? "york" : city.name());
        variables.put("PARTNER", (atHangzhou ? pair.leeds() : pair.hangzhou()).name());
        variables.put("API", city.api().toString());
        variables.put("MANAGEMENT", city.management().toString());
        variables.put(
                "DATABASE",
                "postgresql://%s:%s@%s/%s"
                        .formatted(city.postgres().user(), city.postgres().password(), server, city.name()));
        variables.put("ADMIN", "postgresql://%s:guide@%s/postgres".formatted(ADMIN, server));
        variables.put("NEW_PASSWORD", city.postgres().nodePassword());
        variables.put("OWNER_PASSWORD", city.postgres().password());
        variables.put("KAFKA", pair.kafka().bootstrapServers());
        variables.put("KEYS", folder.resolve("keys").toString());
        variables.put("TOKEN", city.tokenOf("an.operator", List.of("ops", "exchange-operator")));
        return variables;
    }

    /** What a section takes for granted. Other tests write into the logs of Leeds as strangers. */
    private void given(String section, PairUnderTest pair) throws IOException {
        new ForeignRecordsUnderTest(pair.leeds(), pair.kafka()).settle();
        switch (section) {
            case ROLE -> pair.leeds().database().execute("drop role york_node");
            case "Restoring an owner" -> restoreBetweenTwoWrites(pair);
            case "Rejected records" -> writeWhatIsRejected(pair);
            case "Held imports" -> sendWhatIsHeld(pair.leeds());
            default -> {}
        }
    }

    private static void restoreBetweenTwoWrites(PairUnderTest pair) {
        CityUnderTest leeds = pair.leeds();
        put(leeds, CONFLICT, "before", 2);
        awaitEqual(pair);
        Backup backup = Backup.of(leeds);
        leeds.restartNode();
        put(leeds, CONFLICT, "after", 2);
        awaitEqual(pair);
        backup.restore();
        pair.kafka().stop();
        leeds.restartNode();
        put(leeds, CONFLICT, "since", 2);
        pair.kafka().restart();
        Awaitility.await("the owner has noticed").atMost(PATIENCE).until(() -> undecided(leeds) == 2);
    }

    private static int undecided(CityUnderTest city) {
        return city.client().get("/api/v1/exchange/restoration") instanceof Acknowledged answer
                ? answer.json().at("/counts/undecided").asInt()
                : 0;
    }

    private static void writeWhatIsRejected(PairUnderTest pair) {
        DatabaseUnderTest mirror = pair.hangzhou().database();
        mirror.execute("delete from rejected_record where state = 'open'");
        long offset = new Kcat(pair.log(pair.leeds()))
                .send(new HostileItems()
                        .all().stream()
                                .filter(record -> record.reason().equals("unknown-kind"))
                                .findFirst()
                                .orElseThrow()
                                .content());
        Awaitility.await("it is kept aside")
                .atMost(PATIENCE)
                .until(() ->
                        mirror.number("select count(*) from rejected_record where record_offset = ?", offset) == 1);
        mirror.execute("delete from rejected_record where state = 'open' and record_offset <> ?", offset);
    }

    private void sendWhatIsHeld(CityUnderTest city) throws IOException {
        put(city, HELD, "held", 3);
        Path file = folder.resolve("held.ndjson");
        ObjectNode row = ItemDocuments.event("held 0");
        row.putArray("identifiers").addObject().put("scheme", HELD).put("value", "0");
        Files.writeString(file, row + "\n");
        ImportUnderTest held =
                ImportUnderTest.send(city, "scheme=" + HELD + "&complete=true", "application/x-ndjson", file);
        assertThat(held.ended(PATIENCE).path("state").asText()).isEqualTo("held");
    }

    /** Leaves the pair as others expect it. */
    private static void afterwards(String section, PairUnderTest pair) {
        if (section.equals("Restoring an owner") || section.equals("Rebuilding a mirror")) {
            awaitEqual(pair);
        }
    }

    private static void awaitEqual(PairUnderTest pair) {
        for (CityUnderTest owner : List.of(pair.leeds(), pair.hangzhou())) {
            CityUnderTest mirror = owner == pair.leeds() ? pair.hangzhou() : pair.leeds();
            CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, pair.log(owner), PATIENCE);
            CityAssert.assertThat(mirror).mirrors(owner);
        }
    }

    private static void put(CityUnderTest city, String scheme, String when, int items) {
        for (int i = 0; i < items; i++) {
            String document = ItemDocuments.event(when + " " + i).toString();
            assertThat(city.client().put(scheme, String.valueOf(i), document)).isInstanceOf(Acknowledged.class);
        }
    }
}
