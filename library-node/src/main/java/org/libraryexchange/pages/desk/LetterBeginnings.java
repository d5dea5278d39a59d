package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.LibraryDetails;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.Rules;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Text;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.Sort;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.desk.LetterForm.OfferForm;
import org.libraryexchange.pages.desk.LetterItems.ItemReference;

/** What the form of a letter begins with: a reply with its addressee and subject, an offer with a few words. */
@Singleton
record LetterBeginnings(
        Offers offers, DeskDefaults defaults, CityTitles cities, LibraryDetails details, NodeConfig node) {

    private static final int LONGEST_SUBJECT = 300;
    private static final Map<Language, String> REPLY = Map.of(Language.ENGLISH, "Re: ", Language.CHINESE, "回复：");

    /** A letter to the only partner, or to the one whose item it is about. Otherwise the person chooses. */
    FormValues first(Optional<ItemReference> item) {
        Set<String> partners = node.partners().keySet();
        FormValues values = to(
                partners.size() == 1
                        ? partners.iterator().next()
                        : item.map(ItemReference::owner)
                                .filter(partners::contains)
                                .orElse(""));
        return item.map(it -> LetterForm.with(values, "/about/0", it)).orElse(values);
    }

    private FormValues to(String city) {
        return FormValues.NONE
                .with("/to", city)
                .with("/asks", "none")
                .with("/originalLanguage", cities.usualLanguage().tag());
    }

    /** A reply goes to the desk that wrote, from the desk that was addressed, and is about the same items. */
    FormValues reply(LetterRecord letter) {
        FormValues values = to(letter.partner())
                .with("/inReplyTo", letter.id().toString())
                .with("/toDesk", letter.isOwn() ? letter.toDesk() : knowable(letter.fromDesk()))
                .with("/from/desk", letter.isOwn() ? letter.fromDesk() : letter.toDesk());
        for (Language language : Language.values()) {
            String subject = letter.text("subject", language.tag());
            values = values.with("/subject/" + language.tag(), replying(subject, REPLY.get(language)));
        }
        String concerns = letter.concerns();
        values = values.with("/concerns", LetterRecord.CONCERNS.contains(concerns) ? concerns : "");
        List<ItemReference> about = LetterItems.of(letter);
        for (int i = 0; i < about.size(); i++) {
            values = LetterForm.with(values, "/about/" + i, about.get(i));
        }
        return values;
    }

    /** A desk's id; empty if a newer partner's desk has one that no letter of this version can name. */
    private static String knowable(String desk) {
        Findings findings = Findings.forDocument();
        Rules.term(findings, desk);
        return findings.violations().isEmpty() ? desk : "";
    }

    private static String replying(String subject, String prefix) {
        boolean isWhole = subject.isEmpty()
                || subject.startsWith(prefix)
                || subject.codePointCount(0, subject.length()) + prefix.length() > LONGEST_SUBJECT;
        return isWhole ? subject : prefix + subject;
    }

    /**
     * A letter that offers nothing yet; empty if the item takes no offers.
     *
     * @param form a letter to the item's city
     * @param to language in which somebody wants to write; empty for this city's
     */
    Optional<LetterForm> offer(LetterForm form, ItemReference item, Optional<String> to) {
        return Parameters.uuid(item.id())
                .flatMap(offers::item)
                .filter(it -> it.status() == Status.PUBLISHED)
                .map(it -> offer(form, it, to));
    }

    private LetterForm offer(LetterForm form, StoredItem item, Optional<String> to) {
        OfferItem offered = OfferItem.of(item);
        String name = defaults.of().text("/attribution");
        Proposal proposal = new Proposal(
                item.id(),
                offered.version(),
                Sort.TRANSLATION,
                name.isEmpty() ? cities.own(cities.usualLanguage()).title() : name,
                List.of());
        String language = to.filter(FormValues::isLanguage).orElseGet(() -> offers.usualLanguage(offered));
        return form.with(words(form.values().with("/to", item.owner()).with("/asks", "check"), offered))
                .with(proposal, OfferForm.NONE.into(language));
    }

    /** A subject and a standard sentence in the languages of both cities. */
    private FormValues words(FormValues values, OfferItem item) {
        FormValues texts = FormValues.of(item.document());
        FormValues worded = values;
        for (Language language : Language.values()) {
            OfferMessages words = language.messages(OfferMessages.class);
            String title = Stream.of(language.tag(), item.original())
                    .map(tag -> texts.text("/title/" + tag))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            String subject = "/subject/" + language.tag();
            String suggested = words.subject(title, cities.own(language).title());
            worded = (values.text(subject).isEmpty()
                            ? worded.with(subject, Text.line(suggested, LONGEST_SUBJECT))
                            : worded)
                    .with(
                            LetterForm.STANDARD + "/" + language.tag(),
                            Sentence.OFFER.in(language, details.written(language), ""));
        }
        return worded;
    }
}
