package org.libraryexchange.imports;

/** Reads rows as documents. */
@FunctionalInterface
interface RowReader {

    /** The content of a row. Never throws because of the content. */
    ReadRow read(RawRow raw);

    /** The content of a row. Also handles rows that the splitter could not delimit. */
    default ReadRow of(RawRow raw) {
        return raw.fault() == RawRow.Fault.NONE
                ? read(raw)
                : ReadRow.unreadable(raw.fault().rule(), raw.fault().message());
    }
}
