package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages have every message. */
class MessageBundlesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z][A-Za-z]*)}");
    private static final Pattern CASE = Pattern.compile("\\{#case '?([^'}0-9][^'}]*)'?}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern HALF_WIDTH_BESIDE_HAN = Pattern.compile("\\p{IsHan}[,;:!?]|[,;:!?(]\\p{IsHan}");

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveEveryMessage(String name, Class<?> bundle) throws IOException {
        // When
        List<String> declared =
                Arrays.stream(bundle.getDeclaredMethods()).map(Method::getName).toList();

        // Then
        assertThat(english(name).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(chinese(name).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesTellTheSameCases(String name, Class<?> bundle) throws IOException {
        // Given
        Properties english = english(name);
        Properties chinese = chinese(name);

        // When, Then
        assertThat(bundle.getDeclaredMethods()).allSatisfy(method -> {
            String text = english.getProperty(method.getName());
            // If English passes on the text of a rule, Chinese has a message for each rule: see ChineseReasonsIT.
            if (!found(CASE, text).isEmpty()) {
                assertThat(found(CASE, chinese.getProperty(method.getName())))
                        .as(method.getName())
                        .isEqualTo(found(CASE, text));
            }
            assertThat(Arrays.stream(method.getParameters()).map(each -> each.getName()))
                    .as(method.getName())
                    .containsAll(found(PARAMETER, text))
                    .containsAll(found(PARAMETER, chinese.getProperty(method.getName())));
        });
    }

    private static Stream<Arguments> bundles() {
        return Stream.of(
                Arguments.of("web", WebMessages.class),
                bundle("pages.web.BrokenRules$Messages"),
                bundle("pages.browse.AboutMessages"),
                bundle("pages.browse.BrowseMessages"),
                bundle("pages.browse.ShareMessages"),
                bundle("pages.browse.RecordPages$Messages"),
                bundle("pages.signin.SignInPages$Messages"),
                bundle("pages.console.AccessPages$Messages"),
                bundle("pages.console.ConsoleMessages"),
                bundle("pages.console.ForeignPages$Messages"),
                bundle("pages.console.ImportsPages$Messages"),
                bundle("pages.console.MirrorPages$Messages"),
                bundle("pages.console.ProofPages$Messages"),
                bundle("pages.console.RejectedPages$Messages"),
                bundle("pages.console.RunPages$Messages"),
                bundle("pages.console.StaffPages$Messages"),
                bundle("pages.desk.ActMessages"),
                bundle("pages.desk.DeskMessages"),
                bundle("pages.desk.LetterMessages"),
                bundle("pages.desk.OfferMessages"),
                bundle("pages.desk.SourceMessages"),
                bundle("pages.desk.TableMessages"),
                bundle("pages.desk.YearMessages"),
                bundle("pages.desk.ReviewResource$Messages"),
                bundle("pages.desk.DeskStaffResource$Messages"),
                bundle("pages.desk.LibraryResource$Messages"),
                bundle("pages.desk.HeldResource$Messages"),
                bundle("pages.signin.AuditWords$Messages"),
                bundle("watch.digest.DigestMessages"),
                bundle("letters.mail.LetterMailMessages"));
    }

    private static Arguments bundle(String type) {
        try {
            Class<?> bundle = Class.forName("org.libraryexchange." + type);
            return Arguments.of(bundle.getAnnotation(MessageBundle.class).value(), bundle);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
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

    private static Properties english(String name) throws IOException {
        return messages(name + "_en.properties");
    }

    private static Properties chinese(String name) throws IOException {
        return messages(name + "_zh.properties");
    }

    private static Properties messages(String name) throws IOException {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages", name))) {
            messages.load(file);
        }
        return messages;
    }
}
