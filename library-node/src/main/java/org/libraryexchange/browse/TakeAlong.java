package org.libraryexchange.browse;

import org.libraryexchange.catalogue.StoredItem;
import org.libraryexchange.formats.Citation;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.Visit;

/**
 * What readers can take along from the page of an item.
 *
 * @param calendar address of all its dates; empty if it is of a kind without dates
 * @param subscription the same for calendar programs
 * @param link to the page, for ever
 */
record TakeAlong(String calendar, String subscription, String link, String citation, String credit) {

    static TakeAlong of(StoredItem stored, LocalizedItem item, Readers readers, Visit visit) {
        Citation citation = new Citations(readers, visit).of(stored, item);
        boolean dated = !item.whole().has("history");
        String calendar =
                visit.named(Address.of("/items/" + stored.id() + ".ics")).toString();
        return new TakeAlong(
                dated ? calendar : "",
                dated ? readers.webcal(calendar) : "",
                citation.link().toString(),
                citation.text(),
                citation.credit());
    }
}
