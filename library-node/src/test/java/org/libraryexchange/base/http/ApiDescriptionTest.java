package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.item.Status;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.record.RejectionReason;

/** The API description is written by hand. These tests compare it with the code. */
class ApiDescriptionTest {

    private static final JsonNode API = read(new YAMLMapper(), "/META-INF/openapi.yaml");

    /** Names that are clear within the schema of an item but too short for a class in a client. */
    private static final Map<String, String> NAMES_IN_CLIENTS =
            Map.of("content", "ItemContent", "current", "CurrentItem", "erased", "ErasedItem");

    /** The schemas of letters, which have definitions of the same names. */
    private static final Map<String, Map<String, String>> NAMES_OF_LETTERS = Map.of(
            "letter.schema.json",
            Map.ofEntries(
                    Map.entry("sent", "SentLetter"),
                    Map.entry("recalled", "RecalledLetter"),
                    Map.entry("erased", "ErasedLetter"),
                    Map.entry("head", "LetterHead"),
                    Map.entry("content", "LetterContent"),
                    Map.entry("sender", "LetterSender"),
                    Map.entry("about", "AboutItem"),
                    Map.entry("asks", "Asks"),
                    Map.entry("concerns", "Concerns"),
                    Map.entry("proposal", "Proposal"),
                    Map.entry("proposedChange", "ProposedChange"),
                    Map.entry("pointer", "ItemPointer"),
                    Map.entry("recalledSender", "RecalledSender"),
                    Map.entry("proposalBase", "ProposalBase"),
                    Map.entry("translationSource", "TranslationSource"),
                    Map.entry("turning", "Turning")),
            "handling.schema.json",
            Map.of(
                    "current",
                    "CurrentHandling",
                    "erased",
                    "ErasedHandling",
                    "head",
                    "HandlingHead",
                    "judgedLetter",
                    "JudgedLetter",
                    "letterReference",
                    "LetterReference"));

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void describesExactlyTheOperationsThatThereAre() {
        // Given
        Set<String> served = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.libraryexchange")) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getMethods()
                        .forEach(method -> operation(type, method)
                                .filter(ApiDescriptionTest::isOfTheApi)
                                .ifPresent(served::add));
            }
        }

        // When
        Set<String> described = operations()
                .map(operation -> operation.method + " " + operation.path)
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(described).isEqualTo(served).hasSizeGreaterThan(10);
    }

    @Test
    void givesEachOperationANameOfItsOwnAndTheErrorsOfItsKind() {
        // Given, When
        List<Operation> operations = operations().toList();

        // Then
        assertThat(operations)
                .extracting(operation -> operation.node.path("operationId").asText())
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(operation -> {
            Set<String> answers = new TreeSet<>();
            operation.node.path("responses").fieldNames().forEachRemaining(answers::add);
            assertThat(answers).as(operation.toString()).contains("503", "406");
            if (operation.node.has("security")) {
                assertThat(answers).as(operation.toString()).contains("401", "403");
            }
            if (operation.node.has("requestBody")) {
                assertThat(answers).as(operation.toString()).contains("400", "415");
            }
        });
    }

    @Test
    void explainsEachOperationAndShowsAnExampleOfEachBody() {
        // When, Then
        assertThat(operations()).allSatisfy(operation -> {
            String name = operation.toString();
            assertThat(operation.node.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.node.path("description").asText()).as(name).isNotBlank();
            Stream.of(
                            operation.node.path("parameters"),
                            API.path("paths").path(operation.path).path("parameters"))
                    .flatMap(parameters -> StreamSupport.stream(parameters.spliterator(), false))
                    .map(ApiDescriptionTest::resolved)
                    .forEach(parameter -> assertThat(
                                    parameter.path("description").asText())
                            .as("%s, parameter %s", name, parameter.path("name"))
                            .isNotBlank());
            List<JsonNode> bodies = new ArrayList<>(List.of(operation.node.path("requestBody")));
            operation.node.path("responses").forEach(bodies::add);
            bodies.forEach(body -> resolved(body)
                    .path("content")
                    .forEach(content -> assertThat(content.has("example") || content.has("examples"))
                            .as("%s, example in %s", name, body)
                            .isTrue()));
        });
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? API.at(node.path("$ref").asText().substring(1)) : node;
    }

    @Test
    void namesOnlyProblemsOfTheErrorCatalogue() {
        // Given
        List<JsonNode> examples = new ArrayList<>();
        API.path("components").path("responses").forEach(response -> {
            JsonNode example = response.at("/content/application~1problem+json/example");
            if (!example.isMissingNode()) {
                examples.add(example);
            }
        });

        // When, Then
        assertThat(examples).hasSizeGreaterThan(10).allSatisfy(example -> {
            String name = example.path("type").asText().replaceAll(".*/", "");
            ProblemType type = ProblemType.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
            assertThat(example.path("type").asText()).isEqualTo(type.uri().toString());
            assertThat(example.path("title").asText()).isEqualTo(type.title());
            assertThat(example.path("status").asInt()).isEqualTo(type.status());
        });
    }

    @Test
    void holdsTheSchemasOfTheWireContract() {
        // Given
        JsonNode item = contract("item.schema.json");
        JsonNode draft = contract("item-draft.schema.json");

        // When
        JsonNode schemas = API.path("components").path("schemas");

        // Then
        assertThat(withoutDiscriminator(schemas.path("Item"))).isEqualTo(withoutFrame(item));
        assertThat(schemas.path("ItemDraft")).isEqualTo(withoutFrame(draft));
        item.path("$defs")
                .properties()
                .forEach(definition -> assertThat(schemas.path(component(definition.getKey())))
                        .as(definition.getKey())
                        .isEqualTo(pointingHere(definition.getValue())));
    }

    @ParameterizedTest
    @CsvSource({"letter.schema.json, Letter", "letter-draft.schema.json, LetterDraft", "handling.schema.json, Handling"
    })
    void holdsTheSchemasOfLetters(String contract, String name) {
        // Given
        JsonNode schema = contract(contract);

        // When
        JsonNode schemas = API.path("components").path("schemas");

        // Then
        ObjectNode described = schema.deepCopy();
        described.remove(List.of("$schema", "$id", "$defs", "examples"));
        assertThat(withoutDiscriminator(schemas.path(name))).isEqualTo(pointingHere(described, contract));
        schema.path("$defs")
                .properties()
                .forEach(definition -> assertThat(
                                schemas.path(NAMES_OF_LETTERS.get(contract).get(definition.getKey())))
                        .as(definition.getKey())
                        .isEqualTo(pointingHere(definition.getValue(), contract)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LetterDraft", "ChineseLetterDraft"})
    void showsLettersThatTheNodeWouldTake(String example) throws Exception {
        JsonNode draft = API.at("/components/examples/" + example + "/value");
        LetterDraft.read(new ObjectMapper().writeValueAsBytes(draft)).requireValid(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LightNightDraft", "TideDraft"})
    void showsItemsThatTheNodeWouldTake(String name) throws Exception {
        // Given
        JsonNode example = API.at("/components/examples/" + name + "/value");

        // When
        ItemDraft draft = ItemDraft.read(new ObjectMapper().writeValueAsBytes(example));

        // Then
        assertThat(draft.status()).contains(Status.PUBLISHED);
        assertThat(draft.content().violations(true)).isEmpty();
    }

    @Test
    void listsEveryReasonForRejection() {
        // Given
        ArrayNode listed = (ArrayNode) API.at("/components/schemas/RejectedRecord/properties/reason/enum");

        // When
        List<String> reasons = StreamSupport.stream(listed.spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        // Then
        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(Stream.of(RejectionReason.values())
                        .map(RejectionReason::term)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Proof, org.libraryexchange.exchange.proving.ProofView",
        "ProofReceipt, org.libraryexchange.exchange.proving.ProofView$ReceiptView",
        "Difference, org.libraryexchange.proof.Difference",
        "Repair, org.libraryexchange.exchange.proving.ProofView$Repair",
        "AppliedPlace, org.libraryexchange.exchange.proving.AppliedPlaces$AppliedPlace",
        "LastProof, org.libraryexchange.exchange.proving.LastProof",
        "LetterReceipt, org.libraryexchange.letters.LetterReceipts$LetterReceipt",
        "LetterEntry, org.libraryexchange.letters.LetterPage$LetterEntry",
        "LetterPage, org.libraryexchange.letters.LettersResource$Listing",
        "LetterFindings, org.libraryexchange.letters.LetterSearchResource$Findings",
        "LetterSearch, org.libraryexchange.letters.LetterSearch",
        "LetterThread, org.libraryexchange.letters.ThreadsResource$Listing",
        "HandlingRequest, org.libraryexchange.letter.HandlingRequest",
        "Taking, org.libraryexchange.letter.Taking",
        "ItemProposals, org.libraryexchange.letters.ItemProposalsResource$Listing",
        "AcceptedChangePage, org.libraryexchange.letters.proposals.AcceptedChangesResource$Listing",
        "AcceptedChange, org.libraryexchange.letters.proposals.SettledChanges$SettledValue",
        "TranslationWork, org.libraryexchange.letters.proposals.TranslationWorkResource$Listing",
        "TranslationTask, org.libraryexchange.letters.proposals.TranslationWorkResource$Entry",
        "DeskList, org.libraryexchange.letters.LetterSearchResource$DeskListing",
        "Desk, org.libraryexchange.letters.LetterDesks$Desk",
        "ItemReceipt, org.libraryexchange.exchange.proving.ItemReceipt",
        "MirrorReceipt, org.libraryexchange.exchange.proving.ItemReceipt$MirrorReceipt",
        "ExchangeStatus, org.libraryexchange.watch.status.ExchangeStatus",
        "OwnLogStatus, org.libraryexchange.watch.status.ExchangeStatus$OwnLogStatus",
        "RefusedSetting, org.libraryexchange.exchange.log.kafka.KafkaTopics$RefusedSetting",
        "PartnerStatus, org.libraryexchange.watch.status.ExchangeStatus$PartnerStatus",
        "ImportsStatus, org.libraryexchange.watch.status.ExchangeStatus$ImportsStatus",
        "RunningImport, org.libraryexchange.watch.status.ExchangeStatus$RunningImport",
        "ItemHistory, org.libraryexchange.catalogue.history.ItemHistory",
        "ItemVersion, org.libraryexchange.catalogue.history.ItemHistory$Version",
        "RejectedRecord, org.libraryexchange.exchange.rejected.RejectedRecord",
        "ImportJob, org.libraryexchange.catalogue.imports.ImportView",
        "ImportCheck, org.libraryexchange.catalogue.imports.ImportView$Check",
        "ImportError, org.libraryexchange.catalogue.imports.ImportDetails$ImportError",
        "SettledInImportPage, org.libraryexchange.catalogue.imports.ImportDetailsResource$SettledPage",
        "SettledInImport, org.libraryexchange.catalogue.imports.ImportDetails$SettledInImport",
        "FestivalDatesRequest, org.libraryexchange.catalogue.festival.FestivalDatesRequest",
        "FestivalDates, org.libraryexchange.catalogue.festival.FestivalDatesResource$Listing",
        "FestivalDate, org.libraryexchange.catalogue.festival.FestivalDatesResource$FestivalDate",
        "RestoredItem, org.libraryexchange.exchange.restoration.Restoration$RestoredItem"
    })
    void describesTheMembersOfAnswers(String schema, String type) throws ClassNotFoundException {
        // Given
        Set<String> served = members(Class.forName(type)).collect(Collectors.toCollection(TreeSet::new));

        // When
        Set<String> described = new TreeSet<>();
        API.at("/components/schemas/" + schema + "/properties").fieldNames().forEachRemaining(described::add);

        // Then
        assertThat(described).isEqualTo(served);
    }

    /** The members of a record, including those of records that Jackson unwraps into it, and those that it works out. */
    private static Stream<String> members(Class<?> type) {
        Stream<String> workedOut = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonProperty.class))
                .map(Method::getName);
        return Stream.concat(
                Stream.of(type.getRecordComponents())
                        .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                                ? members(component.getType())
                                : Stream.of(component.getName())),
                workedOut);
    }

    private record Operation(String path, String method, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Operation> operations() {
        return API.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(path.getKey(), member.getKey(), member.getValue())));
    }

    /** Whether an operation belongs to the API, and not to the pages. */
    private static boolean isOfTheApi(String operation) {
        return operation.contains(" /api/v1/");
    }

    private static Optional<String> operation(JavaClass type, JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                .findFirst()
                .map(annotation ->
                        annotation.getAnnotationOfType(HttpMethod.class).value().toLowerCase(Locale.ROOT) + " "
                                + address(type, method));
    }

    private static String address(JavaClass type, JavaMethod method) {
        String base = type.getAnnotationOfType(Path.class).value();
        return method.isAnnotatedWith(Path.class)
                ? base + "/" + method.getAnnotationOfType(Path.class).value()
                : base;
    }

    private static JsonNode contract(String name) {
        return read(new ObjectMapper(), "/org/libraryexchange/" + name);
    }

    /** JSON Schema knows no discriminators; generated clients use them. */
    private static JsonNode withoutDiscriminator(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("discriminator");
        return copy;
    }

    private static JsonNode withoutFrame(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove(List.of("$schema", "$id", "$defs", "examples"));
        return pointingHere(copy);
    }

    /** In an API description, references point to its components. */
    private static JsonNode pointingHere(JsonNode schema) {
        return pointingHere(schema, "item.schema.json");
    }

    /** @param contract in which the schema stands */
    private static JsonNode pointingHere(JsonNode schema, String contract) {
        JsonNode copy = schema.deepCopy();
        if (copy instanceof ObjectNode object) {
            if (object.path("$ref").isTextual()) {
                String[] place = object.path("$ref").asText().split("#/\\$defs/", -1);
                String name = component(place[0].isEmpty() ? contract : place[0], place[1]);
                object.put("$ref", "#/components/schemas/" + name);
            }
            object.properties()
                    .forEach(member -> object.set(member.getKey(), pointingHere(member.getValue(), contract)));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, pointingHere(array.get(i), contract));
            }
        }
        return copy;
    }

    private static String component(String contract, String definition) {
        return NAMES_OF_LETTERS.containsKey(contract)
                ? NAMES_OF_LETTERS.get(contract).get(definition)
                : component(definition);
    }

    private static String component(String definition) {
        String name = definition.substring(0, 1).toUpperCase(Locale.ROOT) + definition.substring(1);
        return NAMES_IN_CLIENTS.getOrDefault(definition, name);
    }

    private static JsonNode read(ObjectMapper mapper, String resource) {
        try (InputStream in = ApiDescriptionTest.class.getResourceAsStream(resource)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + resource, e);
        }
    }
}
