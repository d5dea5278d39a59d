package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.catalogue.formats.Citation.Edition;
import org.libraryexchange.catalogue.formats.Citation.Origin;
import org.libraryexchange.catalogue.formats.Citation.Time;
import org.libraryexchange.catalogue.formats.Citation.Work;
import org.libraryexchange.catalogue.formats.TaggedText;

/** Cites items in the language of a reader. */
record Citations(BrowseTexts in) {

    private static final int LONGEST_SUMMARY = 1_000;

    private static final String PUBLISHER = "publisher";

    /** Those who had a part in a work and did not make it. */
    private static final Set<String> NO_AUTHORS =
            Set.of("patron", "donor", "collector", "founder", "printer", PUBLISHER);

    /** A form that stands at a place. Other works are only about their place. */
    private static final String BUILDING = "building";

    Citation of(LocalizedItem item) {
        Edition edition = edition(item);
        return new Citation(item.owner() + "-" + item.id(), work(item, edition), edition);
    }

    private Work work(LocalizedItem item, Edition edition) {
        String form = item.form();
        boolean isPage = form.isEmpty();
        return new Work(
                form,
                isPage ? in.words().kind(item.plain("kind")) : in.words().form(form),
                new TaggedText(item.title().language(), item.title().text()),
                plain(item.otherTitles().stream()),
                isPage ? List.of(edition.publisher()) : authors(item),
                isPage ? new Time("", edition.updated().toString()) : new Time(in.period(item), item.period()),
                origin(item),
                text(item.summary().map(text -> text.shortened(LONGEST_SUMMARY))),
                plain(Stream.concat(
                        item.texts(item.part("subjects"), "label").stream(),
                        standsAtItsPlace(item) ? Stream.empty() : item.place().stream())));
    }

    /** Those who made a work. */
    static List<String> authors(LocalizedItem item) {
        return creators(item, role -> !NO_AUTHORS.contains(role));
    }

    private static List<String> creators(LocalizedItem item, Predicate<String> asked) {
        Stream<JsonNode> creators = LocalizedItem.each(item.part("history").path("creators"))
                .filter(creator -> asked.test(creator.path("role").asText()));
        return plain(creators.flatMap(creator -> item.text(creator, "name").stream()));
    }

    private Origin origin(LocalizedItem item) {
        JsonNode history = item.part("history");
        return new Origin(
                String.join(", ", creators(item, PUBLISHER::equals)),
                text(item.text(history, "heldBy")),
                history.path("shelfmark").asText(),
                standsAtItsPlace(item) ? text(item.place()) : "",
                item.hasDates() ? in.when(item, in.today()) : "");
    }

    private static boolean standsAtItsPlace(LocalizedItem item) {
        return item.hasDates() || item.form().equals(BUILDING);
    }

    private Edition edition(LocalizedItem item) {
        URI link = in.site(item.owner()).address().resolve("/items/" + item.id());
        LocalDate updated =
                LocalDate.ofInstant(LocalizedItem.moment(item.part("updated")).orElse(Instant.EPOCH), in.zone());
        return new Edition(
                in.publisher(item),
                updated,
                in.today(),
                link,
                item.licence().map(this::named).orElse(""));
    }

    private String named(Licence licence) {
        return licence.rights().isEmpty() ? licence.name() : in.words().rights(licence.rights());
    }

    private static String text(Optional<ShownText> text) {
        return text.map(ShownText::text).orElse("");
    }

    /** Each once: somebody may have had two parts in a work. */
    private static List<String> plain(Stream<ShownText> texts) {
        return texts.map(ShownText::text).distinct().toList();
    }
}
