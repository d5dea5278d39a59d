package org.libraryexchange.watch.status;

import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.base.database.LetterDatabases;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.proving.LastProofs;
import org.libraryexchange.exchange.proving.LetterProofs;
import org.libraryexchange.exchange.replication.Replication;
import org.libraryexchange.record.Topics;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.status.ExchangeStatus.AppliedThere;
import org.libraryexchange.watch.status.ExchangeStatus.LettersStatus;
import org.libraryexchange.watch.status.ExchangeStatus.ReceivedLetters;
import org.libraryexchange.watch.status.ExchangeStatus.SentLetters;

/** Reads the state of the letters between the city and its partners, within the caller's transaction. */
@ApplicationScoped
class LettersReader {

    private final LetterDatabases databases;
    private final NodeConfig node;
    private final Replication replication;
    private final LetterProofs proofs;
    private final ExchangeHealth health;

    LettersReader(
            LetterDatabases databases,
            NodeConfig node,
            Replication replication,
            LetterProofs proofs,
            ExchangeHealth health) {
        this.databases = databases;
        this.node = node;
        this.replication = replication;
        this.proofs = proofs;
        this.health = health;
    }

    LettersStatus read(String partner) {
        LogPlaces places = new LogPlaces(databases.with(partner));
        LastProofs proved = proofs.last(partner);
        return new LettersStatus(sent(partner, places, proved), received(partner, places.mirror(partner), proved));
    }

    private SentLetters sent(String partner, LogPlaces places, LastProofs proved) {
        String topic = Topics.letters(node.city(), partner);
        LogPlaces.Own log = places.own(node.city());
        return new SentLetters(
                topic,
                log.sent(),
                places.applied(partner, topic).map(place -> new AppliedThere(place.sequence(), place.told())),
                proved.of(node.city(), partner)
                        .map(proof -> proof.upTo(log.sent().sequence())),
                replication.letterPublisher(partner));
    }

    private ReceivedLetters received(String partner, LogPlaces.Mirror mirror, LastProofs proved) {
        String topic = Topics.letters(partner, node.city());
        return new ReceivedLetters(
                topic,
                health.isAwaited(topic),
                mirror.at(replication.letterProgress(partner)),
                proved.of(partner, node.city()).map(proof -> proof.upTo(mirror.sequence())),
                mirror.aside(),
                replication.letterApplier(partner));
    }
}
