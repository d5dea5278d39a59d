package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/** A picture from the desk of one city to the pages of both, in a real browser. */
@ExtendWith(SharedPair.class)
class PictureJourneyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> PUBLISHED = Map.of("en", "The item is published.", "zh-Hans", "条目已发布。");

    /** A file such as a camera makes, with a colour of its own. */
    private static Path photograph(Path folder, int red) throws IOException {
        BufferedImage image = new BufferedImage(2_000, 1_500, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(red, 120, 60));
        pen.fillRect(0, 0, 2_000, 1_500);
        pen.setColor(Color.WHITE);
        pen.fillOval(600, 300, 800, 800);
        pen.dispose();
        Path file = folder.resolve("IMG_" + red + ".jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans, 10", "1280, en, 20"})
    void pictureIsUploadedAtTheDeskAndShownByBothCities(
            int width, String language, int red, PairUnderTest pair, @TempDir Path folder) throws IOException {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            // Given
            Browser browser = person.browser();
            String item = person.begins("history-resource").replaceFirst(".*/", "");
            person.fills("/title/en", "Lanterns " + red).fills("/title/zh-Hans", "灯笼 " + red);
            browser.mark();

            // When
            browser.type("#f-pictures-more", photograph(folder, red).toString());

            // Then
            browser.awaitElement(".kept-picture img");
            assertThat(browser.isMarked()).isTrue();
            assertThat(browser.value("#f-title-zh-Hans")).isEqualTo("灯笼 " + red);
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.scrollsSideways()).isFalse();

            // When
            person.fills("/pictures/0/alt/en", "A round lantern").fills("/pictures/0/alt/zh-Hans", "一盏圆灯笼");
            person.chooses("/history/form", "photograph")
                    .fills("/licence", "https://creativecommons.org/licenses/by/4.0/");
            person.tabsTo("publish").browser().press(Keys.ENTER);

            // Then
            browser.awaitText(".done", PUBLISHED.get(language));
            assertShown(browser, pair.leeds(), item, language);
            assertShown(browser, pair.hangzhou(), item, language);
        }
    }

    @Test
    void filesThatAreDroppedAreUploadedLikeThoseThatAreChosen(PairUnderTest pair, @TempDir Path folder)
            throws IOException {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, 1_280, "en")) {
            // Given
            Browser browser = person.browser();
            person.begins("history-resource");
            person.fills("/title/en", "Lanterns from a folder");
            browser.mark();

            // When
            browser.drop("#upload", List.of(photograph(folder, 30), photograph(folder, 40)));

            // Then
            Awaitility.await("both pictures")
                    .atMost(PATIENCE)
                    .until(() -> browser.texts(".kept-picture img").size() == 2);
            assertThat(browser.isMarked()).isTrue();
            assertThat(browser.value("#f-title-en")).isEqualTo("Lanterns from a folder");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Safari makes a JPEG of an iPhone's HEIC for a field that takes JPEG, and neither HEIC nor any picture. */
    @Test
    void telephonesSendJpegInPlaceOfHeic(PairUnderTest pair) {
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, 390, "en")) {
            // When
            person.begins("history-resource");

            // Then
            assertThat(person.browser().attribute("#f-pictures-more", "accept").split(","))
                    .contains("image/jpeg")
                    .noneMatch(type -> type.matches("image/(\\*|hei[cf].*)|\\.hei[cf]"));
        }
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans", "1280, en"})
    void largePicturesFollowLinksAndKeys(int width, String language, PairUnderTest pair, @TempDir Path folder)
            throws IOException {
        // Given
        String item = "/items/" + ofPictures(pair.leeds(), folder, 50 + width / 10);
        try (Browser browser = Browser.at(pair.leeds().api().toString())) {
            browser.device(width, 900, "light");
            browser.open(item + "?lang=" + language);

            // When, Then
            browser.click(".small-pictures li:last-child a");
            awaitPicture(browser, 3);
            browser.click("#picture-3 [rel=prev]");
            awaitPicture(browser, 2);
            browser.click("#picture-2 [rel=next]");
            awaitPicture(browser, 3);
            browser.tabTo(".strip");
            browser.press(Keys.ARROW_LEFT);
            awaitPicture(browser, 2);
            browser.press(Keys.ARROW_RIGHT);
            awaitPicture(browser, 3);
            assertThat(browser.violations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void awaitPicture(Browser browser, int number) {
        Awaitility.await("picture " + number)
                .atMost(PATIENCE)
                .until(() -> browser.inMiddleOf(".strip"), ("picture-" + number)::equals);
    }

    /** Publishes an item with three pictures. */
    private static String ofPictures(CityUnderTest city, Path folder, int red) throws IOException {
        ObjectNode document = ItemDocuments.event("Three lanterns");
        for (int i = 0; i < 3; i++) {
            ObjectNode picture = (ObjectNode) EveryChange.acknowledged(
                            city.client().upload(Files.readAllBytes(photograph(folder, red + 30 * i))))
                    .json();
            picture.putObject("alt").put("en", "Lantern " + i);
            document.withArray("/pictures").add(picture);
        }
        return EveryChange.acknowledged(
                        city.client().put("lanterns", UUID.randomUUID().toString(), document.toString()))
                .id()
                .toString();
    }

    private static void assertShown(Browser browser, CityUnderTest city, String item, String language) {
        String page = city.api() + "/items/" + item;
        Awaitility.await("the picture in " + city).atMost(PATIENCE).until(() -> {
            browser.openElsewhere(page + "?lang=" + language);
            return browser.isWhole("figure img");
        });
        assertThat(browser.attribute("figure img", "alt"))
                .isEqualTo(language.equals("en") ? "A round lantern" : "一盏圆灯笼");
        assertThat(browser.origins()).containsOnly(city.api().toString().replaceFirst("/$", ""));
        assertThat(browser.complaints()).isEmpty();

        browser.click("figure a.larger");
        browser.awaitAddress("/items/" + item + "/pictures");
        Awaitility.await("the large picture").atMost(PATIENCE).until(() -> browser.isWhole("#picture-1 img"));
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.origins()).containsOnly(city.api().toString().replaceFirst("/$", ""));
    }
}
