package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.desk.FormView.Block;
import org.libraryexchange.desk.FormView.Control;
import org.libraryexchange.desk.FormView.Option;
import org.libraryexchange.desk.FormView.Problem;
import org.libraryexchange.desk.LetterForm.Addressee;
import org.libraryexchange.desk.LetterPage.Conflict;
import org.libraryexchange.desk.LetterPage.Form;
import org.libraryexchange.desk.LetterPage.Hidden;
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

    private static final List<String> ASKS = List.of("none", "reply", "translation", "check");
    private static final int MOST_LINKS = 10;
    private static final int LINES = 8;

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

        /** The same without what is wrong with a member. */
        Said without(String member) {
            return new Said(
                    violations.stream()
                            .filter(violation -> !violation.pointer().startsWith(member))
                            .toList(),
                    done,
                    notice,
                    moreLinks,
                    itemUnknown);
        }
    }

    /** What is wrong, put beside the fields. */
    private static final class Wrong {

        private final LetterSpeech speech;
        private final Map<String, List<Violation>> open = new LinkedHashMap<>();
        private final List<Problem> placed = new ArrayList<>();

        private Wrong(LetterSpeech speech, List<Violation> violations) {
            this.speech = speech;
            violations.forEach(violation -> open.computeIfAbsent(violation.pointer(), any -> new ArrayList<>())
                    .add(violation));
        }

        private List<String> at(String pointer, String id, String label) {
            List<Violation> here = Optional.ofNullable(open.remove(pointer)).orElse(List.of());
            // Two rules may say the same in words.
            List<String> texts = here.stream()
                    .map(violation -> text(label, violation))
                    .distinct()
                    .toList();
            texts.forEach(text -> placed.add(new Problem(id, text)));
            return texts;
        }

        /** The same for everything below a member that has no field of its own. */
        private List<String> below(String member, String id, String label) {
            return List.copyOf(open.keySet()).stream()
                    .filter(pointer -> pointer.equals(member) || pointer.startsWith(member + "/"))
                    .flatMap(pointer -> at(pointer, id, label).stream())
                    .toList();
        }

        private String text(String label, Violation violation) {
            return speech.desk().words().problem(label, speech.told(violation));
        }

        private List<Problem> all() {
            List<Problem> all = new ArrayList<>(placed);
            open.forEach((pointer, here) -> here.forEach(violation -> all.add(new Problem(
                    "", text(speech.words().label(pointer.isEmpty() ? "" : pointer.substring(1)), violation)))));
            return all;
        }
    }

    Form form(LetterSpeech speech, LetterForm form, Said said) {
        LetterMessages words = speech.words();
        Wrong wrong = new Wrong(speech, said.violations());
        List<Block> who = who(speech, form, wrong);
        List<Block> texts = texts(speech, form, wrong);
        Block addItem = addItem(speech, form, said.itemUnknown(), wrong);
        List<Block> links = links(words, form, said.moreLinks(), wrong);
        Block name = name(words, form, wrong);
        Optional<DeskLetter> answered = inReplyTo(form);
        return new Form(
                desk.frame(speech.desk(), title(speech, form, answered), "letters"),
                speech,
                LetterViews.LETTERS + "/drafts/" + form.id(),
                said.done(),
                said.notice(),
                form.base(),
                speech.desks().stream().anyMatch(it -> it.city().equals(node.city())),
                hidden(form),
                who,
                texts,
                form.items(),
                addItem,
                links,
                named(words, form),
                name,
                remarks(speech, form),
                wrong.all(),
                answered,
                speech.desk()
                        .link(answered.map(letter -> LetterViews.LETTERS + "/" + letter.id())
                                .orElse(LetterViews.LETTERS)));
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

    private List<Hidden> hidden(LetterForm form) {
        Stream<String> to = choosesCity(form) ? Stream.empty() : Stream.of("/to");
        return Stream.concat(to, Stream.of("/thread", "/inReplyTo", LetterForm.PROPOSAL))
                .filter(pointer -> !form.values().text(pointer).isEmpty())
                .map(pointer -> new Hidden(pointer, form.values().text(pointer)))
                .toList();
    }

    private List<Block> who(LetterSpeech speech, LetterForm form, Wrong wrong) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(choosesCity(form) ? addressee(speech, form, wrong) : toDesk(speech, form, wrong));
        blocks.add(select(
                speech,
                "/from/desk",
                "from/desk",
                desks(speech, node.city(), form.values().text("/from/desk")).toList(),
                wrong));
        String asks = form.values().text("/asks");
        blocks.add(select(
                speech,
                "/asks",
                "asks",
                ASKS.stream()
                        .map(term -> new Option(term, speech.words().asks(term), term.equals(asks)))
                        .toList(),
                wrong));
        return blocks;
    }

    private Block addressee(LetterSpeech speech, LetterForm form, Wrong wrong) {
        LetterMessages words = speech.words();
        Addressee chosen = Addressee.of(form.values());
        List<Option> options = new ArrayList<>();
        options.add(new Option("", words.chooseAddressee(), chosen.city().isEmpty()));
        for (String city : new TreeSet<>(node.partners().keySet())) {
            String title = speech.title(city);
            Addressee usual = new Addressee(city, "");
            options.add(new Option(usual.text(), words.usualDeskOf(title), usual.equals(chosen)));
            desks(speech, city, city.equals(chosen.city()) ? chosen.desk() : "")
                    .map(desk -> new Option(
                            new Addressee(city, desk.value()).text(), words.deskOf(desk.text(), title), desk.chosen()))
                    .forEach(options::add);
        }
        String id = FormViews.id("/to");
        String label = words.label(LetterForm.ADDRESSEE);
        List<String> errors = Stream.of("/to", "/toDesk")
                .flatMap(pointer -> wrong.at(pointer, id, label).stream())
                .toList();
        return select(id, LetterForm.ADDRESSEE, label, "", options, errors);
    }

    private static Block toDesk(LetterSpeech speech, LetterForm form, Wrong wrong) {
        Addressee chosen = Addressee.of(form.values());
        Option usual = new Option("", speech.words().usualDesk(), chosen.desk().isEmpty());
        List<Option> options = Stream.concat(Stream.of(usual), desks(speech, chosen.city(), chosen.desk()))
                .toList();
        return select(speech, "/toDesk", "toDesk", options, wrong);
    }

    /** The desks of a city. One that a draft names stays a choice, even if the city has no such desk any more. */
    private static Stream<Option> desks(LetterSpeech speech, String city, String chosen) {
        List<String> ids = speech.desks().stream()
                .filter(it -> it.city().equals(city))
                .map(Correspondence.Desk::id)
                .toList();
        Stream<String> gone = chosen.isEmpty() || ids.contains(chosen) ? Stream.empty() : Stream.of(chosen);
        return Stream.concat(ids.stream(), gone).map(id -> new Option(id, speech.desk(city, id), id.equals(chosen)));
    }

    private static Block select(LetterSpeech speech, String pointer, String key, List<Option> options, Wrong wrong) {
        String label = speech.words().label(key);
        String id = FormViews.id(pointer);
        return select(id, pointer, label, speech.words().hint(key), options, wrong.at(pointer, id, label));
    }

    private static Block select(
            String id, String name, String label, String hint, List<Option> options, List<String> errors) {
        return block(
                id + "-block",
                "choice",
                "",
                hint,
                new Control(id, name, "select", label, "", "", 0, false, options, errors));
    }

    static Block block(String id, String sort, String legend, String hint, Control... controls) {
        return new Block(id, "", sort, legend, hint, false, List.of(controls), List.of(), "", List.of());
    }

    private static List<Block> texts(LetterSpeech speech, LetterForm form, Wrong wrong) {
        FormValues values = form.values();
        Set<String> languages = languages(Stream.of(
                        values.languages("/subject"),
                        values.languages("/text"),
                        Set.of(values.text("/originalLanguage")))
                .flatMap(Set::stream));
        String original = form.values().text("/originalLanguage");
        List<Block> blocks = new ArrayList<>();
        blocks.add(select(
                speech,
                "/originalLanguage",
                "originalLanguage",
                languages.stream()
                        .map(tag -> new Option(tag, speech.language().nameOf(tag), tag.equals(original)))
                        .toList(),
                wrong));
        blocks.add(pair(speech, form, "subject", languages, wrong));
        blocks.add(pair(speech, form, "text", languages, wrong));
        blocks.add(machine(speech, form, languages, wrong));
        return blocks;
    }

    /** The languages of the pages, and those that there are besides. */
    static Set<String> languages(Stream<String> others) {
        Set<String> languages = new LinkedHashSet<>();
        Stream.of(Language.values()).map(Language::tag).forEach(languages::add);
        others.filter(tag -> !tag.isEmpty()).forEach(languages::add);
        return languages;
    }

    private static Block pair(LetterSpeech speech, LetterForm form, String member, Set<String> languages, Wrong wrong) {
        String label = speech.words().label(member);
        String id = FormViews.id("/" + member);
        List<String> errors = wrong.at("/" + member, id, label);
        List<Control> controls = languages.stream()
                .map(tag -> text(speech, form, "/" + member + "/" + tag, label, tag, wrong))
                .toList();
        return new Block(id, "", "texts", label, speech.words().hint(member), false, controls, List.of(), "", errors);
    }

    private static Control text(
            LetterSpeech speech, LetterForm form, String pointer, String label, String tag, Wrong wrong) {
        String id = FormViews.id(pointer);
        String language = speech.language().nameOf(tag);
        boolean isLine = pointer.startsWith("/subject/");
        return new Control(
                id,
                pointer,
                isLine ? "text" : "area",
                language,
                tag,
                form.values().text(pointer),
                isLine ? 0 : LINES,
                false,
                List.of(),
                wrong.at(pointer, id, speech.desk().words().inLanguage(label, language)));
    }

    private static Block machine(LetterSpeech speech, LetterForm form, Set<String> languages, Wrong wrong) {
        Set<String> ticked = new LinkedHashSet<>();
        IntStream.range(0, form.values().rows("/machine"))
                .forEach(row -> ticked.add(form.values().text("/machine/" + row)));
        String label = speech.words().label("machine");
        List<Control> controls = new ArrayList<>();
        for (String tag : languages) {
            String name = "/machine/" + controls.size();
            controls.add(new Control(
                    FormViews.id("/machine/" + tag),
                    name,
                    "checkbox",
                    speech.words().byMachine(speech.language().nameOf(tag)),
                    "",
                    tag,
                    0,
                    ticked.contains(tag),
                    List.of(),
                    List.of()));
        }
        return new Block(
                "f-machine",
                "",
                "ticks",
                label,
                "",
                false,
                controls,
                List.of(),
                "",
                wrong.below("/machine", "f-machine", label));
    }

    private static Block addItem(LetterSpeech speech, LetterForm form, boolean unknown, Wrong wrong) {
        String label = speech.words().addItem();
        List<String> errors = new ArrayList<>(
                wrong.below("/about", "f-add-item", speech.words().label("about")));
        if (unknown) {
            String text = speech.words().noSuchItem();
            wrong.placed.add(new Problem("f-add-item", text));
            errors.add(text);
        }
        return block(
                "f-add-item",
                "line",
                "",
                speech.words().addItemHint(),
                new Control("f-add-item", "addItem", "url", label, "", form.addItem(), 0, false, List.of(), errors));
    }

    private static List<Block> links(LetterMessages words, LetterForm form, boolean more, Wrong wrong) {
        int filled = form.values().rows("/links");
        int shown = Math.max(filled, Math.min(MOST_LINKS, filled + (more || filled == 0 ? 1 : 0)));
        List<Block> blocks = new ArrayList<>();
        for (int row = 0; row < shown; row++) {
            String pointer = "/links/" + row;
            String id = FormViews.id(pointer);
            String label = words.link(Integer.toString(row + 1));
            List<String> errors = new ArrayList<>(wrong.at(pointer, id, label));
            if (row == 0) {
                errors.addAll(wrong.at("/links", id, words.links()));
            }
            blocks.add(block(
                    id,
                    "line",
                    "",
                    words.linkHint(),
                    new Control(
                            id, pointer, "url", label, "", form.values().text(pointer), 0, false, List.of(), errors)));
        }
        return blocks;
    }

    private static Block named(LetterMessages words, LetterForm form) {
        return block(
                "f-named",
                "tick",
                "",
                words.showNameHint(),
                new Control(
                        "f-named",
                        "named",
                        "checkbox",
                        words.showName(),
                        "",
                        "true",
                        0,
                        form.named(),
                        List.of(),
                        List.of()));
    }

    private static Block name(LetterMessages words, LetterForm form, Wrong wrong) {
        String label = words.label("from/name");
        return block(
                "f-from-name",
                "line",
                "",
                "",
                new Control(
                        "f-from-name",
                        "name",
                        "text",
                        label,
                        "",
                        form.name(),
                        0,
                        false,
                        List.of(),
                        wrong.at("/from/name", "f-from-name", label)));
    }

    /** A partner who reads another language than the letter has. */
    private static List<String> remarks(LetterSpeech speech, LetterForm form) {
        String to = form.values().text("/to");
        Set<String> written = form.values().languages("/text");
        return speech
                .desk()
                .titles()
                .languageOf(to)
                .filter(language ->
                        written.stream().noneMatch(tag -> Language.of(tag).equals(Optional.of(language))))
                .map(language -> speech.words()
                        .noTextFor(speech.title(to), speech.language().nameOf(language.tag())))
                .stream()
                .toList();
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
