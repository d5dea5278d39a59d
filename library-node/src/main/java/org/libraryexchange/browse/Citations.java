package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.formats.Citation;
import org.libraryexchange.formats.Citation.Time;
import org.libraryexchange.formats.Said;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.WebMessages;
import org.libraryexchange.web.Wording;

/** Cites items in the language of a reader. */
final class Citations {

    private static final int LONGEST_SUMMARY = 1_000;

    private final Readers readers;
    private final Visit visit;
    private final BrowseMessages messages;

    Citations(Readers readers, Visit visit) {
        this.readers = readers;
        this.visit = visit;
        this.messages = readers.messages(visit.language());
    }

    Citation of(StoredItem stored, LocalizedItem item) {
        JsonNode history = item.localized().path("history");
        String form = history.path("form").asText();
        Text title = item.title();
        return new Citation(
                item.plain("owner") + "-" + item.plain("id"),
                form,
                form.isEmpty() ? messages.kind(item.plain("kind")) : messages.form(form),
                new Said(title.language(), title.text()),
                item.otherTitles().stream().map(Text::text).toList(),
                texts(item, history.path("creators"), "name"),
                time(item),
                Stream.of(
                                item.text(history, "heldBy").map(Text::text).orElse(""),
                                history.path("shelfmark").asText())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                publisher(item),
                messages.version(item.plain("version"), readers.day(stored.updated(), visit.language())),
                readers.absolute("/items/" + item.plain("id")),
                Licence.of(item.plain("licence")).map(this::named).orElse(""),
                item.text("summary")
                        .or(() -> item.text("description"))
                        .map(text -> text.shortened(LONGEST_SUMMARY).text())
                        .orElse(""),
                texts(item, item.localized().path("subjects"), "label"));
    }

    private static List<String> texts(LocalizedItem item, JsonNode list, String member) {
        return item.each(list).stream()
                .flatMap(each -> item.text(each, member).stream())
                .map(Text::text)
                .toList();
    }

    private Time time(LocalizedItem item) {
        List<OccurrenceView> occurrences = OccurrenceView.of(item.whole());
        if (occurrences.isEmpty()) {
            String edtf =
                    item.localized().path("history").path("period").path("edtf").asText();
            return new Time(
                    edtf.isEmpty() ? "" : readers.periods(visit.language()).of(edtf), edtf);
        }
        OccurrenceView first = occurrences.get(0);
        OccurrenceView last = occurrences.get(occurrences.size() - 1);
        return new Time(
                Dates.of(visit.language()).days(first.first(), last.last()),
                first.first().equals(last.last()) ? first.first().toString() : first.first() + "/" + last.last());
    }

    /** Who asks to be named, or else the city's library. */
    private String publisher(LocalizedItem item) {
        return Optional.of(item.plain("attribution"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> Wording.of(WebMessages.class, visit.language())
                        .siteAlone(readers.cities()
                                .of(item.plain("owner"), visit.language())
                                .title()));
    }

    private String named(Licence licence) {
        return licence.rights().isEmpty() ? licence.name() : messages.rights(licence.rights());
    }
}
