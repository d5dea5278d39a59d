package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Indexed;
import org.libraryexchange.fixture.Page;

/** The pages of what items name. */
@QuarkusTest
class AuthorityPageIT {

    private static ObjectNode history(String title, String place, String creator) {
        ObjectNode document = Documents.published(Documents.titled(Documents.canalPhotograph(), title));
        document.putObject("place").put("authority", place).putObject("name").put("en", "Where it is");
        ObjectNode made = document.withObject("/history").putArray("creators").addObject();
        made.put("role", "author").put("authority", creator).putObject("name").put("en", "Who made it");
        return document;
    }

    @ParameterizedTest
    @CsvSource({"en, Bai Juyi, Person, Names, In the catalogues, Hangzhou", "zh, 白居易, 人物, 名称, 目录中的相关条目, 杭州"})
    void itSaysWhatItIsCalledInBothLanguages(
            String language, String name, String type, String names, String items, String city) {
        // When
        Page page = Page.get("/authorities/hangzhou/bai-juyi?lang=" + language).isSound();

        // Then
        assertThat(page.first("h1").text()).isEqualTo(name);
        assertThat(page.texts("h2")).startsWith(names).contains(items);
        assertThat(page.texts(".meta").get(0)).contains(city, type);
        assertThat(page.texts("dd [lang=en]")).contains("Bai Juyi", "Po Chü-i");
        assertThat(page.texts("dd [lang=zh-Hans]")).contains("白居易", "白乐天");
        assertThat(page.text()).contains("《旧唐书》卷一百六十六");
    }

    /** Both sites have the page; that of its own city is the one that others should find. */
    @Test
    void whatAPartnerKeepsIsToBeFoundThere() {
        assertThat(Page.get("/authorities/hangzhou/bai-juyi?lang=en").links("link[rel=canonical]"))
                .containsExactly("https://hangzhou.library.example/authorities/hangzhou/bai-juyi?lang=en");
    }

    @Test
    void itListsWhatNamesItInBothCitiesAndIsReachedFromThere() throws SQLException {
        // Given
        String item = id(created(history("Record of a stone", "hangzhou/mid-lake-pavilion", "hangzhou/tian-rucheng")));
        Database.mirror(
                UUID.randomUUID(),
                "hangzhou",
                "published",
                history("A painted pavilion", "hangzhou/mid-lake-pavilion", "hangzhou/tian-rucheng"));
        Indexed.awaitAll();

        // When
        Page read = Page.get("/items/" + item + "?lang=en").isSound();
        Page place = Page.get("/authorities/hangzhou/mid-lake-pavilion?lang=en").isSound();

        // Then
        assertThat(read.links(".facts a"))
                .contains(
                        "/authorities/hangzhou/mid-lake-pavilion?lang=en",
                        "/authorities/hangzhou/tian-rucheng?lang=en");
        assertThat(place.texts(".cards .title")).containsExactlyInAnyOrder("Record of a stone", "A painted pavilion");
        assertThat(place.links(".related .heading a"))
                .containsExactly("/search?authority=hangzhou%2Fmid-lake-pavilion&lang=en");
        assertThat(Page.get("/search?authority=hangzhou/mid-lake-pavilion&lang=en")
                        .isSound()
                        .texts(".active li"))
                .anySatisfy(filter -> assertThat(filter).contains("Mid-Lake Pavilion"));
    }

    @Test
    void aLibraryLeadsToWhatIsOnThere() {
        // When
        Page library = Page.get("/authorities/leeds/chapeltown-library?lang=en").isSound();
        Page person = Page.get("/authorities/hangzhou/bai-juyi?lang=en");

        // Then
        String whatsOn = "/whats-on?place=leeds%2Fchapeltown-library&lang=en";
        assertThat(library.links("header a")).contains(whatsOn);
        assertThat(Page.get(whatsOn).isSound().texts("option[selected]")).containsExactly("Chapeltown Library");
        assertThat(person.links("header a")).noneMatch(link -> link.contains("place="));
    }

    @Test
    void aKeyThatIsUnknownHereIsNothingSpecial() {
        // Given
        String item = id(created(history("A view", "elsewhere/unknown", "elsewhere/nobody")));

        // When
        Page page = Page.get("/items/" + item + "?lang=en").isSound();

        // Then
        assertThat(page.text()).contains("Where it is", "Who made it").doesNotContain("elsewhere");
        assertThat(page.links(".facts a")).noneMatch(link -> link.contains("authorities"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/authorities/leeds/nothing", "/authorities/nowhere/su-shi", "/authorities/leeds/Su%20Shi"})
    void whatIsInNoListHasNoPage(String address) {
        assertThat(Page.get(address).status()).isEqualTo(404);
    }

    @Test
    void itsItemsComePageByPage() {
        // Given
        for (int n = 0; n < 26; n++) {
            created(history("Print " + n, "hangzhou/three-pools", "hangzhou/du-jinsheng"));
        }
        Indexed.awaitAll();
        List<String> titles = new ArrayList<>();

        // When
        Page first = Page.get("/authorities/hangzhou/du-jinsheng?lang=zh").isSound();
        titles.addAll(first.texts(".cards .title"));
        Page second = Page.get(first.links("a.next").get(0)).isSound();
        titles.addAll(second.texts(".cards .title"));

        // Then
        assertThat(first.texts(".cards .title")).hasSize(24);
        assertThat(second.links("a.next")).isEmpty();
        assertThat(titles).hasSize(26).doesNotHaveDuplicates();
    }

    @Test
    void aPageThatIsNoLongerThereIsTheFirst() {
        assertThat(Page.get("/authorities/hangzhou/du-jinsheng?cursor=nonsense")
                        .isSound()
                        .status())
                .isEqualTo(200);
    }
}
