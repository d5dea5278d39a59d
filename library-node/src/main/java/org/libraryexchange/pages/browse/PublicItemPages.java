package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.item.Status;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.letters.sisters.SisterItem.State;
import org.libraryexchange.letters.sisters.Sisters;
import org.libraryexchange.pages.browse.PublicItemPage.Others;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;

/** Builds the pages of items. */
@Singleton
record PublicItemPages(Readers readers, Sisters sisters, RelatedItems related, ShownPictures pictures) {

    /** More is cut by those who show it. */
    private static final int LONGEST_DESCRIPTION = 200;

    /**
     * Builds the page of an item.
     *
     * @param form of the desk from which a librarian looks at it; empty if it is no preview
     * @param librarian whether the reader works at the desk of this city
     */
    PublicItemPage page(StoredItem stored, String form, boolean librarian, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        boolean open = form.isEmpty() && stored.status() != Status.DRAFT;
        Optional<Citation> citation = open ? Optional.of(new Citations(in).of(item)) : Optional.empty();
        return new PublicItemPage(
                frame(item.title().text(), item, open && stored.status() == Status.PUBLISHED, in),
                in,
                stored,
                item,
                form,
                "",
                librarian,
                citation,
                pictures.of(item),
                others(item, open, in));
    }

    /**
     * Builds the page of a version of an item.
     *
     * @param stored with the document of the version
     */
    PublicItemPage version(StoredItem stored, String number, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        String name = in.messages(RecordPages.Messages.class).versionNumber(number);
        String title = in.words().labelled(name, item.title().text());
        return new PublicItemPage(
                frame(title, item, false, in),
                in,
                stored,
                item,
                "",
                number,
                false,
                Optional.empty(),
                pictures.of(item),
                others(item, false, in));
    }

    private Others others(LocalizedItem item, boolean open, BrowseTexts in) {
        List<SisterItem> belonging = sisters.of(item.whole()).stream()
                .filter(sister -> sister.state() != State.ERASED)
                .toList();
        return new Others(belonging, open ? related.of(item, belonging, in) : List.of());
    }

    /** An item in terms of schema.org. */
    NamedFile linkedData(StoredItem stored, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        String linked = SchemaOrg.of(item, sisters.of(item.whole()), in);
        return new NamedFile(
                SchemaOrg.TYPE,
                stored.owner() + "-" + stored.id() + ".jsonld",
                item.title().text(),
                linked.getBytes(StandardCharsets.UTF_8));
    }

    /** @param listed whether search engines may list the page */
    private Frame frame(String title, LocalizedItem item, boolean listed, BrowseTexts in) {
        City city = in.city(item.owner());
        String summary = item.summary()
                .map(text -> text.shortened(LONGEST_DESCRIPTION).text())
                .orElse("");
        String description = Stream.of(city.title(), in.when(item, in.today()), summary)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        Frame frame = readers.frames()
                .of(in.visit(), title, listed)
                .copiedFrom(in.site(item.owner()))
                .describedAs(description.replaceAll("\\s+", " "));
        return item.picture()
                .map(picture -> in.site().absolute(picture.full().address()))
                .or(() -> readers.frames()
                        .assets()
                        .cardOf(city.accent(), item.plain("kind"))
                        .map(in.site()::absolute))
                .map(frame::picturedBy)
                .orElse(frame);
    }
}
