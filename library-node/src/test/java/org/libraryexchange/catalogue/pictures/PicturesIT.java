package org.libraryexchange.catalogue.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Heap;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;

@QuarkusTest
@Timeout(120)
class PicturesIT {

    private static final String MEDIA = "/api/v1/media";
    private static final Random RANDOM = new Random();

    @Inject
    UnnamedPictures unnamed;

    @Inject
    PictureTables tables;

    @Inject
    PicturePlaces places;

    /** A picture that no other test has uploaded. */
    private static byte[] newJpeg() {
        BufferedImage image = PictureFiles.corners(400, 300);
        IntStream.range(0, 300).forEach(y -> image.setRGB(200, y, RANDOM.nextInt()));
        return PictureFiles.written("jpeg", image);
    }

    private static Response upload(byte[] file) {
        return sending(file).post(MEDIA);
    }

    private static RequestSpecification sending(byte[] file) {
        return Api.asCataloguer().contentType("image/jpeg").body(file);
    }

    /** Past a client that would not read the answer before it has sent everything. */
    private static Answer sentWhole(byte[] file) {
        List<String> headers = List.of("Authorization: Bearer " + Tokens.cataloguer(), "Content-Type: image/jpeg");
        return Wire.exchangeChunked(RestAssured.port, "POST", MEDIA, headers, file);
    }

    private static String display(Response created) {
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.jsonPath().getString("sha256");
    }

    private static String uploads() {
        return Database.value("select count(*) from picture_upload");
    }

    @Test
    void uploadedPictureIsServedInBothForms() {
        // When
        Response created = upload(newJpeg());

        // Then
        String sha256 = display(created);
        assertThat(Api.location(created)).isEqualTo("/media/" + sha256);
        for (String form : List.of("", "thumbnail.")) {
            String digest = created.jsonPath().getString(form + "sha256");
            Response served = Api.anonymous().get("/media/" + digest);
            assertThat(served.statusCode()).isEqualTo(200);
            byte[] jpeg = served.asByteArray();
            assertThat(Sha256.hex(jpeg)).isEqualTo(digest);
            assertThat(jpeg.length).isEqualTo(created.jsonPath().getInt(form + "bytes"));
            BufferedImage image = PictureFiles.read(jpeg);
            assertThat(image.getWidth()).isEqualTo(created.jsonPath().getInt(form + "width"));
            assertThat(image.getHeight()).isEqualTo(created.jsonPath().getInt(form + "height"));
        }
        assertThat(created.jsonPath().getInt("thumbnail.width")).isEqualTo(320);
    }

    @Test
    void browsersKeepAPictureForADayAndDoNothingElseWithIt() {
        // Given
        String address = "/media/" + display(upload(newJpeg()));

        // When
        Response served = Api.anonymous().get(address);
        Response head = Api.anonymous().head(address);
        Response again =
                Api.anonymous().header("If-None-Match", served.header("ETag")).get(address);

        // Then
        assertThat(served.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(served.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(served.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(served.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(served.header("ETag")).isEqualTo("\"" + address.substring(7) + "\"");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(served.header("ETag"));
        assertThat(head.asByteArray()).isEmpty();
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("Cache-Control")).isEqualTo("public, max-age=86400");
    }

    @Test
    void whatIsNoPictureHereIsNotFound() {
        for (String name : List.of("0".repeat(64), "A".repeat(64), "picture.jpg", "0".repeat(63))) {
            assertThatProblem(Api.anonymous().get("/media/" + name)).is(404, "not-found");
        }
    }

    @Test
    void theSameFileTwiceIsOnePicture() {
        // Given
        byte[] file = newJpeg();
        Response first = upload(file);
        String before = uploads();

        // When
        Response again = upload(file);

        // Then
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void theSamePictureInAnotherFileIsOnePicture() {
        // Given
        byte[] file = newJpeg();
        String sha256 = display(upload(file));

        // When
        String again = display(upload(PictureFiles.withSegment(file, 0xfe, "from Anna".getBytes(UTF_8))));

        // Then
        assertThat(again).isEqualTo(sha256);
        assertThat(Database.value("select count(*) from pictures.item where id = ?", PictureDocument.idOf(sha256)))
                .isEqualTo("1");
    }

    @Test
    void aFormBringsAFileToo() {
        // Given
        byte[] file = newJpeg();

        // When
        Response created = Api.asCataloguer()
                .multiPart("note", "of the bridge")
                .multiPart("file", "bridge.txt", file, "text/plain")
                .post(MEDIA);

        // Then
        assertThat(display(created)).isEqualTo(display(upload(file)));
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        assertThatProblem(Api.asCataloguer().multiPart("note", "nothing").post(MEDIA))
                .is(400, "invalid-picture");
        assertThatProblem(Api.asCataloguer()
                        .contentType("multipart/form-data; boundary=x")
                        .body("no form".getBytes(UTF_8))
                        .post(MEDIA))
                .is(400, "invalid-picture");
    }

    @Test
    void repeatedRequestIsDoneOnce() {
        // Given
        byte[] file = newJpeg();
        String key = UUID.randomUUID().toString();
        Response first = sending(file).header("Idempotency-Key", key).post(MEDIA);

        // When
        Response again = sending(file).header("Idempotency-Key", key).post(MEDIA);
        Response other = sending(newJpeg()).header("Idempotency-Key", key).post(MEDIA);

        // Then
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThatProblem(other).is(422, "idempotency-key-reused");
    }

    @Test
    void writersAloneUpload() {
        assertThatProblem(Api.anonymous()
                        .contentType("image/jpeg")
                        .body(newJpeg())
                        .post(MEDIA))
                .is(401, "unauthenticated");
        for (String role : List.of("librarian", "ops", "head-librarian", "exchange-operator")) {
            assertThatProblem(Api.with(Tokens.of(role))
                            .contentType("image/jpeg")
                            .body(newJpeg())
                            .post(MEDIA))
                    .is(403, "forbidden");
        }
    }

    @Test
    void aBadFileHasItsAnswerAndLeavesNothing() {
        // Given
        String before = uploads();

        // When
        Response gif = upload(PictureFiles.written("gif", PictureFiles.corners(40, 30)));
        Response cut = upload(PictureFiles.cut(newJpeg(), 2_000));
        Answer large = sentWhole(PictureFiles.joined(newJpeg(), new byte[PictureRefusal.MOST_BYTES]));
        Response empty = upload(new byte[0]);
        Response costly = upload(PictureFiles.pngHead(30_000, 30_000, PictureFiles.bomb("", 20 << 20)));
        Response narrow = upload(PictureFiles.pngHead(1, 100_000, PictureFiles.bomb("", 400_000)));
        Response moving = upload(PictureFiles.animatedWebp());
        Response press = upload(PictureFiles.cmyk(400, 300));
        Response page = upload("<html><script>alert(1)</script>".getBytes(UTF_8));

        // Then
        assertThatProblem(gif).is(400, "invalid-picture");
        assertThat(gif.jsonPath().getString("violations[0].rule")).isEqualTo("gif");
        assertThatProblem(cut).is(400, "invalid-picture");
        assertThat(cut.jsonPath().getString("violations[0].rule")).isEqualTo("damaged");
        assertThatProblem(large).is(413, "too-large");
        assertThatProblem(empty).is(400, "invalid-picture");
        assertThat(List.of(costly, narrow, moving, press, page))
                .allSatisfy(refused -> assertThatProblem(refused).is(400, "invalid-picture"))
                .extracting(refused -> refused.jsonPath().getString("violations[0].rule"))
                .containsExactly("too-many-pixels", "shape", "animated", "colours", "no-picture");
        assertThatProblem(Api.asCataloguer().contentType("text/plain").body("a").post(MEDIA))
                .is(415, "unsupported-media-type");
        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void takenDownIsGoneForGood() {
        // Given
        byte[] file = newJpeg();
        Response created = upload(file);
        String sha256 = display(created);

        // When
        Response down = takeDown(sha256, "{\"reason\": \"The photographer has objected.\"}");
        Response again = takeDown(sha256, "{\"reason\": \"Another.\"}");

        // Then
        assertThat(down.statusCode()).as(down.asString()).isEqualTo(200);
        assertThat(down.jsonPath().getString("takenDownBy")).isEqualTo("tester");
        assertThat(again.asString()).isEqualTo(down.asString());
        for (String form : List.of("sha256", "thumbnail.sha256")) {
            String digest = created.jsonPath().getString(form);
            assertThatProblem(Api.anonymous().get("/media/" + digest)).is(410, "erased");
            assertThat(Database.value(
                            "select status || position('data' in document) from pictures.item where id = ?",
                            PictureDocument.idOf(digest)))
                    .isEqualTo("erased0");
        }
        assertThatProblem(upload(file)).is(410, "erased");
        assertThatProblem(upload(PictureFiles.withSegment(file, 0xfe, "again".getBytes(UTF_8))))
                .is(410, "erased");
        Awaitility.await()
                .untilAsserted(() -> assertThat(Database.rows(
                                "select act from audit_entry where request = 'POST " + MEDIA + "/{sha256}/takedown'"))
                        .contains("picture-taken-down"));
    }

    @Test
    void pictureThatGoesInTheMomentOfItsTakedownWasNotTakenDown() throws Exception {
        // Given, that nothing names it and it is forgotten
        byte[] file = newJpeg();
        String sha256 = display(upload(file));
        UUID id = PictureDocument.idOf(sha256);
        CompletableFuture<Response> down;
        try (Connection forgetting = Database.sessionOf("leeds")) {
            forgetting.setAutoCommit(false);
            int upload = Database.execute(forgetting, "delete from picture_upload where display_id = ?", id);
            int form = Database.execute(forgetting, "delete from pictures.item where id = ?", id);
            assertThat(upload + form).isEqualTo(2);

            // When
            down = CompletableFuture.supplyAsync(() -> takeDown(sha256, "{\"reason\": \"It is private.\"}"));
            Awaitility.await().until(() -> down.isDone() || isAnybodyWaiting());
            forgetting.commit();
        }

        // Then
        assertThatProblem(down.join()).is(404, "not-found");
        assertThat(display(upload(file))).isEqualTo(sha256);
        assertThat(takeDown(sha256, "{\"reason\": \"It is private.\"}").statusCode())
                .isEqualTo(200);
        assertThatProblem(upload(file)).is(410, "erased");
    }

    @Test
    void thumbnailThatTwoPicturesShareGoesWithTheLaterOne() throws Exception {
        // Given, that the other one goes at the same time
        Response created = upload(newJpeg());
        String other = display(upload(newJpeg()));
        String thumbnail = created.jsonPath().getString("thumbnail.sha256");
        UUID id = PictureDocument.idOf(thumbnail);
        CompletableFuture<Response> down;
        try (Connection going = Database.sessionOf("leeds")) {
            int shared = Database.execute(
                    going,
                    "update picture_upload set thumbnail = decode(?, 'hex'), thumbnail_id = ? where display_id = ?",
                    thumbnail,
                    id,
                    PictureDocument.idOf(other));
            going.setAutoCommit(false);
            int locked = Database.execute(going, "update pictures.item set stored = stored where id = ?", id);
            int gone = Database.execute(
                    going, "delete from picture_upload where display_id = ?", PictureDocument.idOf(other));
            assertThat(shared + locked + gone).isEqualTo(3);

            // When
            down = CompletableFuture.supplyAsync(() -> takeDown(display(created), "{\"reason\": \"It is private.\"}"));
            Awaitility.await().until(() -> down.isDone() || isAnybodyWaiting());
            going.commit();
        }

        // Then
        assertThat(down.join().statusCode()).isEqualTo(200);
        assertThatProblem(Api.anonymous().get("/media/" + thumbnail)).is(410, "erased");
    }

    private static boolean isAnybodyWaiting() {
        return !Database.value("select count(*) from pg_locks where not granted")
                .equals("0");
    }

    @Test
    void filesAreWrittenAnewOnceAfterATakedown() {
        // Given
        takeDown(display(upload(newJpeg())), "{\"reason\": \"It shows a child.\"}");

        // When
        tables.clean();
        String first = Database.value("select done from picture_files");
        takeDown(display(upload(newJpeg())), "{\"reason\": \"It shows another.\"}");
        tables.clean();

        // Then
        assertThat(first).isNotEqualTo("-infinity");
        assertThat(Database.value("select done from picture_files"))
                .as("done for this week")
                .isEqualTo(first);
    }

    @Test
    void aTakedownNeedsAReasonAndAPicture() {
        String sha256 = display(upload(newJpeg()));
        assertThatProblem(takeDown(sha256, "{}")).is(400, "invalid-body");
        assertThatProblem(takeDown("0".repeat(64), "{\"reason\": \"None.\"}")).is(404, "not-found");
        assertThat(Api.anonymous().get("/media/" + sha256).statusCode()).isEqualTo(200);
    }

    private static Response takeDown(String sha256, String body) {
        return Api.sending(body).post(MEDIA + "/" + sha256 + "/takedown");
    }

    @Test
    void whatNothingNamesIsForgottenAfterADay() throws SQLException {
        // Given
        String sha256 = display(upload(newJpeg()));
        String typed = display(upload(newJpeg()));
        String awaited = display(upload(newJpeg()));
        String fresh = display(upload(newJpeg()));
        try (Connection session = Database.sessionOf("leeds")) {
            for (String old : List.of(sha256, typed, awaited)) {
                UUID id = PictureDocument.idOf(old);
                Database.execute(
                        session, "update pictures.item set stored = stored - interval '25 h' where id = ?", id);
                Database.execute(
                        session,
                        "update picture_upload set uploaded = uploaded - interval '25 h' where display_id = ?",
                        id);
            }
            Database.execute(
                    session,
                    "insert into working_copy (item, person, kind, before, form, changed) values (?, 'anna', 'festival',"
                            + " '{}', ?, now())",
                    UUID.randomUUID(),
                    "{\"/pictures/0/sha256\":\"" + typed + "\"}");
            Database.execute(session, """
                    with zip as (
                        insert into zipped_picture (zip, file, picture, received)
                        values (decode(?, 'hex'), 'one.jpg', ?, now()) returning encode(zip, 'hex') as zip)
                    insert into bulk_import (id, actor, form, scheme, dry_run, complete, bytes, received, state, pictures)
                    select -1, 'anna', 'csv', 'held', false, false, 1, now(), 'held', zip from zip
                    """, awaited, "{\"sha256\":\"" + awaited + "\"}");
        }

        // When
        unnamed.purge();
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "delete from bulk_import where id = -1");
        }

        // Then
        assertThatProblem(Api.anonymous().get("/media/" + sha256)).is(404, "not-found");
        assertThat(Database.value(
                        "select count(*) from picture_upload where display_id = ?", PictureDocument.idOf(sha256)))
                .isEqualTo("0");
        for (String used : List.of(typed, awaited)) {
            assertThat(Api.anonymous().get("/media/" + used).statusCode()).isEqualTo(200);
        }
        assertThat(Api.anonymous().get("/media/" + fresh).statusCode()).isEqualTo(200);
    }

    /** Camera programs write previews and histories of megabytes; whoever attacks writes what readers of EXIF fail at. */
    @Test
    void hugeAndScriptedMetadataGoesAndTheNodeDoesNotHoldIt() {
        // Given
        byte[] file = PictureFiles.withHugeMetadata(newJpeg(), 250);
        assertThat(file.length).isBetween(15_000_000, PictureRefusal.MOST_BYTES);
        long before = Heap.held();

        // When
        Answer created = sentWhole(file);

        // Then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(Heap.held() - before).isLessThan(30_000_000);
        for (String form : List.of("/sha256", "/thumbnail/sha256")) {
            byte[] jpeg = Api.anonymous()
                    .get("/media/" + Documents.json(created.text()).at(form).asText())
                    .asByteArray();
            assertThat(new String(jpeg, ISO_8859_1)).doesNotContain("Exif", "script", "http://ns.adobe.com");
        }
    }

    /** Whoever forgets pictures locks them, and then deletes their uploads; whoever uploads one again notes that there. */
    @Test
    void pictureThatIsUploadedAgainWhileItIsForgottenIsHereAfterwards() throws Exception {
        // Given
        byte[] file = newJpeg();
        String sha256 = display(upload(file));
        UUID id = PictureDocument.idOf(sha256);
        CompletableFuture<Response> again;
        try (Connection forgetting = Database.sessionOf("leeds")) {
            forgetting.setAutoCommit(false);
            try (PreparedStatement lock =
                    forgetting.prepareStatement("select from pictures.item where id = ? for update")) {
                lock.setObject(1, id);
                lock.execute();
            }

            // When
            again = CompletableFuture.supplyAsync(() -> upload(file));
            Awaitility.await().until(() -> again.isDone() || isAnybodyWaiting());
            int upload = Database.execute(forgetting, "delete from picture_upload where display_id = ?", id);
            int form = Database.execute(forgetting, "delete from pictures.item where id = ?", id);
            assertThat(upload + form).isEqualTo(2);
            forgetting.commit();
        }

        // Then
        assertThat(display(again.join())).isEqualTo(sha256);
        assertThat(Api.anonymous().get("/media/" + sha256).statusCode()).isEqualTo(200);
    }

    /** The row of what was withdrawn stays as it is when its bytes go, so that only another statement sees that. */
    @Test
    void withdrawnPictureWhoseBytesGoWhileItIsUploadedAgainHasThemAfterwards() throws Exception {
        // Given
        byte[] file = newJpeg();
        String sha256 = display(upload(file));
        UUID id = PictureDocument.idOf(sha256);
        settled(id, true, "published");
        settled(id, false, "withdrawn");
        CompletableFuture<Response> again;
        try (Connection forgetting = Database.sessionOf("leeds")) {
            forgetting.setAutoCommit(false);
            try (PreparedStatement lock =
                    forgetting.prepareStatement("select from pictures.item where id = ? for update")) {
                lock.setObject(1, id);
                lock.execute();
            }

            // When
            again = CompletableFuture.supplyAsync(() -> upload(file));
            Awaitility.await().until(() -> again.isDone() || isAnybodyWaiting());
            int bytes = Database.execute(forgetting, "delete from pictures.kept where id = ?", id);
            assertThat(bytes).isEqualTo(1);
            forgetting.commit();
        }

        // Then
        assertThat(display(again.join())).isEqualTo(sha256);
        assertThat(Database.value("select count(*) from pictures.kept where id = ?", id))
                .isEqualTo("1");
    }

    /** As a write of an item and the worker do. */
    private void settled(UUID id, boolean named, String status) throws SQLException {
        try (Connection session = Database.sessionOf("leeds")) {
            int noted = Database.execute(session, """
                insert into pictures.named (item, form, published) values (?, ?, ?)
                on conflict (item, form) do update set published = excluded.published
                """, id, id, named)
                    + Database.execute(session, "insert into pictures.due (id) values (?) on conflict do nothing", id);
            assertThat(noted).isPositive();
        }
        Awaitility.await().until(() -> {
            boolean unused = places.settle(8);
            return Database.value("select status from pictures.item where id = ?", id)
                    .equals(status);
        });
    }

    @Test
    void thumbnailOfAPictureThatIsBeingKeptIsNotForgottenWithAnother() throws Exception {
        // Given, that another picture has the same one, and is kept at this moment
        Response old = upload(newJpeg());
        UUID id = PictureDocument.idOf(display(old));
        UUID thumbnail = PictureDocument.idOf(old.jsonPath().getString("thumbnail.sha256"));
        try (Connection keeping = Database.sessionOf("leeds")) {
            int aged = Database.execute(
                            keeping, "update pictures.item set stored = stored - interval '25 h' where id = ?", id)
                    + Database.execute(
                            keeping,
                            "update picture_upload set uploaded = uploaded - interval '25 h' where display_id = ?",
                            id);
            assertThat(aged).isEqualTo(2);
            keeping.setAutoCommit(false);
            try (PreparedStatement lock =
                    keeping.prepareStatement("select from pictures.item where id = ? for key share")) {
                lock.setObject(1, thumbnail);
                lock.execute();
            }

            // When
            unnamed.purge();

            // Then
            assertThat(Api.anonymous()
                            .get("/media/" + old.jsonPath().getString("thumbnail.sha256"))
                            .statusCode())
                    .isEqualTo(200);
            keeping.rollback();
        }
        unnamed.purge();
        assertThat(Database.value("select count(*) from pictures.item where id in (?, ?)", id, thumbnail))
                .isEqualTo("0");
    }

    @Test
    void aPictureIsFetchedOnceFromItsAddress() throws IOException {
        // Given
        byte[] file = newJpeg();
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bridge", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        String host = "http://localhost:" + server.getAddress().getPort();
        try {
            // When
            Response created = Api.sending("{\"url\": \"" + host + "/bridge\"}").post(MEDIA);
            Response missing = Api.sending("{\"url\": \"" + host + "/other\"}").post(MEDIA);
            Response inside = Api.sending("{\"url\": \"http://127.0.0.1/\"}").post(MEDIA);
            Response nowhere = Api.sending("{\"url\": \"no address\"}").post(MEDIA);

            // Then
            assertThat(display(created)).isEqualTo(display(upload(file)));
            assertThat(asked).hasValue(1);
            assertThat(missing.jsonPath().getString("violations[0].rule")).isEqualTo("not-fetched");
            assertThat(inside.jsonPath().getString("violations[0].rule")).isEqualTo("not-public");
            assertThat(nowhere.jsonPath().getString("violations[0].rule")).isEqualTo("not-public");
            assertThatProblem(Api.sending("{}").post(MEDIA)).is(400, "invalid-body");
        } finally {
            server.stop(0);
        }
    }
}
