package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.PictureFiles;

@QuarkusTest
class DeskPictureIT {

    @Test
    void headLibrarianTakesAPictureDownWithAReason() {
        // Given
        String sha256 = Api.asCataloguer()
                .contentType("image/png")
                .body(PictureFiles.png(333, 222))
                .post("/api/v1/media")
                .jsonPath()
                .getString("sha256");
        String address = "/desk/pictures/" + sha256;
        DeskBrowser head = DeskBrowser.of("keeps.pictures", "head-librarian");

        // When
        Page page = head.page(address + "?lang=zh");
        Page refused = head.follow(head.post(address, Map.of("reason", List.of(" "))));
        Page done = head.follow(head.post(address, Map.of("reason", List.of("A child can be recognised"))));

        // Then
        assertThat(page.texts("h1")).containsExactly("撤除图片");
        assertThat(page.first("main img").attr("src")).isEqualTo("/media/" + sha256);
        assertThat(refused.texts("[role=alert]")).hasSize(1);
        assertThat(done.texts("[role=status] p")).contains("A child can be recognised");
        assertThat(done.texts("form button.act")).isEmpty();
        assertThatProblem(Api.anonymous().get("/media/" + sha256)).is(410, "erased");
    }
}
