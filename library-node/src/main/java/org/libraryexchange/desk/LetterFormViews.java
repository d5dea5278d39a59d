package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.libraryexchange.desk.LetterPage.Conflict;
import org.libraryexchange.desk.LetterPage.Form;
import org.libraryexchange.desk.LetterPage.Stale;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.web.Language;

/** Shows the form of a letter. */
@ApplicationScoped
class LetterFormViews {

    private final DeskContext desk;
    private final Correspondence letters;
    private final NodeConfig node;

    LetterFormViews(DeskContext desk, Correspondence letters, NodeConfig node) {
        this.desk = desk;
        this.letters = letters;
        this.node = node;
    }

    /**
     * What the page says beside the form.
     *
     * @param done what was just done, and {@code notice} what the person should know first; both empty if nothing
     * @param moreLinks whether there is one more empty field for a link
     */
    record Said(List<Violation> violations, String done, String notice, boolean moreLinks, boolean itemUnknown) {

        static final Said NOTHING = new Said(List.of(), "", "", false, false);

        static Said of(List<Violation> violations) {
            return new Said(violations, "", "", false, false);
        }

        static Said done(String done) {
            return new Said(List.of(), done, "", false, false);
        }

        static Said notice(String notice) {
            return new Said(List.of(), "", notice, false, false);
        }
    }

    Form form(LetterSpeech speech, LetterForm form, Said said) {
        Form page = unplaced(speech, form, said);
        place(page);
        return page;
    }

    /** The same with nothing put beside its fields yet. */
    Form unplaced(LetterSpeech speech, LetterForm form, Said said) {
        Optional<DeskLetter> answered = inReplyTo(form);
        return new Form(
                desk.frame(speech.desk(), title(speech, form, answered), "letters"),
                speech,
                form,
                said,
                speech.problems(said.violations()),
                node.city(),
                choosesCity(form) ? new TreeSet<>(node.partners().keySet()) : Set.of(),
                answered);
    }

    /** Puts what is wrong beside the fields of the letter. */
    static void place(Form page) {
        LetterMessages words = page.in().words();
        Problems problems = page.problems();
        if (!page.cities().isEmpty()) {
            problems.place("f-to", words.label(LetterForm.ADDRESSEE), List.of("/to", "/toDesk")::contains);
        }
        for (String member : List.of("toDesk", "from/desk", "asks", "originalLanguage")) {
            problems.place(FormValues.id("/" + member), words.label(member), ("/" + member)::equals);
        }
        for (String text : List.of("subject", "text")) {
            problems.place("f-" + text, words.label(text), ("/" + text)::equals);
            page.in().place(problems, "", text, page.languages());
        }
        problems.place("f-machine", words.label("machine"), in("/machine"));
        problems.place("f-add-item", words.label("about"), in("/about"));
        if (page.said().itemUnknown()) {
            problems.add("f-add-item", words.noSuchItem());
        }
        for (String link : page.links()) {
            problems.place(FormValues.id(link), words.link(page.in().number(link)), link::equals);
            // What is wrong with all of them stands beside the first.
            problems.place("f-links-0", words.links(), "/links"::equals);
        }
        problems.place("f-from-name", words.label("from/name"), "/from/name"::equals);
    }

    /** Everything below a member that has no field of its own. */
    private static Predicate<String> in(String member) {
        return pointer -> pointer.equals(member) || pointer.startsWith(member + "/");
    }

    private Optional<DeskLetter> inReplyTo(LetterForm form) {
        return Parameters.uuid(form.values().text("/inReplyTo"))
                .flatMap(letters::known)
                .filter(letter -> !letter.isDraft());
    }

    private String title(LetterSpeech speech, LetterForm form, Optional<DeskLetter> answered) {
        if (!form.values().text(LetterForm.PROPOSAL).isEmpty()) {
            return speech.offers().offer();
        }
        if (answered.isPresent()) {
            return speech.words().replyTo(speech.title(answered.get().partner()));
        }
        if (!form.base().isEmpty()) {
            return speech.words().draftTitle();
        }
        return node.partners().size() == 1
                ? speech.words().newLetterTo(speech.title(form.values().text("/to")))
                : speech.words().newLetter();
    }

    private boolean choosesCity(LetterForm form) {
        return node.partners().size() > 1 && !form.continues();
    }

    /** The languages of the pages, and those that there are besides. */
    static Set<String> languages(Stream<String> others) {
        Set<String> languages = new LinkedHashSet<>();
        Stream.of(Language.values()).map(Language::tag).forEach(languages::add);
        others.filter(tag -> !tag.isEmpty()).forEach(languages::add);
        return languages;
    }

    /** The page on which somebody chooses where two drafts differ. */
    Stale stale(LetterSpeech speech, LetterForm mine, DeskLetter theirs) {
        String to = mine.values().text("/to");
        return new Stale(
                desk.frame(speech.desk(), speech.words().draftTitle(), "letters"),
                LetterViews.LETTERS + "/drafts/" + mine.id(),
                theirs.tag(),
                mine.hidden(),
                mine.differences(LetterForm.values(theirs)).stream()
                        .map(conflict -> new Conflict(
                                conflict.pointer(),
                                label(speech, conflict.pointer()),
                                lines(speech, conflict.pointer(), conflict.mine(), to),
                                lines(speech, conflict.pointer(), conflict.theirs(), theirs.partner())))
                        .toList());
    }

    private String label(LetterSpeech speech, String pointer) {
        if (pointer.equals(LetterForm.PROPOSAL)) {
            return speech.offers().proposal();
        }
        String[] parts = pointer.substring(1).split("/", 2);
        boolean isText = parts.length == 2 && List.of("subject", "text").contains(parts[0]);
        return isText
                ? speech.desk()
                        .words()
                        .inLanguage(
                                speech.words().label(parts[0]),
                                speech.language().nameOf(parts[1]))
                : speech.words().label(pointer.substring(1));
    }

    private List<String> lines(LetterSpeech speech, String pointer, FormValues side, String to) {
        if (pointer.equals("/about")) {
            return LetterForm.begun(letters.newId(), side).items().stream()
                    .map(speech::title)
                    .toList();
        }
        if (pointer.equals(LetterForm.PROPOSAL)) {
            return LetterForm.begun(letters.newId(), side).proposal().stream()
                    .flatMap(proposal -> proposal.changes().stream())
                    .map(change -> OfferViews.inWords(speech, change))
                    .toList();
        }
        return side.byPointer().values().stream()
                .map(text -> switch (pointer) {
                    case "/asks" -> speech.words().asks(text);
                    case "/originalLanguage", "/machine" -> speech.language().nameOf(text);
                    case "/to" -> speech.title(text);
                    case "/toDesk" -> speech.desk(to, text);
                    case "/from/desk" -> speech.desk(node.city(), text);
                    default -> text;
                })
                .toList();
    }
}
