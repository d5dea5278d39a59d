package org.libraryexchange.digest;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.digest.Digest.LettersLine;
import org.libraryexchange.digest.Digest.NamedItem;
import org.libraryexchange.json.Text;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Wording;

/** The digest as a mail, in the city's language. */
@ApplicationScoped
class DigestMail {

    private final CityTitles cities;

    DigestMail(CityTitles cities) {
        this.cities = cities;
    }

    @CheckedTemplate(basePath = "digest", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance mail(MailView mail);
    }

    /**
     * The content of the mail.
     *
     * @param lines about the letters and the proofs, by partner
     * @param sections what came from each partner
     */
    record MailView(String headline, String night, List<String> lines, List<Section> sections, List<NeedView> needs) {}

    /** What came from one partner. */
    record Section(String title, List<Line> lines, long unnamed) {}

    record Line(String what, String title) {}

    /** Something that a person has to do. */
    record NeedView(String text, String next, String request) {}

    Mail of(Digest digest) {
        Language language = cities.usualLanguage();
        DigestMessages words = Wording.of(DigestMessages.class, language);
        String day = Dates.of(language).dayWithWeekday(digest.day());
        return new Mail()
                .setSubject(words.subject(cities.own(language).title(), day))
                .setText(Templates.mail(view(digest, language, words))
                        .setLocale(language.locale())
                        .render());
    }

    private MailView view(Digest digest, Language language, DigestMessages words) {
        return new MailView(
                digest.headline().get(language.tag()),
                digest.night()
                        .map(night -> words.night(
                                Dates.of(language).day(night.night()),
                                night.state(),
                                night.outcome().orElse("")))
                        .orElse(""),
                Stream.concat(
                                digest.night().stream()
                                        .flatMap(night -> night.letters().stream())
                                        .map(line -> letters(line, language, words)),
                                digest.proved().stream()
                                        .map(proved -> proved.text().get(language.tag())))
                        .toList(),
                digest.partners().stream()
                        .filter(partner -> !partner.isNothing())
                        .map(partner -> section(partner, language, words))
                        .toList(),
                digest.needs().stream()
                        .map(need -> new NeedView(
                                need.text().get(language.tag()), need.next().get(language.tag()), need.request()))
                        .toList());
    }

    private String letters(LettersLine line, Language language, DigestMessages words) {
        return words.letters(
                cities.of(line.partner(), language).title(),
                line.waiting(),
                line.sent(),
                line.received(),
                line.apart());
    }

    private Section section(Digest.Arrivals from, Language language, DigestMessages words) {
        return new Section(
                words.fromPartner(cities.of(from.partner(), language).title()),
                from.named().stream()
                        .map(item -> new Line(words.what(item.what()), title(item, language)))
                        .toList(),
                from.added() + from.changed() - from.named().size());
    }

    /**
     * Keeps a title on one line, even one from a digest that an earlier version made. Otherwise a title could look like
     * another line of the mail.
     */
    private static String title(NamedItem item, Language language) {
        String title = language.pick(item.title()).orElse(item.id().toString());
        return Text.line(title, Digest.LONGEST_TITLE);
    }
}
