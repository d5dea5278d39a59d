package org.libraryexchange.hangzhou;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.stack.pair.CitySettings;
import org.libraryexchange.stack.pair.Pair;
import org.libraryexchange.stack.pair.PairSettings;
import org.libraryexchange.stack.pair.SampleCatalogue;

/** The packaged node of Hangzhou, with services of its own and nobody at the other end. */
class HangzhouNodeIT {

    private static final String ITEM = "/api/v1/items/by-identifier/test/walk";

    @TempDir
    static Path folder;

    private static Pair services;
    private static CitySettings city;
    private static String token;

    @BeforeAll
    static void start() {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        services = Pair.startOne(
                "hangzhou", PairSettings.leedsAndHangzhou(repository, folder).onFreePorts());
        city = services.city("hangzhou");
        token = services.token(List.of("cataloguer", "ops"));
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    private static RequestSpecification asked() {
        return given().spec(new RequestSpecBuilder()
                .setBaseUri(city.api())
                .addHeader("Authorization", "Bearer " + token)
                .build());
    }

    @Test
    void nodeIsOfItsCity() {
        asked().get("/api/v1/exchange/status").then().statusCode(200).body("city", equalTo("hangzhou"));
    }

    @Test
    void nightsOpenByTheClockOfTheCity() {
        String opens = asked().get("/api/v1/exchange/status").jsonPath().getString("nights.nextOpens");

        assertThat(Instant.parse(opens).atZone(ZoneId.of("Asia/Shanghai")).toLocalTime())
                .isEqualTo(LocalTime.of(2, 0));
    }

    @Test
    void samplesLoad() {
        int created = SampleCatalogue.in(city.samples())
                .loadInto(city, List.of(city), token)
                .created();

        assertThat(created).isGreaterThan(50);
        asked().get("/api/v1/items?owner=hangzhou&kind=festival").then().body("items.size()", greaterThan(10));
    }

    @Test
    void itemThatIsWrittenIsReadAndFoundByTheOtherNameOfItsPlace() {
        // Given
        Map<String, Object> item =
                JsonPath.from(city.samples().resolve("history.json").toFile()).getMap("[0]");
        item.keySet().retainAll(Set.of("kind", "status", "licence", "attribution", "history"));
        item.put("originalLanguage", "en");
        item.put("title", Map.of("en", "A walk around Xixi Wetland"));

        // When
        asked().contentType("application/json").body(item).put(ITEM).then().statusCode(201);

        // Then
        asked().get(ITEM)
                .then()
                .statusCode(200)
                .body("owner", equalTo("hangzhou"))
                .body("title.en", equalTo("A walk around Xixi Wetland"));
        Awaitility.await()
                .untilAsserted(() -> asked().queryParam("q", "西溪湿地")
                        .get("/api/v1/items")
                        .then()
                        .body("items.title.en", hasItem("A walk around Xixi Wetland")));
    }
}
