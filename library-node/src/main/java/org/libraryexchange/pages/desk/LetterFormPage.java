package org.libraryexchange.pages.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.desk.LetterForm.Addressee;
import org.libraryexchange.pages.signin.StaffFrame;

/**
 * The form in which a letter is written.
 *
 * @param own the node's city
 * @param cities from which the person chooses the addressee; empty if there is nothing to choose
 * @param answered the letter that this one answers
 */
record LetterFormPage(
        StaffFrame frame,
        LetterTexts in,
        LetterForm form,
        Notice notice,
        Problems problems,
        String own,
        Set<String> cities,
        Optional<LetterRecord> answered) {

    private static final int MOST_LINKS = 10;

    /**
     * What the page says beside the form.
     *
     * @param done what was just done, as a term; empty if nothing
     * @param text what the person should know first; empty if nothing
     * @param moreLinks whether there is one more empty field for a link
     */
    record Notice(
            List<Violation> violations,
            String done,
            Function<LetterTexts, String> text,
            boolean moreLinks,
            boolean itemUnknown) {

        static final Notice NOTHING = of(List.of());

        static Notice of(List<Violation> violations) {
            return new Notice(violations, "", in -> "", false, false);
        }

        static Notice done(String done) {
            return new Notice(List.of(), done, in -> "", false, false);
        }

        static Notice text(Function<LetterTexts, String> text) {
            return new Notice(List.of(), "", text, false, false);
        }
    }

    /** Puts what is wrong beside the fields. */
    void place() {
        LetterMessages words = in.words();
        if (!cities.isEmpty()) {
            problems.place("f-to", words.label(LetterForm.ADDRESSEE), List.of("/to", "/toDesk")::contains);
        }
        for (String member : List.of("toDesk", "from/desk", "asks", "concerns", "originalLanguage")) {
            problems.place(FormValues.id("/" + member), words.label(member), ("/" + member)::equals);
        }
        for (String text : List.of("subject", "text")) {
            problems.place("f-" + text, words.label(text), ("/" + text)::equals);
            in.place(problems, "", text, languages());
        }
        problems.place("f-machine", words.label("machine"), in("/machine"));
        problems.place("f-add-item", words.label("about"), in("/about"));
        if (notice.itemUnknown()) {
            problems.add("f-add-item", words.noSuchItem());
        }
        for (String link : links()) {
            problems.place(FormValues.id(link), words.link(in.number(link)), link::equals);
            // What is wrong with all of them stands beside the first.
            problems.place("f-links-0", words.links(), "/links"::equals);
        }
        problems.place("f-from-name", words.label("from/name"), "/from/name"::equals);
    }

    /** Everything below a member that has no field of its own. */
    private static Predicate<String> in(String member) {
        return pointer -> pointer.equals(member) || pointer.startsWith(member + "/");
    }

    /** What the person should know first; empty if nothing. */
    public String warning() {
        return notice.text().apply(in);
    }

    public String back() {
        return answered.map(in::link).orElseGet(() -> in.desk().link(LetterViews.LETTERS));
    }

    /** What is filled in. */
    public String text(String pointer) {
        return form.values().text(pointer);
    }

    public Addressee to() {
        return Addressee.of(form.values());
    }

    public boolean canWrite() {
        return in.desks().stream().anyMatch(desk -> desk.city().equals(own));
    }

    /** The fields that are filled in and not shown. */
    public List<String> hidden() {
        return Stream.concat(
                        Stream.of("/to", "/thread", "/inReplyTo", LetterForm.PROPOSAL),
                        standard().stream().map(tag -> LetterForm.STANDARD + "/" + tag))
                .filter(pointer -> !text(pointer).isEmpty())
                .filter(pointer -> !pointer.equals("/to") || cities.isEmpty())
                .toList();
    }

    /** The languages in which the text begins with standard sentences. */
    public Set<String> standard() {
        return form.values().languages(LetterForm.STANDARD);
    }

    /** What the page says beside the subject. */
    public String subjectHint() {
        return form.values().text("/inReplyTo").isEmpty() ? "" : in.words().hint("subject");
    }

    public Set<String> languages() {
        return form.languages();
    }

    /** What a letter can ask for. */
    public List<String> asks() {
        return List.of("none", "reply", "translation", "check");
    }

    /** Whether a language is ticked as a machine's. */
    public boolean isMachines(String tag) {
        return IntStream.range(0, form.values().rows("/machine"))
                .anyMatch(row -> text("/machine/" + row).equals(tag));
    }

    /** The pointers of the fields for links. */
    public List<String> links() {
        int filled = form.values().rows("/links");
        int more = notice.moreLinks() || filled == 0 ? 1 : 0;
        return IntStream.range(0, Math.max(filled, Math.min(MOST_LINKS, filled + more)))
                .mapToObj(row -> "/links/" + row)
                .toList();
    }

    /** What a letter can be written for. */
    public List<String> concerns() {
        return LetterRecord.CONCERNS;
    }

    public String concern() {
        return text("/concerns").isEmpty() ? concerns().get(0) : text("/concerns");
    }

    /** The language that the addressee reads, if the letter has no text in it. */
    public Optional<String> missing() {
        Set<String> typed = form.values().languages("/text");
        Set<String> written = typed.isEmpty() ? standard() : typed;
        return in.desk()
                .titles()
                .languageOf(text("/to"))
                .filter(language ->
                        written.stream().noneMatch(tag -> Language.of(tag).equals(Optional.of(language))))
                .map(Language::tag);
    }
}
