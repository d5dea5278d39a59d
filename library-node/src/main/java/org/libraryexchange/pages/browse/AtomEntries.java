package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.formats.AtomFeed.Entry;
import org.libraryexchange.catalogue.formats.AtomFeed.Page;
import org.libraryexchange.catalogue.formats.AtomFeed.Subject;
import org.libraryexchange.catalogue.formats.AtomFeed.Translation;
import org.libraryexchange.catalogue.formats.TaggedText;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Visits;

/** Turns items into entries of a feed. */
record AtomEntries(Readers readers, BrowseTexts in) {

    private static final int LONGEST_SUMMARY = 1_000;

    Entry of(LocalizedItem item) {
        ShownText title = item.title();
        Instant updated = LocalizedItem.moment(item.part("updated")).orElse(Instant.EPOCH);
        return new Entry(
                "urn:uuid:" + item.id(),
                new TaggedText(title.language(), title.text()),
                item.summary()
                        .map(text -> text.shortened(LONGEST_SUMMARY))
                        .map(text -> new TaggedText(text.language(), text.text())),
                LocalizedItem.moment(item.part("created")).orElse(updated),
                updated,
                in.library(item.owner()),
                item.plain("licence"),
                pages(item),
                subjects(item),
                texts(item, title.language()));
    }

    private List<Page> pages(LocalizedItem item) {
        Address page = Address.of("/items/" + item.id());
        return Arrays.stream(Language.values())
                .sorted(Comparator.comparing(language -> language != in.language()))
                .map(Language::tag)
                .map(tag -> new Page(
                        tag, in.absolute(page.with(Visits.LANGUAGE, tag).toString())))
                .toList();
    }

    private static List<Subject> subjects(LocalizedItem item) {
        return item.subjects().stream()
                .map(subject -> new Subject(subject.term(), subject.label().text()))
                .toList();
    }

    private List<Translation> texts(LocalizedItem item, String first) {
        List<OccurrenceView> dates = item.told(in.today());
        JsonNode summaries = item.whole().path("summary");
        return item.whole().path("title").properties().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, JsonNode> title) -> !title.getKey().equals(first)))
                .map(title -> new Translation(
                        title.getKey(),
                        title.getValue().asText(),
                        when(dates, title.getKey()),
                        Optional.ofNullable(summaries.path(title.getKey()).textValue())))
                .toList();
    }

    private String when(List<OccurrenceView> dates, String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .map(language -> readers.times(language).brief(dates))
                .findFirst()
                .orElse("");
    }
}
