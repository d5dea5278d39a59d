package org.libraryexchange.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.libraryexchange.json.StrictJson;

/**
 * What a city's staff and systems write about an item; the node adds the rest.
 *
 * @param kind decides which one of event, festival and history the item has
 * @param originalLanguage the language in which the text was written; the title includes it
 * @param title by language
 * @param summary one or two sentences by language; optional
 * @param description paragraphs by language, separated by blank lines; optional
 * @param subjects what it is about; optional
 * @param place where it belongs; optional
 * @param media pictures, recordings and other files; optional
 * @param pictures that travel with the item; optional
 * @param links to other pages; optional
 * @param identifiers the city's own keys; optional
 * @param licence web address of the licence of the text; required to publish
 * @param attribution whom to credit; optional
 * @param attributions the same by language, for readers; optional
 * @param sisters items of the partner cities that belong with this one; optional
 * @param event details of a cultural event
 * @param festival details of a festival
 * @param history details of a history resource
 */
public record ItemContent(
        Kind kind,
        String originalLanguage,
        LocalizedText title,
        LocalizedText summary,
        LocalizedText description,
        List<Subject> subjects,
        Place place,
        List<Media> media,
        List<ItemPicture> pictures,
        List<Link> links,
        List<Identifier> identifiers,
        String licence,
        String attribution,
        LocalizedText attributions,
        List<Sister> sisters,
        Event event,
        Festival festival,
        History history) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_SUMMARY = 1_000;
    static final int LONGEST_DESCRIPTION = 20_000;
    static final int LONGEST_ATTRIBUTION = 300;
    static final int MOST_SUBJECTS = 50;
    static final int MOST_MEDIA = 50;
    public static final int MOST_PICTURES = 20;
    static final int MOST_LINKS = 50;
    static final int MOST_IDENTIFIERS = 20;
    static final int MOST_SISTERS = 20;

    public ItemContent {
        subjects = Rules.list(subjects);
        media = Rules.list(media);
        pictures = Rules.list(pictures);
        links = Rules.list(links);
        identifiers = Rules.list(identifiers);
        sisters = Rules.list(sisters);
    }

    /**
     * Binds a tree to the record. It does not check what the content means.
     *
     * @throws InvalidItemException for unknown fields and values of the wrong type
     */
    public static ItemContent of(ObjectNode tree) throws InvalidItemException {
        return Binding.bind(tree, ItemContent.class);
    }

    /** The content as a tree, which the caller may change. */
    public ObjectNode toTree() {
        return StrictJson.mapper().valueToTree(this);
    }

    /**
     * Lists every rule that the content breaks; empty if the catalogue may hold it.
     *
     * @param publishing whether it will leave the city, which requires a licence
     */
    public List<Violation> violations(boolean publishing) {
        Findings findings = Findings.forDocument();
        checkText(findings);
        checkParts(findings);
        checkPictures(findings, publishing);
        checkDetail(findings, publishing);
        if (licence != null) {
            Rules.webAddress(findings.at("licence"), licence);
        } else if (publishing) {
            findings.at("licence")
                    .refuse("required-to-publish", "is missing: a published item must state its licence", null);
        }
        return findings.violations();
    }

    private void checkText(Findings findings) {
        Rules.language(findings.at("originalLanguage"), originalLanguage);
        if (findings.at("title").present(title)) {
            LocalizedText.checkLine(findings.at("title"), title, LONGEST_TITLE);
            findings.at("title")
                    .require(
                            originalLanguage == null || title.languages().contains(originalLanguage),
                            "original-language",
                            "must include the title in the original language " + originalLanguage,
                            null);
        }
        LocalizedText.checkParagraphs(findings.at("summary"), summary, LONGEST_SUMMARY);
        LocalizedText.checkParagraphs(findings.at("description"), description, LONGEST_DESCRIPTION);
        Rules.line(findings.at("attribution"), attribution, LONGEST_ATTRIBUTION);
        LocalizedText.checkLine(findings.at("attributions"), attributions, LONGEST_ATTRIBUTION);
    }

    private void checkParts(Findings findings) {
        Rules.each(findings.at("subjects"), subjects, MOST_SUBJECTS, (at, subject) -> subject.check(at));
        if (place != null) {
            place.check(findings.at("place"));
        }
        Rules.each(findings.at("media"), media, MOST_MEDIA, (at, one) -> one.check(at));
        Rules.each(findings.at("links"), links, MOST_LINKS, (at, link) -> link.check(at));
        Rules.each(findings.at("identifiers"), identifiers, MOST_IDENTIFIERS, (at, identifier) -> identifier.check(at));
        findings.at("identifiers")
                .require(Rules.distinct(identifiers), "unique", "must not name an identifier twice", null);
        Rules.each(findings.at("sisters"), sisters, MOST_SISTERS, (at, sister) -> sister.check(at));
        findings.at("sisters")
                .require(
                        Rules.distinct(sisters.stream()
                                .filter(Objects::nonNull)
                                .map(Sister::item)
                                .toList()),
                        "unique",
                        "must not name an item twice",
                        null);
    }

    private void checkPictures(Findings findings, boolean publishing) {
        String language = publishing ? originalLanguage : null;
        Rules.each(findings.at("pictures"), pictures, MOST_PICTURES, (at, picture) -> picture.check(at, language));
        findings.at("pictures")
                .require(
                        Rules.distinct(pictures.stream()
                                .filter(Objects::nonNull)
                                .map(ItemPicture::sha256)
                                .filter(Objects::nonNull)
                                .toList()),
                        "unique",
                        "must not name a picture twice",
                        null);
    }

    private void checkDetail(Findings findings, boolean publishing) {
        if (!findings.at("kind").present(kind)) {
            return;
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("event", event);
        details.put("festival", festival);
        details.put("history", history);
        details.forEach((name, detail) -> {
            if (name.equals(kind.detail())) {
                findings.at(name).present(detail);
            } else {
                findings.at(name)
                        .require(detail == null, "not-allowed", "is not allowed for the kind " + kind.term(), null);
            }
        });
        checkPresentDetails(findings, publishing);
    }

    private void checkPresentDetails(Findings findings, boolean publishing) {
        if (event != null) {
            event.check(findings.at("event"), publishing);
        }
        if (festival != null) {
            festival.check(findings.at("festival"));
        }
        if (history != null) {
            history.check(findings.at("history"));
        }
    }

    /** When it takes place; empty for what has no dates. */
    List<Occurrence> occurrences() {
        if (event != null) {
            return event.occurrences();
        }
        return festival == null ? List.of() : festival.occurrences();
    }

    /**
     * The same as a full document, which leaves out what the owner's node has made of a festival's rule: that stays as it
     * is.
     */
    ItemContent keeping(ItemContent before) {
        return festival == null ? this : with(festival.keeping(before.festival));
    }

    /** Returns the same content with other details of a festival. */
    public ItemContent with(Festival otherFestival) {
        return with(identifiers, sisters, otherFestival);
    }

    /** Returns the same content with other identifiers and sister items. */
    public ItemContent with(List<Identifier> otherIdentifiers, List<Sister> otherSisters) {
        return with(otherIdentifiers, otherSisters, festival);
    }

    /** Returns the same content with this identifier. If the content lacks it, it is added as the first one. */
    public ItemContent identifiedBy(Identifier identifier) {
        return identifiers.contains(identifier)
                ? this
                : with(
                        Stream.concat(Stream.of(identifier), identifiers.stream())
                                .toList(),
                        sisters,
                        festival);
    }

    /** Returns the same content without this identifier. */
    public ItemContent without(Identifier identifier) {
        return with(
                identifiers.stream().filter(each -> !each.equals(identifier)).toList(), sisters);
    }

    private ItemContent with(List<Identifier> otherIdentifiers, List<Sister> otherSisters, Festival otherFestival) {
        return new ItemContent(
                kind,
                originalLanguage,
                title,
                summary,
                description,
                subjects,
                place,
                media,
                pictures,
                links,
                otherIdentifiers,
                licence,
                attribution,
                attributions,
                otherSisters,
                event,
                otherFestival,
                history);
    }
}
