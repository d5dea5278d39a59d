package org.libraryexchange.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.desk.LetterItems.Card;
import org.libraryexchange.desk.LetterPage.Hidden;
import org.libraryexchange.desk.TextDifference.Piece;
import org.libraryexchange.signin.StaffFrame;

/** The pages with offers, ready to be shown. */
final class OfferPage {

    private OfferPage() {}

    /**
     * The form of a letter that offers something.
     *
     * @param letter the form without the offer
     * @param item for which it offers something
     * @param notices what the person should know of the item; none if it is as the form shows it
     * @param hidden fields that the page does not show
     * @param who the desks
     * @param to the choice of the language
     * @param found items that could be sisters
     * @param unfound says that there is no such item; empty if nobody has looked
     * @param others what else the letter offers, in words
     */
    record Editor(
            LetterPage.Form letter,
            List<FormView.Problem> problems,
            Card item,
            List<String> notices,
            List<Hidden> hidden,
            List<FormView.Block> who,
            FormView.Block to,
            List<Row> texts,
            List<SisterRow> sisters,
            FormView.Block words,
            FormView.Block relation,
            List<Candidate> found,
            String unfound,
            List<String> others,
            FormView.Block credit) {}

    /**
     * A text of the item, with the fields to translate and to correct it.
     *
     * @param source the text in the original language; empty if there is none
     * @param remarks such as that the original has changed
     * @param hidden what the form remembers of the text
     * @param translation empty if the original language is the one that somebody has chosen
     * @param correcting whether somebody has corrected the original
     */
    record Row(
            String id,
            String label,
            String source,
            String sourceLanguage,
            String sourceLabel,
            List<String> remarks,
            List<Hidden> hidden,
            Optional<Translation> translation,
            FormView.Control original,
            boolean correcting) {}

    /** @param machine the box that says that a machine has helped */
    record Translation(FormView.Control text, FormView.Control machine) {}

    /** An item that the letter links. */
    record SisterRow(String pointer, String title, String relation) {}

    /** An item that could be linked. */
    record Candidate(String id, String title, String note) {}

    /**
     * What a letter offers, in its place in the thread.
     *
     * @param title says in short what is offered
     * @param lines who is to be credited, what was accepted, and who can decide
     * @param links to the item and its history
     * @param decides whether this person can decide about something now
     * @param conflicting whether some changes cannot be accepted without a look at them
     * @param decline address of the page on which it is declined; empty if it cannot be
     * @param notice why nothing was accepted; empty if nobody has tried
     */
    record Offered(
            String letter,
            String title,
            List<String> lines,
            List<LinkTo> links,
            List<Change> changes,
            boolean decides,
            boolean conflicting,
            String decline,
            String notice,
            List<FormView.Problem> problems,
            Optional<FormView.Block> reason) {}

    record LinkTo(String title, String address) {}

    /**
     * One offered change.
     *
     * @param state a term, and {@code stateText} the same in words
     * @param remarks such as that a machine has helped
     * @param columns what was translated, what stood there, what stands there
     * @param pieces what is offered; how it differs from what stands there, if something does
     * @param box with which it is accepted; empty if it cannot be
     * @param text to edit before it is accepted; empty if it is no text
     * @param hidden what stands there, for whoever decides
     */
    record Change(
            String id,
            String label,
            String state,
            String stateText,
            List<String> remarks,
            List<Column> columns,
            String language,
            List<Piece> pieces,
            Optional<FormView.Control> box,
            Optional<FormView.Control> text,
            List<Hidden> hidden,
            List<String> errors) {}

    /** A text beside the offered one. */
    record Column(String label, String language, String text) {}

    /** The page of one letter whose offer could not be accepted as somebody wanted. */
    record Again(StaffFrame frame, String back, String base, Offered offered) {}

    @CheckedTemplate(basePath = "desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance offer(Editor page);

        static native TemplateInstance offerAgain(Again page);
    }
}
