package org.libraryexchange.watch.digest;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.exchange.proving.LastProof;

/** The texts of the digest. They are in {@code messages/digest_*.properties}, by language. */
@MessageBundle(value = "digest", locale = "en")
interface DigestMessages {

    String arrivals(String partner, long added, long changed, long withdrawn, long cancelled);

    String headline(String arrivals, long needs);

    String and();

    String need(String need, String partner, long count, String about);

    String mirrorPaused(String partner, String until, String by, String reason);

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

    String cameLetters(long letters, long offers);

    String pictures(long came, long unused, long takenDown);

    String andMore(long count);
}
