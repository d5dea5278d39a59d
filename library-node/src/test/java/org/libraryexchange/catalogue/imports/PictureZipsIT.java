package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Heap;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

/** Pictures in a ZIP beside a table. */
@QuarkusTest
@Timeout(120)
class PictureZipsIT {

    private static final String ADDRESS = ImportView.ADDRESS + "/pictures";
    private static final String MEDIA = "/api/v1/media";
    private static final int NAME_IN_ZIP = 30;
    private static final int MEGABYTE = 1024 * 1024;

    @Inject
    PictureZips zips;

    @Inject
    ReadZips kept;

    private static byte[] zip(Charset names, Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        return zip(StandardCharsets.UTF_8, files);
    }

    private static Response sent(byte[] zip) {
        return Api.asCataloguer().contentType("application/zip").body(zip).post(ADDRESS);
    }

    private static JsonPath taken(byte[] zip) {
        Response answer = sent(zip);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static String kept() {
        return Database.value(
                "select (select count(*) from picture_upload) || ' ' || (select count(*) from zipped_picture) || ' '"
                        + " || (select count(*) from import_chunk where not exists (select from bulk_import where id ="
                        + " import_id))");
    }

    @Test
    void rowsNameThePicturesOfAZipByTheirFiles() {
        // Given
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one.jpg", PictureFiles.jpeg(411, 99));
        files.put("__MACOSX/._one.jpg", new byte[100]);
        files.put("图二.png", PictureFiles.png(412, 99));
        files.put("words.txt", Documents.utf8("no picture"));
        files.put("inner.zip", zip(Map.of("x.jpg", PictureFiles.jpeg(20, 20))));
        JsonPath read = taken(zip(files));
        String scheme = "zip-" + UUID.randomUUID().toString().substring(0, 8);
        String query = "status=published&scheme=" + scheme + "&pictures=" + read.getString("pictures");
        String table = """
            identifier,kind,title.en,originalLanguage,licence,event.datesToBeAnnounced,pictures.file,pictures.alt.en
            both,cultural-event,Both,en,https://creativecommons.org/publicdomain/zero/1.0/,true,one.jpg|图二.png,First|Second
            words,cultural-event,Words,en,https://creativecommons.org/publicdomain/zero/1.0/,true,words.txt,Words
            none,cultural-event,None,en,https://creativecommons.org/publicdomain/zero/1.0/,true,three.jpg,None
            """;

        String items = Database.stateOfItems();

        // When
        Sent dry = Sent.table(query + "&dryRun=true", table);
        String told = counted(dry.finished());
        String before = Database.stateOfItems();
        Sent real = Sent.table(query, table);

        // Then
        assertThat(read.getList("files.file")).containsExactly("one.jpg", "图二.png", "words.txt", "inner.zip");
        assertThat(read.getInt("files[1].picture.width")).isEqualTo(412);
        assertThat(read.getList("files.rule")).containsExactly(null, null, "no-picture", "no-picture");
        assertThat(told).isEqualTo("1 of 3");
        assertThat(counted(real.finished())).isEqualTo(told);
        for (Sent each : List.of(dry, real)) {
            assertThat(each.errors())
                    .extracting(error -> error.get("field") + " " + error.get("rule"))
                    .containsExactly("pictures.file no-picture", "pictures.file not-in-zip");
        }
        assertThat(before).as("a dry run writes nothing").isEqualTo(items);
        JsonPath item = Api.asCataloguer()
                .get("/api/v1/items/by-identifier/" + scheme + "/both")
                .jsonPath();
        assertThat(item.getList("pictures.width")).containsExactly(411, 412);
        assertThat(item.getString("pictures[1].alt.en")).isEqualTo("Second");
        assertThat(item.getMap("pictures[0]")).doesNotContainKey("file");
    }

    @Test
    void rowIsRefusedThatPublishesAPictureOfPeopleWhoHaveNotAgreed() throws SQLException {
        // Given
        JsonPath read = taken(zip(Map.of("crowd.jpg", PictureFiles.jpeg(414, 99))));
        try (Connection session = Database.session()) {
            int noted = Database.execute(
                    session,
                    "insert into picture_people (sha256, people, agreed, sure) values (?, 'adults', false, false)",
                    read.getString("files[0].picture.sha256"));
            assertThat(noted).isOne();
        }
        String scheme = "zip-" + UUID.randomUUID().toString().substring(0, 8);

        // When
        Sent sent = Sent.table("scheme=" + scheme + "&pictures=" + read.getString("pictures"), """
            identifier,status,kind,title.en,originalLanguage,licence,event.datesToBeAnnounced,pictures.file,pictures.alt.en
            shown,published,cultural-event,A,en,https://creativecommons.org/publicdomain/zero/1.0/,true,crowd.jpg,A crowd
            draft,draft,cultural-event,B,en,https://creativecommons.org/publicdomain/zero/1.0/,true,crowd.jpg,A crowd
            """);

        // Then
        assertThat(counted(sent.finished())).isEqualTo("1 of 2");
        assertThat(sent.errors())
                .extracting(error -> error.get("row") + " " + error.get("rule"))
                .containsExactly("2 people-agree");
    }

    @Test
    void heldImportHasItsPicturesHoweverLongItWaits() throws SQLException {
        // Given
        String scheme = "zip-" + UUID.randomUUID().toString().substring(0, 8);
        String heading = "identifier,kind,status,title.en,originalLanguage,licence,event.datesToBeAnnounced,"
                + "pictures.file,pictures.alt.en\n";
        String row = "%s,cultural-event,%s,Walk,en,https://creativecommons.org/publicdomain/zero/1.0/,true,%s,%s\n";
        JsonPath begun = Sent.table(
                        "scheme=" + scheme,
                        heading
                                + IntStream.range(0, 12)
                                        .mapToObj(n -> row.formatted("old-" + n, "published", "", ""))
                                        .collect(Collectors.joining()))
                .finished();
        JsonPath read = taken(zip(Map.of("one.jpg", PictureFiles.jpeg(413, 99))));
        Sent held = Sent.table(
                "scheme=" + scheme + "&pictures=" + read.getString("pictures"),
                heading
                        + row.formatted("new", "published", "one.jpg", "A picture")
                        + IntStream.range(0, 12)
                                .mapToObj(n -> row.formatted("old-" + n, "withdrawn", "", ""))
                                .collect(Collectors.joining()));
        String before = held.ended().getString("state");

        // When
        try (Connection session = Database.session()) {
            int aged = Database.execute(
                    session,
                    "update zipped_picture set received = received - interval '3 days' where zip = decode(?, 'hex')",
                    read.getString("pictures"));
            assertThat(aged).isEqualTo(1);
        }
        kept.purge();
        Response approved = Api.with(Tokens.named("an.operator", "exchange-operator"))
                .contentType("application/json")
                .body("{\"reason\": \"It is as it should be\"}")
                .post(held.address() + "/approve");

        // Then
        assertThat(begun.getInt("created")).isEqualTo(12);
        assertThat(before).isEqualTo("held");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        assertThat(held.finished().getInt("created")).isOne();
    }

    private static String counted(JsonPath ended) {
        return ended.getInt("created") + " of " + ended.getInt("rows");
    }

    @ParameterizedTest
    @CsvSource({"GB18030, 西湖断桥.jpg", "IBM437, café.jpg"})
    void namesThatAWindowsHasWrittenAreRead(Charset names, String name) {
        // When
        JsonPath read = taken(zip(names, Map.of(name, PictureFiles.jpeg(413, 99))));

        // Then
        assertThat(read.getList("files.file")).containsExactly(name);
        assertThat(read.getList("files.rule")).containsOnlyNulls();
    }

    @Test
    void zipIsReadWhileOthersHaveAllPlacesForPicturesAndSendSlowly() throws IOException {
        // Given
        byte[] jpeg = PictureFiles.jpeg(415, 99);
        // Files are taken in pieces.
        byte[] half = Arrays.copyOf(Arrays.copyOf(jpeg, jpeg.length / 2), 2 * Spool.PIECE);
        long others = readings();
        try (Socket zip = begun(ADDRESS, "application/zip", new byte[2 * Spool.PIECE]);
                Socket one = begun(MEDIA, "image/jpeg", half);
                Socket two = begun(MEDIA, "image/jpeg", half)) {
            await().until(() -> strays() > 0 && readings() == others + 2);
            Response third =
                    Api.asCataloguer().contentType("image/jpeg").body(jpeg).post(MEDIA);

            // When
            JsonPath read = taken(zip(Map.of("a.jpg", jpeg)));

            // Then
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(read.getInt("files[0].picture.width")).isEqualTo(415);
            for (Socket slow : List.of(zip, one, two)) {
                slow.getOutputStream().write(0);
                assertThat(new String(slow.getInputStream().readNBytes(9), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 ");
            }
            await().until(() -> strays() == 0);
        }
    }

    /** A request whose last byte is still to come. */
    private static Socket begun(String address, String type, byte[] beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        List<String> headers = List.of(
                "Authorization: Bearer " + Tokens.cataloguer(),
                "Content-Type: " + type,
                "Content-Length: " + (beginning.length + 1));
        socket.getOutputStream().write(Wire.head("POST", address, headers));
        socket.getOutputStream().write(beginning);
        return socket;
    }

    private static long strays() {
        return Long.parseLong(Database.value("""
                select count(*) from import_chunk where not exists (select from bulk_import where id = import_id)
                """));
    }

    /** Processes of this one that run Java: some have a picture, or wait for the rest of it. */
    private static long readings() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .count();
    }

    @Test
    void twoZipsThatComeTogetherAreBothRead() {
        // When
        CompletableFuture<JsonPath> other =
                CompletableFuture.supplyAsync(() -> taken(zip(Map.of("a.jpg", PictureFiles.jpeg(416, 99)))));
        JsonPath one = taken(zip(Map.of("a.jpg", PictureFiles.jpeg(417, 99))));

        // Then
        assertThat(one.getInt("files[0].picture.width")).isEqualTo(417);
        assertThat(other.join().getInt("files[0].picture.width")).isEqualTo(416);
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = PictureFiles.jpeg(414, 99);
        byte[] whole = zip(Map.of("a.jpg", jpeg));
        Map<String, byte[]> many = new LinkedHashMap<>();
        IntStream.range(0, 101).forEach(i -> many.put(i + ".jpg", jpeg));
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        byte[] nothing = new byte[19 * MEGABYTE];
        IntStream.range(0, 12).forEach(i -> bombs.put(i + ".jpg", nothing));
        byte[] noUtf8 = zip(Map.of("é.jpg", jpeg));
        noUtf8[NAME_IN_ZIP] = (byte) 0xff;
        return Stream.of(
                Arguments.of("one large file of nothing", zip(bomb(jpeg, 60)), "too-large-zip"),
                Arguments.of("many files of nothing", zip(bombs), "too-large-zip"),
                Arguments.of("a way out", zip(beside(jpeg, "../a.jpg")), "folders"),
                Arguments.of("a way out of Windows", zip(beside(jpeg, "..\\a.jpg")), "folders"),
                Arguments.of("a whole path", zip(beside(jpeg, "/etc/a.jpg")), "folders"),
                Arguments.of("a folder", zip(beside(jpeg, "pictures/a.jpg")), "folders"),
                Arguments.of("many files", zip(many), "too-many-files"),
                Arguments.of("cut off", Arrays.copyOf(whole, whole.length / 2), "no-zip"),
                Arguments.of("a name that is not in UTF-8 as it says", noUtf8, "no-zip"),
                Arguments.of("a picture", jpeg, "no-zip"),
                Arguments.of("nothing", zip(Map.of("__MACOSX/._a", jpeg)), "no-zip"));
    }

    private static Map<String, byte[]> beside(byte[] jpeg, String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("good.jpg", jpeg);
        files.put(name, jpeg);
        return files;
    }

    private static Map<String, byte[]> bomb(byte[] jpeg, int megabytes) {
        Map<String, byte[]> files = beside(jpeg, "bomb.jpg");
        files.put("bomb.jpg", new byte[megabytes * MEGABYTE]);
        return files;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void ofAZipThatIsRefusedNothingIsKept(String what, byte[] zip, String rule) {
        // Given
        String before = kept();
        long begun = System.nanoTime();

        // When
        AtomicReference<Response> answered = new AtomicReference<>();
        long held = Heap.heldWhile(() -> answered.set(sent(zip)));

        // Then
        Response answer = answered.get();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(held).as("less than one of the files").isLessThan(18 * MEGABYTE);
        assertThat(answer.jsonPath().getString("violations[0].rule")).isEqualTo(rule);
        assertThat(kept()).isEqualTo(before);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void onlyCataloguersSendPictures() {
        assertThat(Api.asOps()
                        .contentType("application/zip")
                        .body(new byte[3])
                        .post(ADDRESS)
                        .statusCode())
                .isEqualTo(403);
    }
}
