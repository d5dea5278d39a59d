package org.libraryexchange.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.libraryexchange.http.PostedForm;
import org.libraryexchange.signin.SignInPage.AccountPage;
import org.libraryexchange.signin.SignInPage.Carried;
import org.libraryexchange.signin.SignInPage.Field;
import org.libraryexchange.signin.SignInPage.ResumePage;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Wording;

/** Builds the pages of signing in. */
@ApplicationScoped
class SignInPages {

    private final Frames frames;

    SignInPages(Frames frames) {
        this.frames = frames;
    }

    SignInPage form(Visit visit, boolean wrong, boolean later, Carried carried) {
        return new SignInPage(frames.of(visit, words(visit).title(), false), wrong, later, carried);
    }

    ResumePage resume(Visit visit, Carried carried) {
        List<Field> fields = PostedForm.of(carried.body().getBytes(StandardCharsets.UTF_8)).fields().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
        return new ResumePage(frames.of(visit, words(visit).resumeTitle(), false), carried.target(), fields);
    }

    AccountPage account(Visit visit, String name, String refused) {
        return new AccountPage(frames.of(visit, words(visit).account(), false), name, refused);
    }

    private static SignInMessages words(Visit visit) {
        return Wording.of(SignInMessages.class, visit.language());
    }
}
