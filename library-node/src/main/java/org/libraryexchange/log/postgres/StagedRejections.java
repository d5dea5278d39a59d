package org.libraryexchange.log.postgres;

import java.util.List;
import org.libraryexchange.database.BinaryRows;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;

/** Writes rejected records as rows of the temporary table {@code staged_rejection} in the mirror's session. */
final class StagedRejections {

    private StagedRejections() {}

    static void write(List<Rejected> rejections, BinaryRows rows) {
        for (Rejected rejected : rejections) {
            RawRecord raw = rejected.raw();
            RejectionColumns columns = new RejectionColumns(rejected);
            rows.row(11)
                    .bigint(raw.offset())
                    .timestamp(columns.time())
                    .bytes(raw.key())
                    .bytes(raw.value())
                    .bytes(columns.headers())
                    .text(rejected.reason().term())
                    .text(columns.detail());
            columns.item().ifPresentOrElse(rows::uuid, rows::nothing);
            columns.sequence().ifPresentOrElse(rows::bigint, rows::nothing);
            raw.cut().ifPresentOrElse(cut -> rows.bigint(cut.bytes()), rows::nothing);
            raw.cut().ifPresentOrElse(cut -> rows.bytes(cut.sha256()), rows::nothing);
        }
    }
}
