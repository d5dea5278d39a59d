package org.libraryexchange.digest;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.proving.LastProof;

/** The texts of the digest. They are in {@code messages/digest_*.properties}, by language. */
@MessageBundle(value = "digest", locale = "en")
interface DigestMessages {

    String arrivals(String partner, long added, long changed, long withdrawn, long cancelled);

    String headline(String arrivals, long needs);

    String and();

    String exchangeStuck(String partner, String reason);

    String foreignRecords(String topic, long count);

    String ownerRestored(long count);

    String itemsDamaged(long count);

    String searchStuck(String reason);

    String nightMissed(long count);

    String nightFailed(long count);

    String differingThere(String partner, long count);

    String differingHere(String partner, long count);

    String mirrorPaused(String partner, String until, String by, String reason);

    String importHeld(long count);

    String rejectedThere(String partner, long count);

    String rejectedHere(String partner, long count);

    String lettersStuck(String partner, String reason);

    String lettersRestored(String partner, long count);

    String lettersDamaged(String partner, long count);

    String lettersDifferingThere(String partner, long count);

    String lettersDifferingHere(String partner, long count);

    String lettersRejectedThere(String partner, long count);

    String lettersRejectedHere(String partner, long count);

    String letters(String partner, boolean waiting, long sent, long received, long apart);

    String at(String day, String time);

    String heldThere(String partner, LastProof proof, String at, long changes);

    String heldHere(String partner, LastProof proof, String at, long changes);

    String unprovedThere(String partner);

    String unprovedHere(String partner);

    String next(String need);

    String subject(String city, String day);

    String night(String day, String state, String outcome);

    String fromPartner(String partner);

    String what(String what);

    String andMore(long count);
}
