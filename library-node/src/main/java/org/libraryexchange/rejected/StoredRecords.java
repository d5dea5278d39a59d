package org.libraryexchange.rejected;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.seal.SealCheck;

/** Restores rejected records as they came from the log, so that this node can judge them again by what it knows now. */
final class StoredRecords {

    private static final JsonMapper HEADERS = new JsonMapper();
    private static final TypeReference<List<RawHeader>> LIST_OF_HEADERS = new TypeReference<>() {};

    private StoredRecords() {}

    static Judgement judged(CityLog log, RejectedRow row, Original original, SealCheck seals) {
        try {
            List<RawHeader> headers = HEADERS.readValue(original.headers(), LIST_OF_HEADERS);
            return new Judge(log, seals)
                    .judge(new RawRecord(
                            row.origin().offset(), row.origin().time(), original.key(), original.value(), headers));
        } catch (IOException e) {
            throw new UncheckedIOException("the applier stored no headers with rejected record " + row.id(), e);
        }
    }
}
