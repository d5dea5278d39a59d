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
import java.util.stream.Stream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.base.locale.LibraryDetails.Detail;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.pages.signin.StaffFrame;

/** What readers are told of the library on the page about this site. */
@Path("/desk/library")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.HEAD_LIBRARIAN)
class LibraryResource {

    private static final int LONGEST = 1_000;

    private final DeskContext desk;
    private final LibraryDetails details;

    LibraryResource(DeskContext desk, LibraryDetails details) {
        this.desk = desk;
        this.details = details;
    }

    @GET
    public Response read() {
        boolean done = desk.parameters("done").one("done", List.of("saved")).isPresent();
        DeskTexts in = desk.texts();
        return desk.answer(DeskTemplates.library(
                new LibraryPage(desk.frame(in, in.words().page("library"), "library"), in, done, fields(in))));
    }

    private List<Field> fields(DeskTexts in) {
        return all().map(field -> new Field(
                        field.detail(),
                        field.language(),
                        details.written(field.detail())
                                .getOrDefault(field.language().tag(), ""),
                        in.titles()
                                .configured(field.detail(), in.own(), field.language())
                                .filter(text ->
                                        text.getKey().equals(field.language().tag()))
                                .map(Map.Entry::getValue)
                                .orElse("")))
                .toList();
    }

    private static Stream<Field> all() {
        return Stream.of(Detail.values())
                .flatMap(detail -> Stream.of(Language.values()).map(language -> new Field(detail, language, "", "")));
    }

    /** What is left empty is as configured. */
    @POST
    public Response write(byte[] body) {
        PostedForm form = PostedForm.ofFewFields(body);
        all().forEach(field -> details.write(field.detail(), field.language(), clean(form.one(field.name()))));
        return DeskContext.seeOther("/desk/library?done=saved");
    }

    private static String clean(Optional<String> typed) {
        String text = typed.orElse("")
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n]]", "")
                .strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }

    /**
     * A field of the form.
     *
     * @param configured what counts if the field is empty; empty if nothing does
     */
    record Field(Detail detail, Language language, String text, String configured) {

        public String name() {
            return detail.term() + "-" + language.tag();
        }
    }

    /** The form. */
    record LibraryPage(StaffFrame frame, DeskTexts in, boolean done, List<Field> fields) {}

    /** The texts of this page. They are in {@code messages/library_*.properties}, by language. */
    @MessageBundle(value = "library", locale = "en")
    interface Messages {

        String lead();

        String field(String detail, String language);

        String otherwise(String configured);

        String save();

        String saved();

        String seeAbout();
    }
}
