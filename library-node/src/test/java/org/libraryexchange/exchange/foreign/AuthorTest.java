package org.libraryexchange.exchange.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.exchange.foreign.Authors.Author;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.SealedLog;
import org.libraryexchange.exchange.log.SimulatedKey;
import org.libraryexchange.exchange.restoration.Provenance;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.Sealer;

class AuthorTest {

    private static final CityLog LOG = CityLog.items(LogItems.OWNER);

    @Test
    void recordThatTheCityHasSealedIsTheCitys() {
        assertThat(Author.bySeal(bySeal(sealedBy(LogItems.OWNER)))).isEqualTo(Author.CITY);
    }

    @Test
    void recordWithoutASealIsAStrangers() {
        assertThat(Author.bySeal(bySeal(InMemoryLog.raw(item(1, 1, 0))))).isEqualTo(Author.STRANGER);
    }

    @Test
    void recordThatAnotherCityHasSealedIsAStrangers() {
        assertThat(Author.bySeal(bySeal(sealedBy("leeds")))).isEqualTo(Author.STRANGER);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheSealDecidesWhereThereIsAKey(RejectionReason reason) {
        // Given
        Set<RejectionReason> unsealed = Set.of(RejectionReason.NOT_SEALED, RejectionReason.WRONG_SEAL);

        // When
        Author author = Author.bySeal(new Rejected(sealedBy(LogItems.OWNER), reason, "why"));

        // Then
        assertThat(author == Author.STRANGER).isEqualTo(unsealed.contains(reason));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKeyTheDatabaseDecidesOfDocuments(Provenance provenance) {
        // Given
        Judgement read = new Judge(LOG, SealCheck.none()).judge(InMemoryLog.raw(item(1, 1, 0)));

        // When
        Author author = Author.byDatabase(read, sent -> provenance);

        // Then
        assertThat(author == Author.CITY).isEqualTo(provenance == Provenance.OWN);
    }

    @Test
    void withoutAKeyNonsenseIsAStrangers() {
        // Given
        RawRecord sent = InMemoryLog.raw(item(1, 1, 0));
        RawRecord nonsense = new RawRecord(0, sent.timestamp(), sent.key(), new byte[] {'{'}, List.of());

        // When
        Judgement read = new Judge(LOG, SealCheck.none()).judge(nonsense);

        // Then
        assertThat(Author.byDatabase(read, any -> Provenance.OWN)).isEqualTo(Author.STRANGER);
    }

    private static Judgement bySeal(RawRecord raw) {
        return new Judge(LOG, new SealCheck(List.of(SimulatedKey.of(LogItems.OWNER)))).judge(raw);
    }

    private static RawRecord sealedBy(String city) {
        InMemoryLog log = new InMemoryLog("topic-1");
        SealedLog sealed = new SealedLog(log.writer(), LOG.topic(), new Sealer(SimulatedKey.of(city), new Random(1)));
        long unused = sealed.append(List.of(item(1, 1, 0)));
        return log.records().get(0);
    }
}
