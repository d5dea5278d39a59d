package org.libraryexchange.imports;

import java.util.Locale;

/** Reads rows as documents. */
@FunctionalInterface
interface RowReader {

    /** What the row says; never throws for what stands in it. */
    ReadRow read(RawRow raw);

    /** The same for rows that could not even be told apart. */
    default ReadRow of(RawRow raw) {
        return raw.fault() == RawRow.Fault.NONE
                ? read(raw)
                : ReadRow.unreadable(
                        raw.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        raw.fault().message());
    }
}
