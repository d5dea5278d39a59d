package org.libraryexchange.watch.digest;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.json.Text;
import org.libraryexchange.watch.digest.Digest.NamedItem;

/** The digest as a mail, in the city's language. */
@Singleton
record DigestMail(CityTitles cities) {

    @CheckedTemplate(basePath = "digest", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance mail(Letter mail);
    }

    /** What the mail says. */
    record Letter(Digest digest, Language language, CityTitles cities) {

        public String in(Map<String, String> texts) {
            return texts.get(language.tag());
        }

        public String day(LocalDate night) {
            return new Dates(language).day(night);
        }

        public String city(String term) {
            return cities.of(term, language).title();
        }

        public String orNothing(Optional<String> text) {
            return text.orElse("");
        }

        /**
         * Keeps a title on one line, even one from a digest that an earlier version made. Otherwise a title could look
         * like another line of the mail.
         */
        public String title(NamedItem item) {
            String title = language.pick(item.title()).orElse(item.id().toString());
            return Text.line(title, Digest.LONGEST_TITLE);
        }
    }

    Mail of(Digest digest) {
        Language language = cities.usualLanguage();
        String day = new Dates(language).dayWithWeekday(digest.day());
        return new Mail()
                .setSubject(language.messages(DigestMessages.class)
                        .subject(cities.own(language).title(), day))
                .setText(Templates.mail(new Letter(digest, language, cities))
                        .setLocale(language.locale())
                        .render());
    }
}
