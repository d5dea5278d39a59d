package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.base.locale.LibraryDetails.Detail;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.Rules;
import org.libraryexchange.json.Term;
import org.libraryexchange.json.Text;
import org.libraryexchange.pages.signin.StaffFrame;

/** What the library says in words of its own: to readers on the page about this site, and in letters. */
@Path("/desk/library")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.HEAD_LIBRARIAN)
class LibraryResource {

    private static final int LONGEST = 1_000;
    private static final String SAVED = "saved";
    private static final String SENTENCES = "sentences";

    /** What letters do not hold: controls, other ends of lines, and what turns the direction of text. */
    private static final String UNWANTED =
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\n]]";

    private final DeskContext desk;
    private final LibraryDetails details;

    LibraryResource(DeskContext desk, LibraryDetails details) {
        this.desk = desk;
        this.details = details;
    }

    @GET
    public Response read() {
        String done =
                desk.parameters("done").one("done", List.of(SAVED, SENTENCES)).orElse("");
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.library(new LibraryPage(
                desk.frame(in, in.words().page("library"), "library"),
                in,
                done,
                fields(Detail.values(), in).toList(),
                fields(Sentence.values(), in).toList())));
    }

    private Stream<Field> fields(Term[] topics, DeskTexts in) {
        Map<Language, Map<String, String>> written =
                Stream.of(Language.values()).collect(Collectors.toMap(each -> each, details::written));
        return Stream.of(topics)
                .flatMap(topic -> Stream.of(Language.values())
                        .map(language -> new Field(
                                topic,
                                language,
                                written.get(language).getOrDefault(topic.term(), ""),
                                usual(topic, language, in))));
    }

    private static String usual(Term topic, Language language, DeskTexts in) {
        return topic instanceof Detail detail
                ? in.titles()
                        .configured(detail, in.own(), language)
                        .filter(text -> text.getKey().equals(language.tag()))
                        .map(Map.Entry::getValue)
                        .orElse("")
                : ((Sentence) topic).usual(language);
    }

    @POST
    public Response writeDetails(byte[] body) {
        return write(Detail.values(), PostedForm.ofFewFields(body), SAVED);
    }

    @POST
    @Path(SENTENCES)
    public Response writeSentences(byte[] body) {
        return write(Sentence.values(), PostedForm.ofFewFields(body), SENTENCES);
    }

    /** What is left empty, or says the usual, goes on saying the usual, even where a later version words it in another way. */
    private Response write(Term[] topics, PostedForm form, String done) {
        boolean allUsual = form.one("do").isPresent();
        fields(topics, desk.texts()).forEach(field -> {
            String text = clean(form.one(field.name()));
            details.write(field.topic(), field.language(), allUsual || text.equals(field.usual()) ? "" : text);
        });
        return DeskContext.seeOther("/desk/library?done=" + done + "#" + done);
    }

    /** Nothing is written that would make a letter invalid. */
    private static String clean(Optional<String> typed) {
        String sound = Text.normalized(Text.showable(typed.orElse(""))).replace("\r\n", "\n");
        String text = Text.first(sound.replaceAll(UNWANTED, "").strip(), LONGEST);
        Findings findings = Findings.forDocument();
        Rules.paragraphs(findings, text, LONGEST);
        return findings.violations().isEmpty() ? text : "";
    }

    /**
     * A field of a form.
     *
     * @param written in place of the usual; empty if nothing is
     * @param usual what counts otherwise; empty if nothing does
     */
    record Field(Term topic, Language language, String written, String usual) {

        public String name() {
            return topic.term() + "-" + language.tag();
        }

        /** A sentence begins as it is, a detail as it was written. */
        public String text() {
            return written.isEmpty() && topic instanceof Sentence ? usual : written;
        }

        /** What counts if the field is left empty; empty if it shows that, or if nothing does. */
        public String otherwise() {
            return text().equals(usual) ? "" : usual;
        }
    }

    /**
     * The forms.
     *
     * @param done which of them was just saved; empty if none
     */
    record LibraryPage(StaffFrame frame, DeskTexts in, String done, List<Field> fields, List<Field> sentences) {}

    /** The texts of this page. They are in {@code messages/library_*.properties}, by language. */
    @MessageBundle(value = "library", locale = "en")
    interface Messages {

        String lead();

        String field(String detail, String language);

        String otherwise(String configured);

        String save();

        String saved();

        String seeAbout();

        String sentences();

        String sentencesLead();

        String backToUsual();
    }
}
