package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;

/** What people at the desk are told of text and cities that an item may not get. */
@QuarkusTest
class DeskAdditionsIT {

    private static final String OVERRIDE = "Paid \u202eyadnom";

    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("additions.cataloguer", "cataloguer");
        }
    }

    private static String address(Response item) {
        return DeskBrowser.ITEMS + "/" + Api.id(item);
    }

    private static ObjectNode photograph() {
        return Documents.published(Documents.canalPhotograph());
    }

    @ParameterizedTest
    @CsvSource({"en, must not contain characters that change the direction of text", "zh-Hans, 不能含有改变文字方向的字符"})
    void textThatLooksLikeAnotherIsToldAtItsField(String language, String told) {
        // Given
        Response item = Api.created(photograph());

        // When
        Page refused =
                cataloguer.form(address(item)).type("/title/en", OVERRIDE).pressed("publish");
        Page page = cataloguer.page(address(item) + "?check=publish&lang=" + language);

        // Then
        assertThat(refused.document().select(".done")).isEmpty();
        assertThat(page.texts("#" + FormValues.id("/title/en") + "-error-1"))
                .singleElement()
                .asString()
                .contains(told);
    }

    @Test
    void textThatStoodThereBeforeIsPublishedAgain() throws Exception {
        // Given
        ObjectNode document = photograph();
        document.withObject("/summary").put("en", "Lights");
        Response item = Api.created(document);
        try (Connection session = Database.sessionOf("leeds")) {
            Database.execute(
                    session, """
                    with older as (select replace(document, '"Lights"', ?) as document from item where id = ?)
                    update item set document = older.document, sha256 = sha256(convert_to(older.document, 'UTF8'))
                    from older where id = ?
                    """, "\"" + OVERRIDE + "\"", UUID.fromString(Api.id(item)), UUID.fromString(Api.id(item)));
        }

        // When
        Page page = cataloguer
                .form(address(item))
                .type("/title/en", "Another title")
                .pressed("publish");

        // Then
        assertThat(page.texts(".done")).containsExactly("The item is published.");
        assertThat(Api.anonymous()
                        .get(Api.ITEMS + "/" + Api.id(item))
                        .jsonPath()
                        .getString("summary.en"))
                .isEqualTo(OVERRIDE);
    }
}
