package org.libraryexchange.pages.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.item.Kind;

/**
 * What a person has typed about an item and not saved yet. It is theirs alone. They may have the form open more than
 * once; then none of their forms overwrites what another has typed.
 *
 * @param item id of the item; a new item has none in the catalogue
 * @param before the form as it was in the version that they began with
 * @param typed the form as it is now
 * @param aside other texts of the same item, from forms that did not show what is typed here
 */
record WorkingCopy(UUID item, String person, Kind kind, FormValues before, FormText typed, List<FormText> aside) {

    /** More forms than anybody has open. */
    private static final int MOST_ASIDE = 8;

    /**
     * The text of an open form.
     *
     * @param page names that form; empty if no open form has this text
     * @param base entity tag of the version that they began with; empty for a new item
     * @param changed when something was typed last
     */
    record FormText(String page, Optional<String> base, FormValues form, Instant changed) {}

    /** A text that no form has sent. */
    static WorkingCopy begun(UUID item, String person, Kind kind, FormValues form, Instant now) {
        return new WorkingCopy(
                item, person, kind, FormValues.NONE, new FormText("", Optional.empty(), form, now), List.of());
    }

    Optional<String> base() {
        return typed.base();
    }

    public FormValues form() {
        return typed.form();
    }

    public Instant changed() {
        return typed.changed();
    }

    /**
     * Takes what a form sends. If the form shows this text, or has typed it, it replaces it; if not, its text is put
     * aside.
     *
     * @param beginning the form as it was in the version that the sent one began with
     */
    WorkingCopy with(OpenForm sent, FormValues beginning, Instant now) {
        FormText text = sent.typed(now);
        List<FormText> others =
                aside.stream().filter(it -> !it.page().equals(text.page())).toList();
        if (isShownBy(sent.page(), sent.seen())) {
            return new WorkingCopy(item, person, kind, base().equals(text.base()) ? before : beginning, text, others);
        }
        return text.form().saysTheSame(form())
                ? withAside(others)
                : withAside(Stream.concat(others.stream(), Stream.of(text))
                        .limit(MOST_ASIDE)
                        .toList());
    }

    /**
     * Whether a form shows this text or has typed it itself. A form need not hear that its text is kept, because an
     * answer may be lost.
     *
     * @param seen tag of the text with which the form began
     */
    boolean isShownBy(String page, String seen) {
        return seen.equals(typed.form().tag()) || (!page.isEmpty() && page.equals(typed.page()));
    }

    private WorkingCopy withAside(List<FormText> others) {
        return new WorkingCopy(item, person, kind, before, typed, others);
    }

    /** The same text as a new item: somebody has deleted the draft meanwhile. */
    WorkingCopy asNew() {
        return new WorkingCopy(
                item, person, kind, before, new FormText(typed.page(), Optional.empty(), form(), changed()), aside);
    }

    /** The same text as a change of another version. */
    WorkingCopy onto(String otherBase, FormValues otherBefore, FormValues merged, Instant now) {
        return new WorkingCopy(
                item, person, kind, otherBefore, new FormText("", Optional.of(otherBase), merged, now), aside);
    }

    /**
     * The first text that was put aside and this one, put together; empty if there is none. If they did not begin with
     * the same version, every field that differs is a conflict.
     */
    Optional<Merge> merge() {
        return aside.stream()
                .findFirst()
                .map(other -> Merge.of(base().equals(other.base()) ? before : FormValues.NONE, other.form(), form()));
    }

    /** One text instead of this one and the first that was put aside. */
    WorkingCopy joined(FormValues merged, Instant now) {
        return new WorkingCopy(
                item, person, kind, before, new FormText("", base(), merged, now), aside.subList(1, aside.size()));
    }

    /**
     * What the open form of an item sends.
     *
     * @param page names the form; a person may have several forms of one item open
     * @param seen tag of the kept text that the form showed at first; empty if nothing was kept
     * @param base entity tag of the version that the form showed; empty for a new item
     */
    record OpenForm(String page, String seen, String base, FormValues values) {

        private static final Pattern PAGE = Pattern.compile("[0-9a-f-]{36}");

        static OpenForm of(PostedForm form, FormValues values) {
            return new OpenForm(
                    form.one("page").filter(PAGE.asMatchPredicate()).orElse(""),
                    form.one("seen").orElse(""),
                    form.one("base").orElse(""),
                    values);
        }

        FormText typed(Instant now) {
            return new FormText(page, Optional.of(base).filter(tag -> !tag.isEmpty()), values, now);
        }
    }
}
