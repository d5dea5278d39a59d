package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.ItemReader;
import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.catalogue.formats.CalendarWriter;
import org.libraryexchange.catalogue.formats.CalendarWriter.CalendarFile;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.item.Status;
import org.libraryexchange.pages.browse.ShownPictures.ShownPicture;
import org.libraryexchange.pages.web.Pages.NamedFile;
import org.libraryexchange.pages.web.Visit;

/** Items as files that readers take along. Drafts have none. */
@Singleton
record ItemFiles(ItemReader reader, Readers readers, ShownPictures pictures) {

    static final String CALENDAR_TYPE = "text/calendar";
    static final String BIBTEX_TYPE = "application/x-bibtex";
    static final String RIS_TYPE = "application/x-research-info-systems";

    /** How often calendar programs should ask again. Most ask less often, whatever they are told. */
    static final Duration REFRESH = Duration.ofHours(1);

    /** A partner's document may have more dates than an owner's. */
    static final int MOST_DATES = 1_000;

    private record OpenItem(StoredItem stored, LocalizedItem item) {}

    /** All dates of an event or a festival. */
    NamedFile calendar(UUID id, Visit visit) {
        OpenItem shown = shown(id, visit);
        if (!shown.item().hasDates()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "The item is no event and no festival, so it has no dates.");
        }
        return calendar(shown, shown.item().dates(), Optional.of(REFRESH), visit);
    }

    /** One of the dates. */
    NamedFile date(UUID id, String key, Visit visit) {
        OpenItem shown = shown(id, visit);
        List<OccurrenceView> dates = shown.item().dates().stream()
                .filter(date -> date.key().equals(key))
                .toList();
        if (dates.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The item has no such date.");
        }
        return calendar(shown, dates, Optional.empty(), visit);
    }

    private NamedFile calendar(OpenItem shown, List<OccurrenceView> dates, Optional<Duration> refresh, Visit visit) {
        BrowseTexts in = readers.of(visit);
        ItemEvents events = new ItemEvents(shown.item(), in);
        CalendarFile calendar = new CalendarFile(
                shown.item().title().text(),
                refresh,
                in.zone(),
                events.of(dates.subList(0, Math.min(MOST_DATES, dates.size()))));
        return file(shown, CALENDAR_TYPE, "ics", CalendarWriter.bytes(calendar));
    }

    /** Those of its pictures that are here, for viewers. */
    NamedFile manifest(UUID id, Visit visit) {
        OpenItem shown = shown(id, visit);
        List<ShownPicture> here = pictures.of(shown.item()).stream()
                .filter(picture -> picture.file().isPresent())
                .toList();
        if (here.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The item has no pictures here.");
        }
        PictureManifest manifest =
                new PictureManifest(shown.item(), here, readers.of(visit).site()::absolute);
        return file(shown, PictureManifest.TYPE, "json", manifest.bytes());
    }

    NamedFile bibTex(UUID id, Visit visit) {
        return citation(id, BIBTEX_TYPE, "bib", Citation::bibTex, visit);
    }

    NamedFile ris(UUID id, Visit visit) {
        return citation(id, RIS_TYPE, "ris", Citation::ris, visit);
    }

    private NamedFile citation(UUID id, String type, String ending, Function<Citation, String> format, Visit visit) {
        OpenItem shown = shown(id, visit);
        Citation citation = new Citations(readers.of(visit)).of(shown.item());
        return file(shown, type, ending, format.apply(citation).getBytes(StandardCharsets.UTF_8));
    }

    private OpenItem shown(UUID id, Visit visit) {
        StoredItem stored = reader.read(id);
        if (stored.status() == Status.DRAFT) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The item is a draft.");
        }
        return new OpenItem(stored, new Localizer(visit).of(stored.bytes()));
    }

    private static NamedFile file(OpenItem shown, String type, String ending, byte[] bytes) {
        return new NamedFile(
                type,
                shown.stored().owner() + "-" + shown.stored().id() + "." + ending,
                shown.item().title().text(),
                bytes);
    }
}
