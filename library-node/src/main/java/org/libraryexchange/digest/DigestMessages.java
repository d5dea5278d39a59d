package org.libraryexchange.digest;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the morning's digest says. The Chinese stands in {@code messages/digest_zh.properties}. */
@MessageBundle(value = "digest", locale = "en")
interface DigestMessages {

    @Message(
            "{#if added == 0 && changed == 0}nothing new from {partner}{#else}from {partner}: {added} new, {changed} changed"
                    + "{#if withdrawn != 0}, {withdrawn} withdrawn{/if}{#if cancelled != 0}, {cancelled} cancelled{/if}{/if}")
    String arrivals(String partner, long added, long changed, long withdrawn, long cancelled);

    @Message("Overnight {arrivals}. {#if needs == 0}Nothing needs you.{#else if needs == 1}1 thing needs you."
            + "{#else}{needs} things need you.{/if}")
    String headline(String arrivals, long needs);

    @Message("; ")
    String and();

    @Message("The exchange with the log of {partner} is stuck: {#switch reason}"
            + "{#case 'no-progress'}there is something to do, and it does not move"
            + "{#case 'topic-missing'}its topic is missing at the broker"
            + "{#case 'topic-replaced'}its topic is another one than before"
            + "{#case 'database-silent'}the database does not answer"
            + "{#case 'broker-silent'}the broker does not answer"
            + "{#else}nobody has looked how it stands{/switch}.")
    String exchangeStuck(String partner, String reason);

    @Message("The database was restored; {count} items were changed both before and since. Nothing is published until"
            + " somebody chooses.")
    String ownerRestored(long count);

    @Message("{count} of our own items no longer have the bytes that were written.")
    String itemsDamaged(long count);

    @Message("{#if count == 1}A night was{#else}{count} nights were{/if} missed, and not caught up yet.")
    String nightMissed(long count);

    @Message(
            "{#if count == 1}A night's exchange has{#else}The exchanges of {count} nights have{/if} failed, and not been"
                    + " caught up yet.")
    String nightFailed(long count);

    @Message("{count} of our items differ at {partner}, and repairs have not helped.")
    String differingThere(String partner, long count);

    @Message("{count} items of {partner} differ here, and repairs have not helped.")
    String differingHere(String partner, long count);

    @Message("An import would withdraw {count} items, and is held.")
    String importHeld(long count);

    @Message("{partner} has rejected {count} of our items.")
    String rejectedThere(String partner, long count);

    @Message("{count} records of {partner} were rejected here.")
    String rejectedHere(String partner, long count);

    @Message("{#switch need}"
            + "{#case 'exchange-stuck'}Look at the status, then at the broker and the database."
            + "{#case 'owner-restored'}Choose for each item which state stands."
            + "{#case 'items-damaged'}Put the items again from their source, or restore the database."
            + "{#case 'night-missed'}Start a run now, or wait for tonight's; then find out why the node was away."
            + "{#case 'night-failed'}See why in the run; start another one when broker and partner are there."
            + "{#case 'differing-there'}See which in the proof, and call the partner's operators."
            + "{#case 'differing-here'}See which in the proof; rebuild the mirror if it does not help."
            + "{#case 'import-held'}Look at what it would withdraw; approve it or drop it."
            + "{#case 'rejected-there'}See which and why in the proof, and correct the items."
            + "{#else}Read why; retry what is mended, dismiss what is not wanted.{/switch}")
    String next(String need);

    @Message("{city}, {day}: the library exchange")
    String subject(String city, String day);

    @Message(
            "Night of {day}: {#switch state}{#case 'covered'}covered{#case 'late'}covered, but late{#case 'failed'}failed"
                    + "{#case 'missed'}missed{#case 'running'}still at work{#else}due{/switch}"
                    + "{#if outcome == 'partial'}; not everything is equal{/if}.")
    String night(String day, String state, String outcome);

    @Message("From {partner}")
    String fromPartner(String partner);

    @Message("{#switch what}{#case 'added'}new      {#case 'withdrawn'}withdrawn{#else}cancelled{/switch}")
    String what(String what);

    @Message("and {count} more")
    String andMore(long count);
}
