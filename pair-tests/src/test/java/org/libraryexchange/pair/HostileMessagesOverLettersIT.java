package org.libraryexchange.pair;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;

/** The same about letters. A city answers in the log of its own letters, and names its desks there. */
@In(Sort.LETTERS)
class HostileMessagesOverLettersIT extends HostileMessagesIT {

    @Override
    CityLog answers(PairUnderTest pair) {
        return pair.leeds().log();
    }

    @Override
    List<ProducerRecord<byte[], byte[]>> senseless(PairUnderTest pair) {
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>(super.senseless(pair));
        messages.add(applied(pair, "+1000000000-01-01T00:00:00Z", "1"));
        messages.add(applied(pair, "2026-11-20T14:05:11Z", "9007199254740993"));
        messages.add(desks(pair, "{\"en\":\"Half a character: \\ud800\"}"));
        messages.add(desks(pair, "{\"en\":\"Turned: \\u202e\"}"));
        messages.add(desks(pair, "{}"));
        return messages;
    }

    private static ProducerRecord<byte[], byte[]> applied(PairUnderTest pair, String made, String sequence) {
        String letters = pair.hangzhou().log().source();
        return message(pair.leeds().log(), "applied", letters, """
                {"log":"%s","made":"%s","mirror":"leeds","sequence":%s}""".formatted(letters, made, sequence));
    }

    private static ProducerRecord<byte[], byte[]> desks(PairUnderTest pair, String names) {
        return message(pair.leeds().log(), "desks", "desks", """
                {"desks":[{"id":"events","names":%s}],"made":"2026-11-20T14:05:11Z"}""".formatted(names));
    }
}
