package org.libraryexchange.exchange.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.libraryexchange.record.Header;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.SealedRecord;
import org.libraryexchange.seal.Sealer;

/** Seals for forged records, as a person without any key of the city can make them. */
public final class Stamp {

    private Stamp() {}

    /** A record without a seal. */
    public static RawRecord unsealed(LogRecord forged) {
        return InMemoryLog.raw(forged);
    }

    /** A record with the seal of another record. */
    public static RawRecord copied(RawRecord forged, RawRecord genuine) {
        List<RawHeader> headers = new ArrayList<>(forged.headers());
        genuine.headers().stream()
                .filter(header -> header.name().equals(Header.SEAL))
                .forEach(headers::add);
        return new RawRecord(0, forged.timestamp(), forged.key(), forged.value(), headers);
    }

    /** A record with its own seal that was changed on its way, in a part that no seal covers. */
    public static RawRecord spoilt(RawRecord genuine) {
        List<RawHeader> headers = genuine.headers().stream()
                .map(header -> header.name().equals(Header.SOURCE) ? new RawHeader(Header.SOURCE, new byte[0]) : header)
                .toList();
        return new RawRecord(0, genuine.timestamp(), genuine.key(), genuine.value(), headers);
    }

    /** A record with a valid seal by the key of another city. */
    public static RawRecord sealed(LogRecord forged, String other, SimulatedTopic topic) {
        Sealer sealer = new Sealer(SimulatedKey.of(other), new Random(2));
        return InMemoryLog.raw(new SealedRecord(
                forged, sealer.seal(List.of(forged.sealedContent(topic.name()))).get(0)));
    }
}
