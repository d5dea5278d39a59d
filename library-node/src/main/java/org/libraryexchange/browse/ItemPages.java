package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.libraryexchange.browse.ItemPage.Act;
import org.libraryexchange.browse.ItemPage.Details;
import org.libraryexchange.browse.ItemPage.Heading;
import org.libraryexchange.browse.ItemPage.Link;
import org.libraryexchange.browse.ItemPage.Notice;
import org.libraryexchange.browse.ItemPage.OtherTitle;
import org.libraryexchange.browse.ItemPage.Prose;
import org.libraryexchange.browse.ItemPage.Provenance;
import org.libraryexchange.browse.ItemPage.Rights;
import org.libraryexchange.browse.ItemPage.Subject;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.item.Status;
import org.libraryexchange.sisters.SisterItem;
import org.libraryexchange.sisters.Sisters;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.Frame;
import org.libraryexchange.web.Frames;
import org.libraryexchange.web.NamedFile;
import org.libraryexchange.web.Visit;

/** Builds the pages of items. */
@ApplicationScoped
class ItemPages {

    /** More is cut by those who show it. */
    private static final int LONGEST_DESCRIPTION = 200;

    private final Readers readers;
    private final Frames frames;
    private final ItemOrigin origin;
    private final Sisters sisters;
    private final RelatedItems related;

    ItemPages(Readers readers, Frames frames, ItemOrigin origin, Sisters sisters, RelatedItems related) {
        this.readers = readers;
        this.frames = frames;
        this.origin = origin;
        this.sisters = sisters;
        this.related = related;
    }

    /** @param librarian whether the reader works at the desk of this city */
    ItemPage page(StoredItem stored, boolean librarian, Visit visit) {
        Optional<StoredItem> taken = Optional.of(stored).filter(it -> it.status() != Status.DRAFT);
        return page(stored, taken, librarian ? acts(stored, visit) : List.of(), visit);
    }

    private List<Act> acts(StoredItem stored, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        String item = stored.owner() + "/" + stored.id();
        Address letter = Address.of("/desk/letters/new");
        Act write = new Act(messages.writeAbout(), visit.link(letter.with("item", item)));
        if (stored.owner().equals(readers.cities().own(visit.language()).term())) {
            return List.of(new Act(messages.editItem(), visit.link("/desk/items/" + stored.id())), write);
        }
        return stored.status() == Status.PUBLISHED
                ? List.of(write, new Act(messages.offerTexts(), visit.link(letter.with("offer", item))))
                : List.of(write);
    }

    /** The page of an item that is being edited, with a link back to its form. */
    ItemPage preview(StoredItem stored, String form, Visit visit) {
        Act back = new Act(readers.messages(visit.language()).backToForm(), form);
        return page(stored, Optional.empty(), List.of(back), visit);
    }

    /** @param taken the item, if readers can take it along */
    private ItemPage page(StoredItem stored, Optional<StoredItem> taken, List<Act> acts, Visit visit) {
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        List<OccurrenceView> occurrences = OccurrenceView.of(item.whole());
        City city = readers.cities().of(stored.owner(), visit.language());
        List<SisterItem> belonging = sisters.of(item.whole());
        Details details = details(item, occurrences, visit);
        return new ItemPage(
                frame(item, taken.isPresent() && stored.status() == Status.PUBLISHED, visit),
                item.plain("id"),
                heading(city, item, visit),
                acts,
                notices(stored, item, occurrences, visit),
                Picture.of(item),
                prose(item),
                details,
                taken.map(it -> TakeAlong.of(it, item, readers, visit)),
                visit.named(Address.of(SearchFeeds.ATOM).with("owner", city.term()))
                        .toString(),
                new SisterCards(item, city, readers, visit).of(belonging),
                taken.map(it -> related.of(item, belonging, details.subjects(), visit))
                        .orElse(List.of()),
                taken.flatMap(it -> related.around(item, visit)),
                new Provenance(
                        origin.of(stored, visit.language()),
                        rights(item, visit),
                        visit.link(RecordPages.document(item.plain("id"))),
                        visit.link(RecordPages.versions(item.plain("id")))),
                SchemaOrg.of(item, city, belonging, readers.site()));
    }

    /** An item in terms of schema.org. */
    NamedFile linkedData(StoredItem stored, Visit visit) {
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        City city = readers.cities().of(stored.owner(), visit.language());
        String linked = SchemaOrg.of(item, city, sisters.of(item.whole()), readers.site());
        return new NamedFile(
                SchemaOrg.TYPE,
                stored.owner() + "-" + stored.id() + ".jsonld",
                item.title().text(),
                linked.getBytes(StandardCharsets.UTF_8));
    }

    /** @param listed whether search engines may list the page */
    private Frame frame(LocalizedItem item, boolean listed, Visit visit) {
        String description = item.text("summary")
                .or(() -> item.text("description"))
                .map(text -> text.shortened(LONGEST_DESCRIPTION).text())
                .orElse("");
        Frame frame = frames.of(visit, item.title().text(), listed).describedAs(description.replaceAll("\\s+", " "));
        // Programs that show shared links read no SVG.
        return Picture.of(item).stream()
                .map(Picture::address)
                .filter(address -> !address.endsWith(".svg"))
                .findFirst()
                .map(frame::picturedBy)
                .orElse(frame);
    }

    private static Heading heading(City city, LocalizedItem item, Visit visit) {
        return new Heading(
                city,
                item.plain("kind"),
                item.localized().path("history").path("form").asText(),
                item.title(),
                otherTitles(item, visit));
    }

    private static Prose prose(LocalizedItem item) {
        return new Prose(
                item.text("summary"),
                item.text("description"),
                item.text(item.localized().path("festival"), "tradition"));
    }

    private Details details(LocalizedItem item, List<OccurrenceView> occurrences, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        return new Details(
                ItemDates.of(
                        occurrences,
                        OccurrenceView.areToBeAnnounced(item.whole()),
                        readers.whens(visit.language()),
                        readers.today()),
                Venues.of(item, visit),
                new ItemFacts(item, visit.language(), messages, readers.periods(visit.language())).all(),
                subjects(item, visit),
                links(item, visit));
    }

    private static List<OtherTitle> otherTitles(LocalizedItem item, Visit visit) {
        return item.otherTitles().stream()
                .map(title -> new OtherTitle(title.language(), visit.language().nameOf(title.language()), title.text()))
                .toList();
    }

    private List<Notice> notices(StoredItem stored, LocalizedItem item, List<OccurrenceView> occurrences, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        List<Notice> notices = new ArrayList<>();
        if (stored.status() == Status.WITHDRAWN) {
            notices.add(withdrawn(stored, item, visit));
        }
        if (stored.status() == Status.DRAFT) {
            notices.add(new Notice(messages.draft(), "", Optional.empty()));
        }
        List<OccurrenceView> coming = occurrences.stream()
                .filter(each -> !each.isOver(readers.today()))
                .toList();
        if (!coming.isEmpty() && coming.stream().allMatch(OccurrenceView::isCancelled)) {
            notices.add(new Notice(messages.cancelled(), "", Optional.empty()));
        }
        return notices;
    }

    private Notice withdrawn(StoredItem stored, LocalizedItem item, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        JsonNode withdrawal = item.localized().path("withdrawal");
        String day = readers.day(at(withdrawal).orElse(stored.updated()), visit.language());
        String city = readers.cities().of(stored.owner(), visit.language()).title();
        return new Notice(messages.withdrawn(), messages.withdrawnOn(city, day), item.text(withdrawal, "reason"));
    }

    private static Optional<Instant> at(JsonNode withdrawal) {
        try {
            return Optional.of(Instant.parse(withdrawal.path("at").asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Subject> subjects(LocalizedItem item, Visit visit) {
        List<JsonNode> whole = item.each(item.whole().path("subjects"));
        List<JsonNode> shown = item.each(item.localized().path("subjects"));
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            String uri = whole.get(i).path("uri").asText();
            item.text(shown.get(i), "label").ifPresent(label -> {
                Address list = Address.of(Lists.PATH).with("subject", uri.isEmpty() ? label.text() : uri);
                subjects.add(new Subject(label, list, visit.link(list)));
            });
        }
        return subjects;
    }

    /** The item's links. A manifest, which tells people nothing, is shown as the images that it names. */
    private static List<Link> links(LocalizedItem item, Visit visit) {
        List<Link> links = new ArrayList<>();
        int manifests = 0;
        for (LinkedPage linked : LinkedPage.of(item)) {
            String address = linked.address();
            if (linked.isManifest()) {
                manifests++;
                address = visit.link(RecordPages.images(item.plain("id"), manifests));
            }
            links.add(new Link(linked.title(), linked.relation(), address, !linked.isManifest()));
        }
        return links;
    }

    private Rights rights(LocalizedItem item, Visit visit) {
        return new Rights(
                Licence.of(item.plain("licence")),
                item.plain("attribution"),
                translators(item, visit),
                item.each(item.localized().path("identifiers")).stream()
                        .map(identifier -> identifier.path("scheme").asText() + "/"
                                + identifier.path("value").asText())
                        .toList());
    }

    /** An owner is not credited for its own texts, unless it names somebody. */
    private List<String> translators(LocalizedItem item, Visit visit) {
        return item.translations().stream()
                .filter(text -> !text.credit().isEmpty() || !text.by().equals(item.plain("owner")))
                .map(text -> translator(text, visit))
                .distinct()
                .toList();
    }

    private String translator(ShownTranslation text, Visit visit) {
        BrowseMessages messages = readers.messages(visit.language());
        String who = text.credit().isEmpty()
                ? messages.libraryOf(
                        readers.cities().of(text.by(), visit.language()).title())
                : text.credit();
        String script = Locale.forLanguageTag(text.language()).getLanguage();
        return messages.translatedBy(visit.language().nameOf(script), who);
    }
}
