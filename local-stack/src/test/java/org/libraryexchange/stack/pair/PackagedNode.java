package org.libraryexchange.stack.pair;

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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged node of a city does, with services of its own and nobody at the other end. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PackagedNode {

    private static final String ITEM = "/api/v1/items/by-identifier/test/walk";

    private final String name;
    private final ZoneId zone;
    private final Place place;
    private final Seasonal atNewYear;

    private Pair services;
    private CitySettings city;
    private String token;

    protected PackagedNode(String name, String zone, Place place, Seasonal atNewYear) {
        this.name = name;
        this.zone = ZoneId.of(zone);
        this.place = place;
        this.atNewYear = atNewYear;
    }

    /** A place that the city's gazetteer names in both languages. */
    public record Place(String english, String chinese) {}

    /** A sample about the Chinese New Year, which in 2029 is on 13 February, and when it begins. */
    public record Seasonal(String sample, String start) {}

    @BeforeAll
    void start(@TempDir Path folder) {
        Path repository = Path.of("..").toAbsolutePath().normalize();
        services = Pair.startOne(
                name, PairSettings.leedsAndHangzhou(repository, folder).onFreePorts());
        city = services.city(name);
        token = services.token(List.of("cataloguer", "ops"));
    }

    @AfterAll
    void stop() {
        services.close();
    }

    private RequestSpecification asked() {
        return given().spec(new RequestSpecBuilder()
                .setBaseUri(city.api())
                .addHeader("Authorization", "Bearer " + token)
                .build());
    }

    @Test
    void nodeIsOfItsCity() {
        asked().get("/api/v1/exchange/status").then().statusCode(200).body("city", equalTo(name));
    }

    @Test
    void nightsOpenByTheClockOfTheCity() {
        String opens = asked().get("/api/v1/exchange/status").jsonPath().getString("nights.nextOpens");

        assertThat(Instant.parse(opens).atZone(zone).toLocalTime()).isEqualTo(LocalTime.of(2, 0));
    }

    @Test
    void samplesLoadOnceAndThoseOfASeasonComeInTheNextOne() {
        // Given
        LocalDate today = LocalDate.of(2028, 3, 1);
        SampleCatalogue samples = SampleCatalogue.in(city.samples());

        // When
        SampleCatalogue.Loaded first = samples.loadInto(city, token, today);
        SampleCatalogue.Loaded second = samples.loadInto(city, token, today.plusYears(1));

        // Then
        assertThat(first.created()).isGreaterThan(50);
        assertThat(second).isEqualTo(new SampleCatalogue.Loaded(0, first.created()));
        asked().get("/api/v1/items?owner=" + name + "&kind=festival").then().body("items.size()", greaterThan(10));
        asked().get(SampleCatalogue.address(atNewYear.sample()))
                .then()
                .body("event.occurrences[0].start", equalTo(atNewYear.start()));
    }

    @Test
    void itemThatIsWrittenIsReadAndFoundByTheOtherNameOfItsPlace() {
        // Given
        String title = "A walk around " + place.english();
        Map<String, Object> item =
                JsonPath.from(city.samples().resolve("history.json").toFile()).getMap("[0]");
        item.keySet().retainAll(Set.of("kind", "status", "licence", "attribution", "history"));
        item.put("originalLanguage", "en");
        item.put("title", Map.of("en", title));

        // When
        asked().contentType("application/json").body(item).put(ITEM).then().statusCode(201);

        // Then
        asked().get(ITEM).then().statusCode(200).body("owner", equalTo(name)).body("title.en", equalTo(title));
        Awaitility.await()
                .untilAsserted(() -> asked().queryParam("q", place.chinese())
                        .get("/api/v1/items")
                        .then()
                        .body("items.title.en", hasItem(title)));
    }
}
