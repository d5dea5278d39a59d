package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.pages.browse.Localizer.ShownTranslation;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.PictureFile;

/**
 * A document in a reader's language, as the API would return it. A partner's document may lack members that this node
 * expects, or have members it does not know. Such members are left out.
 *
 * @param whole the document with the texts in all languages
 * @param localized the document with each text in one language only
 * @param translations who translated the texts that the reader sees
 * @param dates which a page asks for several times, and there may be hundreds
 * @param absent pictures that are not here, by the SHA-256 of their display forms; none where nobody has looked
 * @param language of the page
 */
record LocalizedItem(
        ObjectNode whole,
        JsonNode localized,
        List<ShownTranslation> translations,
        List<OccurrenceView> dates,
        Set<String> absent,
        Language language) {

    /** The same without some pictures, by the SHA-256 of their display forms. */
    LocalizedItem without(Set<String> pictures) {
        return new LocalizedItem(whole, localized, translations, dates, pictures, language);
    }

    /**
     * A subject.
     *
     * @param term by which lists know it
     */
    record Subject(ShownText label, String term) {

        /** The items that have it. */
        public Address list() {
            return Address.of(Lists.PATH).with("subject", term);
        }
    }

    /** The text of a plain member, such as a term; empty if the member is missing. */
    public String plain(String member) {
        return localized.path(member).asText();
    }

    public JsonNode part(String member) {
        return localized.path(member);
    }

    public String id() {
        return plain("id");
    }

    public String owner() {
        return plain("owner");
    }

    public ShownText title() {
        return text("title").orElseGet(() -> new ShownText("und", id(), Optional.empty()));
    }

    /** The titles in the other languages. */
    public List<ShownText> otherTitles() {
        String shown = title().language();
        return whole.path("title").properties().stream()
                .filter(title -> !title.getKey().equals(shown))
                .map(title -> new ShownText(title.getKey(), title.getValue().asText(), Optional.empty()))
                .toList();
    }

    /** The summary, or else the description. */
    public Optional<ShownText> summary() {
        return text("summary").or(() -> text("description"));
    }

    /** The name of its place. */
    public Optional<ShownText> place() {
        return text(part("place"), "name");
    }

    public Optional<ShownText> text(String member) {
        return text(localized, member);
    }

    /** A text from some part of the document. */
    public Optional<ShownText> text(JsonNode part, String member) {
        JsonNode text = part.path(member);
        if (!text.path("text").isTextual()) {
            return Optional.empty();
        }
        String of = text.path("language").asText();
        Optional<String> instead =
                text.path("fallback").asBoolean() ? Optional.of(language.nameOf(of)) : Optional.empty();
        return Optional.of(new ShownText(
                of,
                text.path("text").asText(),
                instead,
                text.path(ShownTranslation.MACHINE).asBoolean(),
                text.path(ShownTranslation.STALE).asBoolean()));
    }

    /** Whom to credit for its texts. */
    public Optional<ShownText> attribution() {
        return credit(localized, "attribution");
    }

    /** A name that a part of the document has by language, or else in one that it does not tell. */
    Optional<ShownText> credit(JsonNode part, String member) {
        return text(part, member + "s")
                .or(() -> Optional.of(part.path(member).asText())
                        .filter(name -> !name.isEmpty())
                        .map(name -> new ShownText("", name, Optional.empty())));
    }

    /** A text of each element of a list that has it. */
    List<ShownText> texts(JsonNode list, String member) {
        return each(list).flatMap(each -> text(each, member).stream()).toList();
    }

    /** The elements of a list in the document. */
    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** A moment in the document. */
    static Optional<Instant> moment(JsonNode text) {
        try {
            return Optional.of(Instant.parse(text.asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The form of a history resource; empty for other items. */
    public String form() {
        return part("history").path("form").asText();
    }

    /** The time that a history resource is about, in EDTF; may be empty. */
    String period() {
        return part("history").path("period").path("edtf").asText();
    }

    /** Whether it is of a kind that has dates. */
    public boolean hasDates() {
        return !whole.has("history");
    }

    /** Whether somebody has still to announce when it takes place, from a day on. */
    public boolean toBeAnnounced(LocalDate from) {
        boolean announced = whole.path("event").path("datesToBeAnnounced").asBoolean()
                || whole.path("festival").path("recurrence").has("announced");
        return announced && dates().stream().allMatch(date -> date.isOver(from));
    }

    /** Whom an event is meant for, in terms of the contract. */
    Stream<String> audiences() {
        return each(part("event").path("audience")).map(JsonNode::asText);
    }

    /** The dates that a list tells from a day on: those that are on, or else that are off, or else the last one. */
    List<OccurrenceView> told(LocalDate from) {
        List<OccurrenceView> coming =
                dates.stream().filter(each -> !each.isOver(from)).toList();
        if (coming.isEmpty()) {
            return dates.subList(Math.max(0, dates.size() - 1), dates.size());
        }
        List<OccurrenceView> on = coming.stream().filter(each -> !each.isOff()).toList();
        return on.isEmpty() ? coming : on;
    }

    /** Whether people follow the first of these dates from where they are. */
    public boolean isOnline(LocalDate from) {
        return told(from).stream().findFirst().filter(OccurrenceView::isOnline).isPresent();
    }

    /** Whether there are dates from a day on, and all are cancelled. */
    public boolean calledOff(LocalDate from) {
        List<OccurrenceView> coming =
                dates().stream().filter(each -> !each.isOver(from)).toList();
        return !coming.isEmpty() && coming.stream().allMatch(OccurrenceView::isCancelled);
    }

    public List<Subject> subjects() {
        JsonNode of = whole.path("subjects");
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            String uri = of.path(i).path("uri").asText();
            text(part("subjects").path(i), "label")
                    .ifPresent(label -> subjects.add(new Subject(label, uri.isEmpty() ? label.text() : uri)));
        }
        return subjects;
    }

    public List<Picture> pictures() {
        JsonNode pictures = part("pictures");
        return IntStream.range(0, pictures.size())
                .boxed()
                .flatMap(place -> Picture.of(this, place, pictures.path(place)))
                .filter(picture -> !absent.contains(picture.full().sha256()))
                .toList();
    }

    public Optional<Picture> picture() {
        return pictures().stream().findFirst();
    }

    /** Its files elsewhere, without those that have no web address: a partner's document may contain any address. */
    public List<MediaFile> files() {
        return each(part("media"))
                .filter(media -> LinkedPage.isOnWeb(media.path("url").asText()))
                .map(media -> MediaFile.of(this, media))
                .toList();
    }

    public List<LinkedPage> links() {
        return LinkedPage.of(this);
    }

    public Optional<Licence> licence() {
        return Licence.of(plain("licence"));
    }

    /** Whom to credit for translations: an owner needs no credit for its own texts, unless it names somebody. */
    public List<ShownTranslation> translators() {
        return translations.stream()
                .filter(text -> !text.credit().isEmpty() || !text.by().equals(owner()))
                .map(ShownTranslation::credited)
                .distinct()
                .toList();
    }

    /** Something on the web that an item has a link to. */
    record LinkedPage(Optional<ShownText> title, String relation, String address) {

        /** The item's links, without those that are not web addresses: a partner's document may contain any address. */
        static List<LinkedPage> of(LocalizedItem item) {
            return LocalizedItem.each(item.part("links"))
                    .filter(link -> isOnWeb(link.path("url").asText()))
                    .map(link -> new LinkedPage(
                            item.text(link, "title"),
                            link.path("rel").asText(),
                            link.path("url").asText()))
                    .toList();
        }

        private static boolean isOnWeb(String address) {
            return address.matches("https?://.*");
        }

        private static String host(String address) {
            return address.replaceFirst("https?://([^/?#]*).*", "$1");
        }

        /** The server, with its port if the address has one. */
        public String host() {
            return host(address);
        }

        /** Whether pages may load what is there. */
        public boolean secure() {
            return address.startsWith("https:");
        }

        /** Whether it is data for viewers of images. */
        public boolean isManifest() {
            return relation.equals("iiif-manifest");
        }
    }

    /**
     * A picture of an item.
     *
     * @param place in the item's list, from 0
     * @param alt what the picture shows, for those who cannot see it
     * @param credit whom to name
     */
    record Picture(
            int place,
            PictureFile full,
            PictureFile thumbnail,
            Optional<ShownText> alt,
            Optional<ShownText> caption,
            Optional<ShownText> credit,
            Optional<Licence> licence) {

        private static Stream<Picture> of(LocalizedItem item, int place, JsonNode picture) {
            return PictureFile.of(picture)
                    .flatMap(full -> PictureFile.of(picture.path("thumbnail"))
                            .map(thumbnail -> new Picture(
                                    place,
                                    full,
                                    thumbnail,
                                    item.text(picture, "alt"),
                                    item.text(picture, "caption"),
                                    item.text(picture, "credits"),
                                    Licence.of(picture.path("licence").asText()))))
                    .stream();
        }

        /** Both forms with their widths, as browsers choose between them. */
        public String sources() {
            return thumbnail.address() + " " + thumbnail.width() + "w, " + full.address() + " " + full.width() + "w";
        }
    }

    /**
     * A picture, recording or other file that stays where it was published. No page loads it.
     *
     * @param alt what it shows or says
     * @param credit whom to name
     */
    record MediaFile(String address, Optional<ShownText> alt, Optional<ShownText> credit, Optional<Licence> licence) {

        private static MediaFile of(LocalizedItem item, JsonNode media) {
            return new MediaFile(
                    media.path("url").asText(),
                    item.text(media, "alt"),
                    item.credit(media, "credit"),
                    Licence.of(media.path("licence").asText()));
        }

        /** The server, with its port if the address has one. */
        public String host() {
            return LinkedPage.host(address);
        }
    }
}
