package org.libraryexchange.imports;

import java.util.Locale;

/** Reads rows as documents. */
@FunctionalInterface
interface RowReader {

    /** The content of a row. Never throws because of the content. */
    ReadRow read(RawRow raw);

    /** The content of a row. Also handles rows that the splitter could not delimit. */
    default ReadRow of(RawRow raw) {
        return raw.fault() == RawRow.Fault.NONE
                ? read(raw)
                : ReadRow.unreadable(
                        raw.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        raw.fault().message());
    }
}
