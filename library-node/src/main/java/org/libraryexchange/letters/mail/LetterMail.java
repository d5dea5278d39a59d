package org.libraryexchange.letters.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Text;
import org.libraryexchange.letters.mail.MailedLetters.About;
import org.libraryexchange.letters.mail.MailedLetters.Batch;

/** A mail about letters, in the city's language. Nothing in it is from a letter but whose it is and what it is about. */
@Singleton
record LetterMail(MailedLetters letters, Mailboxes mailboxes, CityTitles cities, PublicConfig config) {

    /** The most letters in one mail. The others are counted. */
    private static final int MOST_LINES = 20;

    private static final int LONGEST_TITLE = 300;
    private static final String LETTERS = "/desk/letters";

    @CheckedTemplate(basePath = "lettermail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance mail(MailView mail);
    }

    /**
     * The content of the mail.
     *
     * @param more where the letters are that have no line; empty if there are none
     */
    record MailView(String lead, List<Line> lines, String more) {}

    /** A letter. */
    record Line(String text, String link) {}

    Mail of(Batch due) {
        Language language = cities.usualLanguage();
        LetterMailMessages words = language.messages(LetterMailMessages.class);
        String from = cities.of(due.from(), language).title();
        int count = due.ids().size();
        List<Line> lines = letters.about(due, MOST_LINES).stream()
                .map(letter -> new Line(text(letter, language, words), link(LETTERS + "/threads/" + letter.thread())))
                .toList();
        MailView view = new MailView(
                words.lead(mailboxes.name(due.desk(), language), from, count),
                lines,
                count > MOST_LINES ? words.more(count - MOST_LINES, link(LETTERS)) : "");
        return new Mail()
                .addTo(mailboxes.address(due.desk()))
                .setSubject(words.subject(from, count))
                .setText(Templates.mail(view).setLocale(language.locale()).render());
    }

    private static String text(About letter, Language language, LetterMailMessages words) {
        return letter.item()
                .flatMap(item -> title(item, language))
                .map(title -> letter.more() ? words.aboutSeveral(title) : words.about(title))
                .orElseGet(words::letter);
    }

    /** The title as this node shows the item, on one line, so that it cannot look like another line of the mail. */
    private static Optional<String> title(String item, Language language) {
        Map<String, String> titles = StoredDocument.read(item).path("title").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, title -> title.getValue().asText()));
        return language.pick(titles)
                .map(title -> Text.line(title, LONGEST_TITLE))
                .filter(title -> !title.isEmpty());
    }

    private String link(String path) {
        return config.publicAddress().resolve(path).toString();
    }
}
