package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.catalogue.formats.Citation.Edition;
import org.libraryexchange.catalogue.formats.Citation.Time;
import org.libraryexchange.catalogue.formats.Citation.Work;
import org.libraryexchange.catalogue.formats.TaggedText;
import org.libraryexchange.pages.web.WebMessages;

/** Cites items in the language of a reader. */
record Citations(BrowseTexts in) {

    private static final int LONGEST_SUMMARY = 1_000;

    Citation of(StoredItem stored, LocalizedItem item) {
        JsonNode history = item.part("history");
        String form = item.form();
        ShownText title = item.title();
        Work work = new Work(
                form,
                form.isEmpty()
                        ? in.words().kind(item.plain("kind"))
                        : in.words().form(form),
                new TaggedText(title.language(), title.text()),
                plain(item.otherTitles()),
                plain(item.texts(history.path("creators"), "name")),
                time(item),
                Stream.of(
                                item.text(history, "heldBy")
                                        .map(ShownText::text)
                                        .orElse(""),
                                history.path("shelfmark").asText())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                item.summary()
                        .map(text -> text.shortened(LONGEST_SUMMARY).text())
                        .orElse(""),
                plain(item.texts(item.part("subjects"), "label")));
        Edition edition = new Edition(
                publisher(item),
                in.words().version(item.plain("version"), in.day(stored.updated())),
                in.site(item.owner()).address().resolve("/items/" + item.id()),
                item.licence().map(this::named).orElse(""));
        return new Citation(item.owner() + "-" + item.id(), work, edition);
    }

    private static List<String> plain(List<ShownText> texts) {
        return texts.stream().map(ShownText::text).toList();
    }

    private Time time(LocalizedItem item) {
        List<OccurrenceView> dates = item.dates();
        if (dates.isEmpty()) {
            return new Time(in.period(item), item.period());
        }
        LocalDate first = dates.get(0).first();
        LocalDate last = dates.get(dates.size() - 1).last();
        return new Time(in.dates().days(first, last), first.equals(last) ? first.toString() : first + "/" + last);
    }

    /** Who asks to be named, or else the city's library. */
    private String publisher(LocalizedItem item) {
        return Optional.of(item.plain("attribution"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> in.language()
                        .messages(WebMessages.class)
                        .siteAlone(in.city(item.owner()).title()));
    }

    private String named(Licence licence) {
        return licence.rights().isEmpty() ? licence.name() : in.words().rights(licence.rights());
    }
}
