package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.desk.LetterFormPage.Notice;
import org.libraryexchange.pages.signin.StaffFrame;

/** Shows the form of a letter; that of an offer with the texts of the item. */
@Singleton
record LetterFormViews(DeskContext desk, LetterViews views, Offers offers, NodeConfig node, Clock clock) {

    /** The page with a form. */
    Response shown(LetterForm form, Notice notice) {
        LetterFormPage page = page(offers.opened(form), notice);
        Optional<OfferEditor> offer = page.form()
                .proposal()
                .map(proposal -> new OfferEditor(
                        page,
                        proposal,
                        offers.item(proposal),
                        offers.candidates(
                                page.form().offering().words(), page.in().desk().visit())));
        offer.ifPresent(OfferEditor::place);
        page.place();
        return desk.answer(offer.map(DeskTemplates::offer).orElseGet(() -> DeskTemplates.letter(page)));
    }

    /** The form of a letter that can be sent after a while. */
    Response tooMany(LetterForm form, Duration wait) {
        Instant then = clock.instant().plus(wait);
        return shown(form, Notice.text(in -> in.words().tooMany(in.moment(then))));
    }

    private LetterFormPage page(LetterForm form, Notice notice) {
        LetterTexts in = views.texts();
        Optional<LetterRecord> answered = Parameters.uuid(form.values().text("/inReplyTo"))
                .flatMap(views.letters()::letter)
                .filter(letter -> !letter.isDraft());
        boolean choosesCity = node.partners().size() > 1 && !form.continues();
        return new LetterFormPage(
                views.frame(in, title(in, form, answered)),
                in,
                form,
                notice,
                in.problems(notice.violations()),
                node.city(),
                choosesCity ? new TreeSet<>(node.partners().keySet()) : Set.of(),
                answered);
    }

    private String title(LetterTexts in, LetterForm form, Optional<LetterRecord> answered) {
        if (!form.values().text(LetterForm.PROPOSAL).isEmpty()) {
            return in.offers().offer();
        }
        if (answered.isPresent()) {
            return in.words().replyTo(in.title(answered.get().partner()));
        }
        if (!form.base().isEmpty()) {
            return in.words().draftTitle();
        }
        return node.partners().size() == 1
                ? in.words().newLetterTo(in.title(form.values().text("/to")))
                : in.words().newLetter();
    }

    /** The page on which somebody chooses where two drafts differ. */
    Response stale(LetterForm mine, LetterRecord theirs) {
        LetterTexts in = views.texts();
        return desk.answer(DeskTemplates.letterStale(
                new StalePage(views.frame(in, in.words().draftTitle()), in, mine, theirs)));
    }

    /** The page on which somebody puts two drafts together. */
    record StalePage(StaffFrame frame, LetterTexts in, LetterForm mine, LetterRecord theirs) {

        public List<Merge.Conflict> conflicts() {
            return mine.differences(theirs);
        }

        public String label(Merge.Conflict conflict) {
            return in.label(conflict.pointer());
        }

        public List<String> mine(Merge.Conflict conflict) {
            return lines(conflict.pointer(), conflict.mine(), mine.values().text("/to"));
        }

        public List<String> theirs(Merge.Conflict conflict) {
            return lines(conflict.pointer(), conflict.theirs(), theirs.partner());
        }

        private List<String> lines(String pointer, FormValues side, String to) {
            LetterForm form = LetterForm.begun(mine.id(), side);
            return switch (pointer) {
                case "/about" -> form.items().stream().map(in::title).toList();
                case LetterForm.PROPOSAL ->
                    form.proposal().stream()
                            .flatMap(proposal -> proposal.changes().stream())
                            .map(in::inWords)
                            .toList();
                default ->
                    side.byPointer().values().stream()
                            .map(text -> switch (pointer) {
                                case "/asks" -> in.words().asks(text);
                                case "/concerns" -> in.words().concerns(text);
                                case "/originalLanguage", "/machine" ->
                                    in.language().nameOf(text);
                                case "/to" -> in.title(text);
                                case "/toDesk" -> in.desk(to, text);
                                case "/from/desk" -> in.desk(in.desk().own(), text);
                                default -> text;
                            })
                            .toList();
            };
        }
    }
}
