package org.libraryexchange.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.formats.AtomFeed.Both;
import org.libraryexchange.formats.AtomFeed.Entry;
import org.libraryexchange.formats.AtomFeed.Page;
import org.libraryexchange.formats.AtomFeed.Subject;
import org.libraryexchange.formats.Said;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Visits;

/** Turns items into entries of a feed. */
final class AtomEntries {

    private static final int LONGEST_SUMMARY = 1_000;

    private final Readers readers;
    private final Visit visit;

    AtomEntries(Readers readers, Visit visit) {
        this.readers = readers;
        this.visit = visit;
    }

    Entry of(LocalizedItem item) {
        Text title = item.title();
        Instant updated = time(item, "updated").orElse(Instant.EPOCH);
        return new Entry(
                "urn:uuid:" + item.plain("id"),
                new Said(title.language(), title.text()),
                item.text("summary")
                        .or(() -> item.text("description"))
                        .map(text -> text.shortened(LONGEST_SUMMARY))
                        .map(text -> new Said(text.language(), text.text())),
                time(item, "created").orElse(updated),
                updated,
                readers.messages(visit.language())
                        .libraryOf(readers.cities()
                                .of(item.plain("owner"), visit.language())
                                .title()),
                item.plain("licence"),
                pages(item),
                subjects(item),
                texts(item, title.language()));
    }

    private static Optional<Instant> time(LocalizedItem item, String member) {
        try {
            return Optional.of(Instant.parse(item.plain(member)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<Page> pages(LocalizedItem item) {
        Address page = Address.of("/items/" + item.plain("id"));
        return Arrays.stream(Language.values())
                .sorted(Comparator.comparing(language -> language != visit.language()))
                .map(Language::tag)
                .map(tag -> new Page(
                        tag, readers.absolute(page.with(Visits.LANGUAGE, tag).toString())))
                .toList();
    }

    private static List<Subject> subjects(LocalizedItem item) {
        return item.each(item.localized().path("subjects")).stream()
                .flatMap(subject -> item
                        .text(subject, "label")
                        .map(label -> new Subject(subject.path("uri").asText(label.text()), label.text()))
                        .stream())
                .toList();
    }

    private List<Both> texts(LocalizedItem item, String first) {
        List<OccurrenceView> occurrences = OccurrenceView.of(item.whole());
        JsonNode summaries = item.whole().path("summary");
        return item.whole().path("title").properties().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, JsonNode> title) -> !title.getKey().equals(first)))
                .map(title -> new Both(
                        title.getKey(),
                        title.getValue().asText(),
                        when(occurrences, title.getKey()),
                        Optional.ofNullable(summaries.path(title.getKey()).textValue())))
                .toList();
    }

    private String when(List<OccurrenceView> occurrences, String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .map(language -> readers.whens(language).brief(occurrences, readers.today()))
                .findFirst()
                .orElse("");
    }
}
