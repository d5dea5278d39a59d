package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Documents.utf8;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;

/** Waves of withdrawals are decided by title, by a head librarian, and never by whoever sent the file. */
@QuarkusTest
class HeldImportsIT {

    private static final String HELD = "/desk/held";

    private static DeskBrowser head;

    @BeforeEach
    void signIn() {
        if (head == null) {
            head = DeskBrowser.of("decides.imports", "head-librarian");
        }
    }

    /** The address of an import that would withdraw all three published items of its scheme. */
    private static String held(String scheme, String sender) {
        String rows =
                IntStream.range(0, 3).mapToObj(n -> row(scheme, n, "published")).collect(Collectors.joining("\n"));
        ended(send(scheme, sender, rows), "finished");
        String withdrawals = IntStream.range(0, 3)
                .mapToObj(n -> "{\"status\":\"withdrawn\",\"identifiers\":[{\"scheme\":\"" + scheme + "\",\"value\":\""
                        + n + "\"}]}")
                .collect(Collectors.joining("\n"));
        String address = send(scheme, sender, withdrawals);
        ended(address, "held");
        return address;
    }

    private static String row(String scheme, int n, String status) {
        ObjectNode item = titled(published(lightNight()), scheme + " number " + n);
        item.put("status", status)
                .putArray("identifiers")
                .addObject()
                .put("scheme", scheme)
                .put("value", Integer.toString(n));
        return item.toString();
    }

    private static String send(String scheme, String sender, String rows) {
        Response sent = Api.with(Tokens.named(sender, "cataloguer"))
                .contentType("application/x-ndjson")
                .body(utf8(rows))
                .post("/api/v1/imports?scheme=" + scheme);
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        return "/api/v1/imports/" + sent.jsonPath().getLong("id");
    }

    private static void ended(String address, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(address), state::equals);
    }

    private static String state(String address) {
        return Api.asOps().get(address).jsonPath().getString("state");
    }

    private static String atTheDesk(String address) {
        return HELD + address.substring(address.lastIndexOf('/'));
    }

    private static Response decide(String token, String address, String body) {
        return Api.with(token).contentType("application/json").body(utf8(body)).post(address);
    }

    @Test
    void headLibrarianSeesTheTitlesAndApprovesTheirNumber() {
        // Given
        String held = held("titles-shown", "calendar");

        // When
        Page list = head.page(HELD + "?lang=zh");
        Page page = head.page(atTheDesk(held) + "?lang=en");
        Page mistyped = head.follow(head.post(atTheDesk(held) + "/approve", Map.of("withdrawals", List.of("2"))));
        Page approved = head.follow(head.post(atTheDesk(held) + "/approve", Map.of("withdrawals", List.of("3"))));

        // Then
        assertThat(list.texts(".sections [aria-current]"))
                .singleElement()
                .asString()
                .startsWith("待决定的导入（");
        assertThat(page.texts(".desk-list a"))
                .containsExactlyInAnyOrder("titles-shown number 0", "titles-shown number 1", "titles-shown number 2");
        assertThat(mistyped.texts("[role=alert]")).hasSize(1);
        assertThat(approved.texts(".done")).containsExactly("The import goes ahead. The items will be withdrawn.");
        ended(held, "finished");
        assertThat(Api.asOps().get(held).jsonPath().getString("decidedBy")).isEqualTo("decides.imports");
        assertThat(Api.asOps().get(held).jsonPath().getString("decisionReason")).isNull();
    }

    @Test
    void nobodyDecidesAboutAFileOfTheirOwn() {
        // Given
        String heads = held("own-of-a-head", "decides.imports");
        String operators = held("own-of-an-operator", "sends.and.operates");

        // When
        Page page = head.page(atTheDesk(heads));
        Response approved = head.post(atTheDesk(heads) + "/approve", Map.of("withdrawals", List.of("3")));
        Response dropped = head.post(atTheDesk(heads) + "/drop", Map.of());
        Response byOperator = decide(
                Tokens.named("sends.and.operates", "exchange-operator"), operators + "/drop", "{\"reason\":\"Mine\"}");

        // Then
        assertThat(page.document().select("main form")).isEmpty();
        assertThat(List.of(approved.statusCode(), dropped.statusCode())).containsOnly(403);
        assertThatProblem(byOperator).is(403, "forbidden");
        assertThat(List.of(state(heads), state(operators))).containsOnly("held");
    }

    @Test
    void operatorDecidesWithAReasonOnly() {
        // Given
        String held = held("operators-reason", "calendar");
        String page = "/ops/imports" + held.substring(held.lastIndexOf('/'));
        String operator = Staff.session("decides.instead", "exchange-operator");

        // When
        Response silent = Staff.with(operator).formParam("reason", " ").post(page + "/drop");
        Response without = decide(Tokens.named("a.program", "exchange-operator"), held + "/approve", "{}");
        Response dropped = Staff.with(operator)
                .formParam("reason", "Nobody is in until Monday")
                .post(page + "/drop");

        // Then
        assertThat(List.of(silent.statusCode(), without.statusCode())).containsOnly(400);
        assertThat(dropped.statusCode()).isEqualTo(303);
        assertThat(Api.asOps().get(held).jsonPath().getString("decisionReason")).isEqualTo("Nobody is in until Monday");
        assertThat(Page.of(Staff.with(operator).get(page)).text())
                .contains("decides.instead: Nobody is in until Monday");
        assertThat(head.follow(head.get(atTheDesk(held))).texts(".done"))
                .containsExactly("This import is no longer waiting for a decision.");
    }
}
