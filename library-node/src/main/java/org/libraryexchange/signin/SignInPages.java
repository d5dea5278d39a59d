package org.libraryexchange.signin;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.signin.SignInPage.AccountPage;
import org.libraryexchange.signin.SignInPage.Carried;
import org.libraryexchange.signin.SignInPage.Field;
import org.libraryexchange.signin.SignInPage.ResumePage;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Wording;

/** Builds the pages of signing in. */
@Singleton
record SignInPages(Frames frames, SignInConfig config) {

    /**
     * The form.
     *
     * @param refusal why the last attempt failed, as a term; empty if there was none
     */
    SignInPage form(Visit visit, String refusal, Carried carried) {
        SignInMessages words = words(visit);
        Frame frame = frames.of(visit, words.title(), false);
        return new SignInPage(
                carried.any() ? frame.ofOneLanguage() : frame,
                config.provider().enabled() ? words.provider(title()) : "",
                refusal,
                carried,
                config.provider().enabled() ? fields(carried) : List.of());
    }

    ResumePage resume(Visit visit, Carried carried) {
        return new ResumePage(
                frames.of(visit, words(visit).resumeTitle(), false).ofOneLanguage(), carried.target(), fields(carried));
    }

    private static List<Field> fields(Carried carried) {
        return PostedForm.of(carried.body().getBytes(StandardCharsets.UTF_8)).fields().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
    }

    AccountPage account(Visit visit, String name, String refused, boolean hasPassword) {
        SignInMessages words = words(visit);
        return new AccountPage(
                frames.of(visit, words.account(), false), name, refused, hasPassword ? "" : words.noPassword(title()));
    }

    /** Empty if the provider has none. */
    private String title() {
        return config.provider().title().orElse("");
    }

    private static SignInMessages words(Visit visit) {
        return Wording.of(SignInMessages.class, visit.language());
    }
}
