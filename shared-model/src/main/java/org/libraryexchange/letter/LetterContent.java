package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.item.Rules;
import org.libraryexchange.item.UuidText;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/**
 * What people write in a letter; the node adds the rest. A letter needs no second language.
 *
 * @param inReplyTo a letter of the same thread; optional
 * @param from who signs it
 * @param toDesk a desk of the addressee; if missing or unknown there, the letter is for its default desk
 * @param originalLanguage the language in which the letter was written
 * @param subject one line by language
 * @param text paragraphs by language, separated by blank lines
 * @param standard the sentences of the sender's desk with which the texts begin, by language; optional. Nobody has
 *     translated these
 * @param machine the languages into which a machine translated
 * @param about items that the letter is about; optional
 * @param links https addresses; optional
 * @param asks what the addressee should do; nothing if missing
 * @param concerns what the letter is written for; an item if missing
 * @param proposal changes that the sender offers; optional
 */
public record LetterContent(
        @JsonDeserialize(using = UuidText.class) UUID inReplyTo,
        Sender from,
        String toDesk,
        String originalLanguage,
        LocalizedText subject,
        LocalizedText text,
        LocalizedText standard,
        List<String> machine,
        List<About> about,
        List<String> links,
        Asks asks,
        Concerns concerns,
        Proposal proposal) {

    /** What stands between two paragraphs. */
    public static final String PARAGRAPH = "\n\n";

    static final int LONGEST_SUBJECT = 300;
    static final int LONGEST_TEXT = 10_000;
    static final int MOST_ABOUT = 20;
    static final int MOST_LINKS = 10;

    public LetterContent {
        machine = Rules.list(machine);
        about = Rules.list(about);
        links = Rules.list(links);
        asks = asks == null ? Asks.NONE : asks;
        concerns = concerns == Concerns.ITEM ? null : concerns;
    }

    ObjectNode toTree() {
        return StrictJson.mapper().valueToTree(this);
    }

    /** What remains when the letter is recalled. */
    LetterContent emptied() {
        return new LetterContent(
                inReplyTo,
                from == null ? null : from.withoutName(),
                toDesk,
                originalLanguage,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                asks,
                concerns,
                null);
    }

    /**
     * Lists every rule that the content breaks.
     *
     * @param sending whether it will leave the city, which requires subject and text in the original language. The
     *     subject of a reply may be in any, since it is that of the letter which it answers
     */
    void check(Findings findings, boolean sending) {
        if (findings.at("from").present(from)) {
            from.check(findings.at("from"));
        }
        if (toDesk != null) {
            Rules.term(findings.at("toDesk"), toDesk);
        }
        Rules.language(findings.at("originalLanguage"), originalLanguage);
        checkText(findings.at("subject"), subject, LONGEST_SUBJECT, Rules::line);
        checkText(findings.at("text"), text, LONGEST_TEXT, Rules::paragraphs);
        if (sending) {
            requireSendable(findings.at("subject"), subject, inReplyTo == null);
            requireSendable(findings.at("text"), text, true);
        }
        checkStandard(findings.at("standard"));
        checkMachine(findings.at("machine"));
        Rules.each(findings.at("about"), about, MOST_ABOUT, (at, item) -> item.check(at));
        findings.at("about").require(Rules.distinct(about), "unique", "must not name an item twice", null);
        Rules.each(findings.at("links"), links, MOST_LINKS, LetterContent::checkLink);
        findings.at("links").require(Rules.distinct(links), "unique", "must not name an address twice", null);
        if (proposal != null) {
            proposal.check(findings.at("proposal"));
        }
    }

    /** Checks a text that is at most so long. */
    @FunctionalInterface
    private interface TextRule {
        void check(Findings findings, String text, int longest);
    }

    private static void checkText(Findings findings, LocalizedText texts, int longest, TextRule rule) {
        LocalizedText.check(findings, texts, (at, each) -> {
            rule.check(at, each, longest);
            requireOneDirection(at, each);
        });
    }

    private void requireSendable(Findings findings, LocalizedText texts, boolean inOriginal) {
        if (findings.present(texts)) {
            findings.require(
                    originalLanguage == null || !inOriginal || texts.languages().contains(originalLanguage),
                    "original-language",
                    "must include the original language " + originalLanguage,
                    null);
        }
    }

    private void checkStandard(Findings findings) {
        LocalizedText.check(findings, standard, (at, each) -> Rules.paragraphs(at, each, LONGEST_TEXT));
        if (standard != null) {
            standard.byLanguage()
                    .forEach((language, each) -> findings.at(language)
                            .require(
                                    isBeginning(language, each),
                                    "standard",
                                    "must be the beginning of the text",
                                    null));
        }
    }

    private boolean isBeginning(String language, String sentence) {
        String whole = text == null ? null : text.byLanguage().get(language);
        return whole != null && (whole.equals(sentence) || whole.startsWith(sentence + PARAGRAPH));
    }

    /** Letters are short and plain, so they need no marks either. */
    static void requireOneDirection(Findings findings, String text) {
        Rules.oneDirection(findings, text, Text::turns);
    }

    private void checkMachine(Findings findings) {
        Set<String> present = new TreeSet<>();
        for (LocalizedText texts : new LocalizedText[] {subject, text}) {
            if (texts != null) {
                present.addAll(texts.languages());
            }
        }
        Rules.each(findings, machine, LocalizedText.MOST_LANGUAGES, (at, language) -> {
            at.require(present.contains(language), "present-language", "must be a language of the letter", language);
            at.require(
                    !language.equals(originalLanguage),
                    "not-original",
                    "must not be the original language, which a person wrote",
                    language);
        });
        findings.require(Rules.distinct(machine), "unique", "must not name a language twice", null);
    }

    private static void checkLink(Findings findings, String link) {
        Rules.webAddress(findings, link);
        findings.require(link.startsWith("https://"), "https", "must be an https address", link);
        requireOneDirection(findings, link);
    }
}
