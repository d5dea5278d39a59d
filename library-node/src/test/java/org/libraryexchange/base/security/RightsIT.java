package org.libraryexchange.base.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Tokens;

/** Every operation of the API, for each role and for items of both cities (OWASP API1, API5; ASVS 4.1). */
@QuarkusTest
class RightsIT {

    /** Somebody who reads letters and decides what cannot be undone. */
    private static final String BOTH = "librarian+exchange-operator";

    private static final String EVERY_ROLE = "librarian+cataloguer+ops+exchange-operator";

    private static final Set<String> EVERYBODY =
            Set.of("nobody", "no role", "librarian", "cataloguer", "head-librarian", "ops", "exchange-operator", BOTH);

    /**
     * Each row gives the roles that may use an operation, the sort of own item with which it is tried, and the result
     * for that item and for the partner's. Any other request gets 401 without a token and 403 with one, before the node
     * looks at anything else.
     */
    private static final List<Right> RIGHTS = Right.table("""
            listItems             everybody                          none       200  -
            createItem            cataloguer                         none       201  -
            readItem              everybody                          published  200  200
            replaceItem           cataloguer                         published  200  403
            patchItem             cataloguer                         published  200  403
            discardDraft          cataloguer                         draft      204  403
            publishItem           cataloguer                         draft      200  403
            withdrawItem          cataloguer                         published  200  403
            eraseItem             exchange-operator                  published  200  403
            listItemVersions      everybody                          published  200  200
            readItemVersion       everybody                          published  200  200
            readItemReceipt       cataloguer,ops,exchange-operator   published  200  200
            listItemProposals     librarian                          published  200  200
            removeAcceptedChange  cataloguer                         published  404  403
            removeTranslation     cataloguer                         published  404  403
            confirmTranslation    cataloguer,librarian               published  404  403
            listAcceptedChanges   cataloguer,librarian               none       200  -
            listTranslationWork   cataloguer,librarian               none       200  -
            readItemByIdentifier  everybody                          none       404  -
            putItemByIdentifier   cataloguer                         none       201  -
            publishItemByIdentifier cataloguer                       none       404  -
            withdrawItemByIdentifier cataloguer                      none       404  -
            readChanges           everybody                          none       200  -
            readSnapshot          everybody                          none       200  -
            listLetters           librarian                          none       200  -
            createLetter          librarian                          none       201  -
            searchLetters         librarian                          none       200  -
            previewFestivalDates  everybody                          none       200  -
            readLetterChanges     librarian                          none       200  -
            listDesks             librarian                          none       200  -
            readLetter            librarian                          none       404  -
            replaceLetter         librarian                          none       404  -
            discardLetter         librarian                          none       404  -
            sendLetter            librarian                          none       404  -
            recallLetter          librarian                          none       404  -
            eraseLetter           librarian+exchange-operator        none       404  -
            readHandling          librarian                          none       404  -
            handleLetter          librarian                          none       404  -
            askErasure            librarian                          none       404  -
            readLetterReceipt     librarian                          none       404  -
            readThread            librarian                          none       404  -
            uploadPicture         cataloguer                         none       400  -
            takePictureDown       cataloguer,head-librarian          none       404  -
            sendPicturesOfATable  cataloguer                         none       400  -
            listImports           cataloguer,ops,exchange-operator   none       200  -
            startImport           cataloguer                         none       202  -
            readImport            cataloguer,ops,exchange-operator   none       404  -
            listImportErrors      cataloguer,ops,exchange-operator   none       404  -
            listSettledInImport   cataloguer,ops,exchange-operator   none       404  -
            approveImport         exchange-operator                  none       404  -
            dropImport            exchange-operator                  none       404  -
            listSources           cataloguer,head-librarian          none       200  -
            addSource             head-librarian                     none       201  -
            previewSource         head-librarian                     none       200  -
            readSource            cataloguer,head-librarian          none       404  -
            changeSource          head-librarian                     none       404  -
            removeSource          head-librarian                     none       404  -
            fetchSource           head-librarian                     none       404  -
            readExchangeStatus    ops                                none       200  -
            listRejectedRecords   ops                                none       200  -
            readRejectedRecord    ops                                none       404  -
            readRejectedValue     ops                                none       404  -
            retryRejectedRecord   exchange-operator                  none       404  -
            dismissRejectedRecord exchange-operator                  none       404  -
            retryRejectedRecords  exchange-operator                  none       200  -
            listRejectedLetters   ops                                none       200  -
            retryRejectedLetter   exchange-operator                  none       404  -
            dismissRejectedLetter exchange-operator                  none       404  -
            listProofs            ops,exchange-operator              none       200  -
            startProof            exchange-operator                  none       202  -
            readProof             ops,exchange-operator              none       404  -
            listRuns              ops,exchange-operator              none       200  -
            startRun              exchange-operator                  none       202  -
            readRun               ops,exchange-operator              none       404  -
            listNights            ops,exchange-operator              none       200  -
            listDigests           ops,exchange-operator              none       200  -
            readDigest            ops,exchange-operator              none       404  -
            listNeeds             ops,exchange-operator              none       200  -
            rebuildMirror         exchange-operator                  none       404  -
            pauseMirror           exchange-operator                  none       404  -
            resumeMirror          exchange-operator                  none       404  -
            readForeignRecords    ops,exchange-operator              none       200  -
            settleForeignRecords  exchange-operator                  none       404  -
            readRestoration       ops,exchange-operator              none       200  -
            chooseForAllRestored  exchange-operator                  none       409  -
            chooseForRestored     exchange-operator                  none       404  -
            readLetterRestoration ops,exchange-operator              none       404  -
            chooseForAllRestoredLetters exchange-operator            none       404  -
            chooseForRestoredLetter exchange-operator                none       404  -
            """);

    private static final JsonNode API = api();

    private record Right(String operation, Set<String> roles, String item, int own, Integer partners) {

        static List<Right> table(String rows) {
            return rows.lines()
                    .map(row -> row.trim().split("\\s+"))
                    .map(Right::of)
                    .toList();
        }

        private static Right of(String... cells) {
            return new Right(
                    cells[0],
                    cells[1].equals("everybody") ? EVERYBODY : new TreeSet<>(Arrays.asList(cells[1].split(","))),
                    cells[2],
                    Integer.parseInt(cells[3]),
                    cells[4].equals("-") ? null : Integer.valueOf(cells[4]));
        }

        boolean isFor(String role) {
            return roles.contains(role) || Stream.of(role.split("\\+", -1)).anyMatch(roles::contains);
        }

        boolean isForEverybody() {
            return roles == EVERYBODY;
        }
    }

    private record Operation(String method, String path, JsonNode description) {

        String address(String id) {
            return path.replace("{scheme}", "rights")
                    .replace("{value}", UUID.randomUUID().toString())
                    .replace("{version}", "1")
                    .replace("{partner}", "nowhere")
                    .replace("{topic}", "library.nowhere.items")
                    .replace("{day}", "2020-01-01")
                    .replace("{sha256}", "0".repeat(64))
                    .replace("{language}", "zh-Hans")
                    .replace("{id}", id);
        }

        List<String> roles() {
            return StreamSupport.stream(description.at("/security/0/token").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
    }

    @Test
    void everyOperationIsInTheTableAndDescribedWithTheSameRoles() {
        Map<String, Operation> operations = operations();
        assertThat(RIGHTS).extracting(Right::operation).containsExactlyInAnyOrderElementsOf(operations.keySet());
        assertThat(RIGHTS)
                .allSatisfy(right -> assertThat(
                                operations.get(right.operation()).roles())
                        .as(right.operation())
                        .containsExactlyInAnyOrderElementsOf(right.isForEverybody() ? Set.of() : right.roles()));
    }

    @TestFactory
    Stream<DynamicTest> ownItemsAndWhatIsNoItem() {
        return RIGHTS.stream()
                .flatMap(right -> EVERYBODY.stream()
                        .map(role -> DynamicTest.dynamicTest(
                                right.operation() + " by " + role,
                                () -> judge(right, role, ownItem(right), right.own()))));
    }

    @TestFactory
    Stream<DynamicTest> itemsOfThePartner() {
        return RIGHTS.stream()
                .filter(right -> right.partners() != null)
                .flatMap(right -> EVERYBODY.stream()
                        .map(role -> DynamicTest.dynamicTest(
                                right.operation() + " of the partner's by " + role,
                                () -> judge(
                                        right,
                                        role,
                                        Database.mirror("hangzhou", "Rights").toString(),
                                        right.partners()))));
    }

    @TestFactory
    Stream<DynamicTest> noOperationAnswersInAFormatThatTheClientDoesNotAccept() {
        return RIGHTS.stream()
                .map(right -> DynamicTest.dynamicTest(right.operation(), () -> {
                    Response refused = asking(
                            operations().get(right.operation()), EVERY_ROLE, ownItem(right), "application/x-unknown");
                    assertThatProblem(refused).is(406, "not-acceptable");
                }));
    }

    private static void judge(Right right, String role, String item, int allowed) {
        // Given
        String before = Database.stateOfItems();

        // When
        Response answer = asking(operations().get(right.operation()), role, item);

        // Then
        if (right.isFor(role)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(allowed);
            if (allowed == 403) {
                assertThatProblem(answer).is(403, "owned-by-partner");
            }
        } else if (role.equals("nobody")) {
            assertThatProblem(answer).is(401, "unauthenticated");
        } else {
            assertThatProblem(answer).is(403, "forbidden");
        }
        if (answer.statusCode() >= 400) {
            assertThat(Database.stateOfItems()).isEqualTo(before);
        }
    }

    private static Response asking(Operation operation, String role, String item) {
        return asking(operation, role, item, "*/*");
    }

    private static Response asking(Operation operation, String role, String item, String accept) {
        RequestSpecification request = switch (role) {
            case "nobody" -> Api.anonymous();
            case "no role" -> Api.with(Tokens.of());
            default -> Api.with(Tokens.of(role.split("\\+", -1)));
        };
        request.accept(accept);
        JsonNode body = operation.description().at("/requestBody/content");
        if (!body.isMissingNode()) {
            String mediaType = body.fieldNames().next();
            request.contentType(mediaType).body(Documents.utf8(body(operation.description())));
        }
        // By its identifier, an item can only be created here.
        if (!operation.path().contains("by-identifier") && !operation.method().equals("GET")) {
            request.header("If-Match", "*");
        }
        if (operation.path().endsWith("/changes")) {
            request.queryParam("owner", "leeds");
            if (operation.path().contains("/letters/")) {
                request.queryParam("partner", "hangzhou");
            }
        }
        if (operation.path().endsWith("/accepted-changes") && operation.method().equals("DELETE")) {
            request.queryParam("pointer", "/title/zh-Hans");
        }
        if (operation.path().endsWith("/translation-work")) {
            request.queryParam("to", "zh-Hans");
        }
        if (operation.path().endsWith("/imports") && operation.method().equals("POST")) {
            request.queryParam("scheme", "rights").queryParam("dryRun", true);
        }
        return request.request(operation.method(), operation.address(item));
    }

    private static String body(JsonNode operation) {
        return switch (operation.path("operationId").asText()) {
            case "withdrawItem", "withdrawItemByIdentifier" -> "{\"reason\": {\"en\": \"Rights\"}}";
            case "approveImport", "dropImport", "takePictureDown" -> "{\"reason\": \"Rights\"}";
            case "dismissRejectedRecord" -> "{\"reason\": \"Rights\"}";
            case "settleForeignRecords" -> "{\"records\": 1}";
            case "pauseMirror" -> "{\"reason\": \"Rights\", \"until\": \"2030-01-02T03:04:05Z\"}";
            case "chooseForAllRestored", "chooseForRestored" -> "{\"choice\": \"keep\"}";
            case "createLetter", "replaceLetter" ->
                "{\"to\": \"hangzhou\", \"from\": {\"desk\": \"events\"}, \"originalLanguage\": \"en\"}";
            case "searchLetters" -> "{\"words\": \"rights\"}";
            case "previewFestivalDates" -> "{\"recurrence\": {\"easter\": {}}, \"from\": 2027, \"to\": 2028}";
            case "handleLetter" -> "{\"state\": \"read\"}";
            case "addSource", "previewSource" -> """
                {"name": "Rights", "kind": "csv", "address": "http://127.0.0.1:9/", "scheme": "rights-%s",
                    "schedule": "nightly", "columns": {"id": "identifier"}}
                """.formatted(UUID.randomUUID());
            case "fetchSource" -> "{}";
            case "patchItem" -> "{\"attribution\": \"Rights\"}";
            default -> Documents.lightNight().toString();
        };
    }

    /** An own item of the sort that the row names; otherwise an id that nothing has. */
    private static String ownItem(Right right) {
        return switch (right.item()) {
            case "draft" -> Api.id(Api.created(Documents.lightNight()));
            case "published" -> Api.id(Api.created(Documents.published(Documents.lightNight())));
            default ->
                right.operation().contains("RejectedRecord")
                        ? "999999999"
                        : UUID.randomUUID().toString();
        };
    }

    @Test
    void draftsAreShownOnlyToCataloguersAndLibrarians() {
        // Given
        String draft = Api.ITEMS + "/" + Api.id(Api.created(Documents.lightNight()));

        // When, Then
        for (String role : EVERYBODY) {
            int status = asking(new Operation("GET", draft, Documents.json("{}")), role, "")
                    .statusCode();
            boolean mayRead = Set.of("cataloguer", "librarian", BOTH).contains(role);
            assertThat(status).as(role).isEqualTo(mayRead ? 200 : 404);
        }
        assertThatProblem(Api.anonymous().get(Api.ITEMS + "?status=draft")).is(401, "unauthenticated");
        assertThatProblem(Api.asOps().get(Api.ITEMS + "?status=draft")).is(403, "forbidden");
        assertThat(Api.asCataloguer().get(Api.ITEMS + "?status=draft").statusCode())
                .isEqualTo(200);
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        API.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(member -> {
                    String id = member.getValue().path("operationId").asText();
                    if (!id.isEmpty()) {
                        operations.put(
                                id,
                                new Operation(
                                        member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue()));
                    }
                }));
        return operations;
    }

    private static JsonNode api() {
        try (InputStream in = RightsIT.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return resolved(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Replaces references by the request bodies that the document describes once. */
    private static JsonNode resolved(JsonNode api) {
        api.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String reference = operation.at("/requestBody/$ref").asText();
                    if (!reference.isEmpty()) {
                        ((ObjectNode) operation).set("requestBody", api.at(reference.substring(1)));
                    }
                }));
        return api;
    }
}
