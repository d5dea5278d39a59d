package org.libraryexchange.pages.browse;

import org.libraryexchange.base.http.Cells;
import org.libraryexchange.catalogue.formats.Citation;
import org.libraryexchange.catalogue.formats.Citation.Edition;
import org.libraryexchange.catalogue.formats.Citation.Origin;
import org.libraryexchange.catalogue.formats.Citation.Work;

/**
 * An item of a list as a row of a table for researchers. The components are the columns.
 *
 * @param date of a work in words
 * @param edtf the same in Extended Date/Time Format
 * @param when the next date of an event or festival in words
 */
record ListRow(
        String link,
        String type,
        String title,
        String otherTitles,
        String creators,
        String date,
        String edtf,
        String when,
        String place,
        String publisher,
        String holder,
        String shelfmark,
        String subjects,
        String summary,
        String catalogue,
        String rights,
        String updated) {

    private static final String SEPARATOR = "; ";

    static ListRow of(Citation citation) {
        Work work = citation.work();
        Origin origin = work.origin();
        Edition edition = citation.edition();
        boolean dated = !work.form().isEmpty();
        return new ListRow(
                edition.link().toString(),
                Cells.harmless(work.sort()),
                Cells.harmless(work.title().text()),
                Cells.harmless(String.join(SEPARATOR, work.otherTitles())),
                dated ? Cells.harmless(String.join(SEPARATOR, work.creators())) : "",
                Cells.harmless(work.time().words()),
                dated ? Cells.harmless(work.time().edtf()) : "",
                origin.when(),
                Cells.harmless(origin.place()),
                Cells.harmless(origin.publisher()),
                Cells.harmless(origin.holder()),
                Cells.harmless(origin.shelfmark()),
                Cells.harmless(String.join(SEPARATOR, work.subjects())),
                Cells.harmless(work.summary()),
                Cells.harmless(edition.publisher()),
                edition.rights(),
                edition.updated().toString());
    }
}
