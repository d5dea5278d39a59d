package org.libraryexchange.pair;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** As many letters as no city may send at once. */
public final class ManyLetters {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Multiplies one letter under other ids; they were sent long ago, so that no limit counts them. */
    private static final String MULTIPLY = """
            with template as (select * from post where id = ?),
                counted as (update own_log set sequence = sequence + ? returning sequence - ? as before),
                numbered as (select n, gen_random_uuid() as id from generate_series(1, ?) n),
                written as (
                    select n, numbered.id,
                        regexp_replace(replace(document, template.id::text, numbered.id::text),
                            '"sent":"[0-9]{4}', '"sent":"2020') as document
                    from numbered, template)
            insert into post (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select written.id, owner, kind, status, version, before + n, written.document,
                sha256(convert_to(written.document, 'UTF8')), languages, updated
            from written, template, counted
            """;

    private ManyLetters() {}

    /** Writes more like one that a city has sent, past its node. */
    public static void like(UUID letter, int more, CityUnderTest sender) {
        sender.database().executeAs(sender.name(), MULTIPLY, letter, more, more, more);
    }

    /** Letters with this subject that a city has received, in no order. */
    static Collection<StoredItem> received(CityUnderTest city, String subject, int number) {
        if (number == 0) {
            return List.of();
        }
        CityUnderTest sender = city.other();
        String letter = ItemDocuments.letter(city.name(), subject).toString();
        if (!(sender.client().sendLetter(letter) instanceof Acknowledged one)) {
            throw new IllegalStateException(sender + " does not send a letter");
        }
        like(one.id(), number - 1, sender);
        return Awaitility.await(number + " letters in " + city)
                .atMost(PATIENCE)
                .until(() -> those(subject, city, sender), found -> found.size() == number);
    }

    private static List<StoredItem> those(String subject, CityUnderTest city, CityUnderTest sender) {
        return city.database().items(sender.name()).values().stream()
                .filter(each -> each.document().contains('"' + subject + '"'))
                .toList();
    }
}
