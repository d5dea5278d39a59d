package org.libraryexchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both languages have every message. */
class MessageBundlesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z][A-Za-z]*)}");
    private static final Pattern CASE = Pattern.compile("\\{#case '([^']+)'}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern HALF_WIDTH_BESIDE_HAN = Pattern.compile("\\p{IsHan}[,;:!?]|[,;:!?(]\\p{IsHan}");

    @ParameterizedTest
    @CsvSource({
        "web, org.libraryexchange.web.WebMessages",
        "browse, org.libraryexchange.browse.BrowseMessages",
        "signin, org.libraryexchange.signin.SignInMessages",
        "console, org.libraryexchange.console.ConsoleMessages",
        "foreign, org.libraryexchange.console.ForeignMessages",
        "pause, org.libraryexchange.console.PauseMessages",
        "desk, org.libraryexchange.desk.DeskMessages",
        "letter, org.libraryexchange.desk.LetterMessages",
        "offer, org.libraryexchange.desk.OfferMessages",
        "rules, org.libraryexchange.web.RuleMessages"
    })
    void everyMessageIsThereInChinese(String name, String bundle) throws Exception {
        // Given
        Properties chinese = chinese(name);

        // When
        Set<String> english = Arrays.stream(Class.forName(bundle).getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english);
    }

    @ParameterizedTest
    @CsvSource({
        "web, org.libraryexchange.web.WebMessages",
        "browse, org.libraryexchange.browse.BrowseMessages",
        "signin, org.libraryexchange.signin.SignInMessages",
        "console, org.libraryexchange.console.ConsoleMessages",
        "foreign, org.libraryexchange.console.ForeignMessages",
        "pause, org.libraryexchange.console.PauseMessages",
        "desk, org.libraryexchange.desk.DeskMessages",
        "letter, org.libraryexchange.desk.LetterMessages",
        "offer, org.libraryexchange.desk.OfferMessages",
        "rules, org.libraryexchange.web.RuleMessages"
    })
    void bothLanguagesTellTheSameCases(String name, String bundle) throws Exception {
        // Given
        Properties chinese = chinese(name);

        // When, Then
        assertThat(Class.forName(bundle).getDeclaredMethods()).allSatisfy(method -> {
            String english = method.getAnnotation(Message.class).value();
            // If English passes on the text of a rule, Chinese has a message for each rule: see ChineseReasonsIT.
            if (!found(CASE, english).isEmpty()) {
                assertThat(found(CASE, chinese.getProperty(method.getName())))
                        .as(method.getName())
                        .isEqualTo(found(CASE, english));
            }
            assertThat(Arrays.stream(method.getParameters()).map(each -> each.getName()))
                    .as(method.getName())
                    .containsAll(found(PARAMETER, chinese.getProperty(method.getName())));
        });
    }

    @ParameterizedTest
    @CsvSource({"web", "browse", "signin", "console", "desk", "letter", "offer", "rules"})
    void chineseHasItsOwnPunctuation(String name) throws IOException {
        // When, Then
        assertThat(chinese(name)).allSatisfy((key, message) -> {
            String text = message.toString().replaceAll("\\{[^}]*}", "");
            assertThat(HALF_WIDTH_BESIDE_HAN.matcher(text).find())
                    .as("%s: %s", key, text)
                    .isFalse();
            if (text.chars().anyMatch(Character::isLetter)) {
                assertThat(HAN.matcher(text).find()).as("%s: %s", key, text).isTrue();
            }
        });
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties chinese(String name) throws IOException {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages", name + "_zh.properties"))) {
            messages.load(file);
        }
        return messages;
    }
}
