package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proving.AppliedPlace;
import org.libraryexchange.proving.ItemReceipt.MirrorReceipt;
import org.libraryexchange.record.Topics;

/** Finds how far single letters have come. */
@ApplicationScoped
class LetterReceipts {

    private final Jdbi database;
    private final String city;

    LetterReceipts(Jdbi database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    /** The receipt of a letter of either city. If a partner uses the id of an own letter, the own letter is meant. */
    @Transactional
    Optional<LetterReceipt> read(UUID id) {
        return database.withHandle(handle -> handle.createQuery(HeldLetter.SELECT + """
                        where post.id = :id and post.kind = 'letter'
                        order by case when post.owner = :city then 0 else 1 end, post.stored limit 1
                        """)
                .bind("id", id)
                .bind("city", city)
                .map(ConstructorMapper.of(HeldLetter.class))
                .findOne()
                .map(this::receipt));
    }

    private LetterReceipt receipt(HeldLetter letter) {
        String to = letter.addressee(city);
        return new LetterReceipt(
                letter.id(),
                letter.owner(),
                to,
                letter.version(),
                letter.sequence(),
                letter.state(),
                letter.stored(),
                letter.handling(),
                letter.sequence() == null ? null : held(letter, to));
    }

    private MirrorReceipt held(HeldLetter letter, String to) {
        MirrorReceipt proved = latest(letter.owner(), to)
                .map(receipt -> held(letter, receipt))
                .orElseGet(() ->
                        MirrorReceipt.proved(to, "unproved", Optional.empty(), OptionalLong.empty(), Optional.empty()));
        return applied(to).map(place -> proved.with(place, letter.sequence())).orElse(proved);
    }

    /** How far a partner has applied this city's letters, as it says; empty for this city. */
    private Optional<AppliedPlace> applied(String partner) {
        return database.withHandle(handle -> handle.createQuery(
                        "select sequence, told from applied_log where partner = :partner and log = :log")
                .bind("partner", partner)
                .bind("log", Topics.letters(city, partner))
                .map(ConstructorMapper.of(AppliedPlace.class))
                .findOne());
    }

    private static MirrorReceipt held(HeldLetter letter, Receipt receipt) {
        Optional<Difference> difference = receipt.differences().stream()
                .filter(it -> it.id().equals(letter.id()))
                .findFirst();
        if (letter.sequence() > receipt.sequence() || (difference.isEmpty() && receipt.unnamed() > 0)) {
            return told(receipt, "unproved", Optional.empty());
        }
        if (difference.isEmpty()) {
            return told(receipt, "proved", Optional.empty());
        }
        return difference.get().sort() == Difference.Sort.REJECTED
                ? told(receipt, "rejected", Optional.ofNullable(difference.get().reason()))
                : told(receipt, "differs", Optional.of(difference.get().sort().term()));
    }

    private static MirrorReceipt told(Receipt receipt, String state, Optional<String> reason) {
        return MirrorReceipt.proved(
                receipt.mirror(), state, reason, OptionalLong.of(receipt.sequence()), Optional.of(receipt.made()));
    }

    /** The latest receipt about a log of letters that can be trusted, as of items. */
    private Optional<Receipt> latest(String owner, String mirror) {
        return database.withHandle(handle -> handle.createQuery("""
                        select document from letters.receipt
                        where owner = :owner and mirror = :mirror and outcome in ('verified', 'items-differ')
                            and (signature_state in ('valid', 'unchecked') or mirror = :city)
                        order by sequence desc, kept desc limit 1
                        """)
                .bind("owner", owner)
                .bind("mirror", mirror)
                .bind("city", city)
                .mapTo(byte[].class)
                .findOne()
                .map(LetterReceipts::receipt));
    }

    private static Receipt receipt(byte[] document) {
        try {
            return (Receipt) Message.read(MessageType.RECEIPT, document);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a receipt that was read before cannot be read", e);
        }
    }
}
