package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.item.Status;
import org.libraryexchange.letters.sisters.SisterItem;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.letters.sisters.SisterItem.State;
import org.libraryexchange.letters.sisters.Sisters;
import org.libraryexchange.pages.browse.PublicItemPage.Others;
import org.libraryexchange.pages.browse.ShownPictures.ShownPicture;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.PictureFile;
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
        List<ShownPicture> shown = pictures.of(item);
        boolean open = form.isEmpty() && stored.status() != Status.DRAFT;
        Optional<Citation> citation = open ? Optional.of(new Citations(in).of(item)) : Optional.empty();
        return new PublicItemPage(
                pictured(
                        frame(item.title().text(), item, open && stored.status() == Status.PUBLISHED, in),
                        item,
                        shown,
                        in),
                in,
                stored,
                item,
                form,
                "",
                librarian,
                citation,
                shown,
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
        List<ShownPicture> shown = pictures.of(item);
        return new PublicItemPage(
                pictured(frame(title, item, false, in), item, shown, in),
                in,
                stored,
                item,
                "",
                number,
                false,
                Optional.empty(),
                shown,
                others(item, false, in));
    }

    private Others others(LocalizedItem item, boolean open, BrowseTexts in) {
        List<SisterItem> belonging = sisters.of(item.whole()).stream()
                .filter(sister -> sister.state() != State.ERASED)
                .toList();
        return new Others(belonging, shown(belonging, in), open ? related.of(item, belonging, in) : List.of());
    }

    private Map<ItemName, LocalizedItem> shown(List<SisterItem> sisters, BrowseTexts in) {
        Localizer localizer = new Localizer(in.visit());
        List<SisterItem> withPage = sisters.stream().filter(SisterItem::hasPage).toList();
        List<LocalizedItem> items = pictures.in(
                withPage.stream().map(SisterItem::document).map(localizer::of).toList());
        return IntStream.range(0, items.size())
                .boxed()
                .collect(Collectors.toMap(i -> withPage.get(i).named(), items::get, (first, same) -> first));
    }

    /** An item in terms of schema.org. */
    NamedFile linkedData(StoredItem stored, Visit visit) {
        BrowseTexts in = readers.of(visit);
        LocalizedItem item = new Localizer(visit).of(stored.bytes());
        String linked = SchemaOrg.of(item, sisters.of(item.whole()), pictures.of(item), in);
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
        return readers.frames()
                .of(in.visit(), title, listed)
                .copiedFrom(in.site(item.owner()))
                .describedAs(description.replaceAll("\\s+", " "));
    }

    /** Shared links show the first picture that is here, as it is: a card with the title drawn into it would outlive the title. */
    private Frame pictured(Frame frame, LocalizedItem item, List<ShownPicture> shown, BrowseTexts in) {
        Optional<ShownPicture> first =
                shown.stream().filter(picture -> picture.file().isPresent()).findFirst();
        if (first.isPresent()) {
            PictureFile file = first.get().file().orElseThrow();
            String alt = first.get().it().alt().map(ShownText::text).orElse("");
            return frame.picturedBy(in.site().absolute(file.address()), file, alt);
        }
        return readers.frames()
                .assets()
                .cardOf(in.city(item.owner()).accent(), item.plain("kind"))
                .map(in.site()::absolute)
                .map(frame::picturedBy)
                .orElse(frame);
    }
}
