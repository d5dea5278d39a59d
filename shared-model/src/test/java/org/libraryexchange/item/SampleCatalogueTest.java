package org.libraryexchange.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.json.StrictJson;

/** The catalogues that a new node can be filled with obey the contract. */
class SampleCatalogueTest {

    private static final int FEWEST_ITEMS = 40;

    /** Files that contain no items. */
    private static final Set<String> BESIDE =
            Set.of("sisters.json", "seasons.json", "letters.json", "pictures.json", "pictures");

    private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

    /** A year of this century, or a day of a month. */
    private static final Pattern DATE =
            Pattern.compile("\\b20\\d\\d\\b|20\\d\\d年|\\d月\\d+日|\\b\\d{1,2} (?:January|February|March|"
                    + "April|May|June|July|August|September|October|November|December)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void itemsOfTheCityObeySchemaAndRules(String city) throws Exception {
        // Given
        List<JsonNode> documents = documents(city);
        SoftAssertions softly = new SoftAssertions();
        List<ItemContent> contents = new ArrayList<>();

        // When
        for (JsonNode document : documents) {
            String title = document.at("/identifiers/0/value").asText();
            softly.assertThat(Schemas.errors(Schemas.DRAFT, document)).as(title).isEmpty();
            softly.assertThatCode(() -> {
                        ItemDraft draft = ItemDraft.read(Items.sent(document));
                        draft.requireValid(Status.PUBLISHED);
                        contents.add(draft.content());
                    })
                    .as(title)
                    .doesNotThrowAnyException();
            softly.assertThat(
                            isOfOneLanguage(document)
                                    ? monolingual("", document.at("/place"))
                                    : monolingual("", document))
                    .as(title)
                    .isEmpty();
        }

        // Then
        softly.assertAll();
        assertThat(contents).hasSizeGreaterThanOrEqualTo(FEWEST_ITEMS);
        assertThat(contents).extracting(ItemContent::kind).containsAll(EnumSet.allOf(Kind.class));
        assertThat(contents).flatExtracting(ItemContent::identifiers).doesNotHaveDuplicates();
        assertThat(contents)
                .allSatisfy(content -> assertThat(content.identifiers()).isNotEmpty());
    }

    @Test
    void sisterItemsAreSamplesAndObeyTheRules() throws Exception {
        // Given
        Set<String> names = new HashSet<>();
        for (String city : List.of("leeds", "hangzhou")) {
            documents(city).forEach(item -> names.add(name(item)));
        }
        SoftAssertions softly = new SoftAssertions();

        // When
        for (String city : List.of("leeds", "hangzhou")) {
            JsonNode sisters = StrictJson.tree(Files.readAllBytes(folder(city).resolve("sisters.json")));
            sisters.properties()
                    .forEach(item -> item.getValue().forEach(sister -> {
                        ObjectNode named = sister.deepCopy();
                        softly.assertThat(names)
                                .contains(
                                        item.getKey(),
                                        named.remove("identifier").asText());
                        softly.assertThat(monolingual("", sister))
                                .as(item.getKey())
                                .isEmpty();
                        ObjectNode document = Items.lightNight().content().toTree();
                        document.putArray("sisters")
                                .add(named.put("id", UUID.randomUUID().toString()));
                        softly.assertThat(Schemas.errors(Schemas.DRAFT, document))
                                .as(item.getKey())
                                .isEmpty();
                    }));
        }

        // Then
        softly.assertAll();
    }

    /** Eight stay so. The letters offer the other language for two more, which are accepted. */
    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void someItemsAreInTheLanguageOfTheirCityAloneAndSomeDatesAreCancelled(String city) throws Exception {
        // When
        List<JsonNode> documents = documents(city);

        // Then
        assertThat(documents).filteredOn(SampleCatalogueTest::isOfOneLanguage).hasSize(10);
        assertThat(documents)
                .filteredOn(SampleCatalogueTest::isOfOneLanguage)
                .allSatisfy(document -> assertThat(List.of("title", "summary", "description"))
                        .allSatisfy(text -> assertThat(document.path(text).fieldNames())
                                .toIterable()
                                .containsExactly(
                                        document.path("originalLanguage").asText())));
        assertThat(documents)
                .flatExtracting(document -> document.at("/event/occurrences").findValuesAsText("status"))
                .contains("cancelled");
    }

    /** A date in a text would be wrong, because events are dated when they are loaded. Of the past it may tell. */
    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void inventedEventsNameNoDateOfTheirsAndLinkNowhere(String city) throws Exception {
        // When
        List<JsonNode> events = documents(city).stream()
                .filter(document -> document.has("event"))
                .toList();

        // Then
        assertThat(events).allSatisfy(event -> {
            List<String> texts = new ArrayList<>();
            event.properties()
                    .forEach(member -> texts.addAll(
                            switch (member.getKey()) {
                                case "title", "summary", "description", "event" -> texts(member.getValue());
                                default -> List.<String>of();
                            }));
            assertThat(texts).noneMatch(text -> DATE.matcher(text).find());
            assertThat(event.path("links")).isEmpty();
        });
    }

    /** Answers to the questions by which searching is measured keep the names by which they are judged. */
    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void onlyJudgedAnswersHaveAYearInTheirIdentifier(String city) throws Exception {
        // Given
        Path judged = Path.of("../library-node/src/test/resources/org/libraryexchange/catalogue/search");
        String questions = Files.readString(judged.resolve("questions.yaml"))
                + Files.readString(judged.resolve("questions-unseen.yaml"));

        // When
        List<String> names = documents(city).stream()
                .filter(document -> document.has("event"))
                .map(SampleCatalogueTest::name)
                .toList();

        // Then
        assertThat(names).filteredOn(name -> YEAR.matcher(name).find()).allMatch(questions::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void nothingLeadsToAddressesThatDoNotExist(String city) throws Exception {
        try (Stream<Path> files = Files.list(folder(city))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("example."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void picturesAreSmallFilesOfSamplesAndSayInBothLanguagesThatTheyAreDrawn(String city) throws Exception {
        // Given
        Path folder = folder(city);
        JsonNode pictures = StrictJson.tree(Files.readAllBytes(folder.resolve("pictures.json")));

        // When
        List<String> samples =
                documents(city).stream().map(SampleCatalogueTest::name).toList();

        // Then
        assertThat(samples).containsAll(pictures::fieldNames);
        assertThat(monolingual("", pictures)).isEmpty();
        assertThat(pictures.findValues("caption"))
                .allSatisfy(caption -> assertThat(caption.path("en").asText()).isEqualTo("Illustration"));
        assertThat(pictures.findValuesAsText("file"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(folder.resolve("pictures").resolve(file))
                        .isRegularFile()
                        .satisfies(it -> assertThat(Files.size(it)).isBetween(5_000L, 60_000L)));
    }

    @ParameterizedTest
    @CsvSource({"leeds, hangzhou", "hangzhou, leeds"})
    void lettersAreAnsweredOrNotAndOfferWhatIsRightForTheOriginals(String city, String partner) throws Exception {
        // Given
        Map<String, JsonNode> items = new HashMap<>();
        for (String each : List.of(city, partner)) {
            documents(each).forEach(item -> items.put(name(item), item));
        }

        // When
        List<JsonNode> conversations = new ArrayList<>();
        StrictJson.tree(Files.readAllBytes(folder(city).resolve("letters.json")))
                .forEach(conversations::add);

        // Then
        assertThat(conversations)
                .extracting(each -> each.at("/letter/to").asText())
                .containsOnly(partner);
        assertThat(conversations)
                .extracting(
                        each -> each.has("answer"),
                        each -> each.at("/letter/proposal").isObject())
                .containsExactly(
                        tuple(true, false),
                        tuple(true, false),
                        tuple(false, false),
                        tuple(false, true),
                        tuple(false, true));
        assertThat(conversations)
                .flatExtracting(each -> each.findValues("proposal"))
                .allSatisfy(proposal -> {
                    JsonNode item = items.get(proposal.path("item").asText());
                    assertThat(isOfOneLanguage(item)).isTrue();
                    assertThat(proposal.path("changes"))
                            .allSatisfy(change -> assertThat(
                                            change.at("/source/sha256").asText())
                                    .isEqualTo(Translated.fingerprint(
                                            item.at(change.at("/source/pointer").asText())
                                                    .asText())));
                });
    }

    private static String name(JsonNode item) {
        return item.at("/identifiers/0/scheme").asText() + "/"
                + item.at("/identifiers/0/value").asText();
    }

    private static boolean isOfOneLanguage(JsonNode document) {
        return document.path("title").size() == 1;
    }

    /** All texts by language of a value, and of what is in it. */
    private static List<String> texts(JsonNode value) {
        List<String> found = new ArrayList<>(value.findValuesAsText("en"));
        found.addAll(value.findValuesAsText("zh-Hans"));
        return found;
    }

    private static Path folder(String city) {
        return Path.of("..", city + "-node", "sample-catalogue");
    }

    private static List<JsonNode> documents(String city) throws Exception {
        Path folder = folder(city);
        assertThat(folder).isDirectory();
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(
                            path -> !BESIDE.contains(path.getFileName().toString()))
                    .sorted()
                    .toList()) {
                StrictJson.tree(Files.readAllBytes(file)).forEach(documents::add);
            }
        }
        return documents;
    }

    /** Places of texts by language that are not in both languages of the exchange. */
    private static List<String> monolingual(String pointer, JsonNode value) {
        List<String> found = new ArrayList<>();
        boolean byLanguage = value.has("en") || value.has("zh-Hans");
        if (byLanguage && !(value.has("en") && value.has("zh-Hans"))) {
            found.add(pointer);
        }
        value.properties()
                .forEach(member -> found.addAll(monolingual(pointer + "/" + member.getKey(), member.getValue())));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            found.addAll(monolingual(pointer + "/" + i, value.get(i)));
        }
        return found;
    }
}
