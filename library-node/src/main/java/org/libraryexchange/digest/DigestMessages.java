package org.libraryexchange.digest;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.proving.LastProof;

/** The texts of the digest. The Chinese texts are in {@code messages/digest_zh.properties}. */
@MessageBundle(value = "digest", locale = "en")
interface DigestMessages {

    @Message(
            "{#if added == 0 && changed == 0}nothing new from {partner}{#else}from {partner}: {added} new, {changed} changed"
                    + "{#if withdrawn != 0}, {withdrawn} withdrawn{/if}{#if cancelled != 0}, {cancelled} cancelled{/if}{/if}")
    String arrivals(String partner, long added, long changed, long withdrawn, long cancelled);

    @Message("Overnight {arrivals}. {#if needs == 0}Nothing needs attention."
            + "{#else if needs == 1}1 thing needs attention."
            + "{#else}{needs} things need attention.{/if}")
    String headline(String arrivals, long needs);

    @Message("; ")
    String and();

    @Message("The exchange with the log of {partner} is stuck: {#switch reason}"
            + "{#case 'no-progress'}work is waiting but not moving"
            + "{#case 'topic-missing'}its topic is missing from the broker"
            + "{#case 'topic-replaced'}its topic was replaced"
            + "{#case 'database-silent'}the database does not answer"
            + "{#case 'broker-silent'}the broker does not answer"
            + "{#else}its state has not been checked yet{/switch}.")
    String exchangeStuck(String partner, String reason);

    @Message("Somebody else can write to our log {topic}: {#if count == 1}one of its records is{#else}{count} of its"
            + " records are{/if} not ours.")
    String foreignRecords(String topic, long count);

    @Message("The database was restored; {count} items changed both before and after that. Nothing is published until"
            + " someone chooses which version to keep.")
    String ownerRestored(long count);

    @Message("{count} of our own items no longer match what was written.")
    String itemsDamaged(long count);

    @Message(
            "{#if reason == 'index-damaged'}The search index was damaged; it is being built again, and searches find nothing"
                    + " meanwhile.{#else}The search index cannot be kept up to date.{/if}")
    String searchStuck(String reason);

    @Message("{#if count == 1}One night was missed and has{#else}{count} nights were missed and have{/if}"
            + " not been caught up yet.")
    String nightMissed(long count);

    @Message("The exchange failed on {#if count == 1}one night{#else}{count} nights{/if}"
            + " and has not been caught up yet.")
    String nightFailed(long count);

    @Message("{count} of our items differ at {partner}, and repair has not fixed them.")
    String differingThere(String partner, long count);

    @Message("{count} items of {partner} differ here, and repair has not fixed them.")
    String differingHere(String partner, long count);

    @Message("Nothing of {partner} is applied here until {until}: {by} has paused it. Reason: {reason}")
    String mirrorPaused(String partner, String until, String by, String reason);

    @Message("An import that would withdraw {count} items is on hold.")
    String importHeld(long count);

    @Message("{partner} rejected {count} of our items.")
    String rejectedThere(String partner, long count);

    @Message("We rejected {#if count == 1}1 record{#else}{count} records{/if} of {partner}.")
    String rejectedHere(String partner, long count);

    @Message("The exchange of letters with {partner} is stuck: {#switch reason}"
            + "{#case 'no-progress'}letters are waiting but not moving"
            + "{#case 'topic-missing'}a topic is missing from the broker"
            + "{#case 'topic-replaced'}a topic was replaced"
            + "{#case 'database-silent'}the database does not answer"
            + "{#case 'broker-silent'}the broker does not answer"
            + "{#else}its state has not been checked yet{/switch}.")
    String lettersStuck(String partner, String reason);

    @Message(
            "The database was restored; {count} letters to {partner} changed both before and after that. No letter goes"
                    + " there until someone chooses which version to keep.")
    String lettersRestored(String partner, long count);

    @Message("{count} of our letters to {partner} no longer match what was written.")
    String lettersDamaged(String partner, long count);

    @Message("{count} of our letters differ at {partner}, and repair has not fixed them.")
    String lettersDifferingThere(String partner, long count);

    @Message("{count} letters from {partner} differ here, and repair has not fixed them.")
    String lettersDifferingHere(String partner, long count);

    @Message("{partner} rejected {count} of our letters.")
    String lettersRejectedThere(String partner, long count);

    @Message("We rejected {count} records in the log of letters from {partner}.")
    String lettersRejectedHere(String partner, long count);

    @Message("{#if waiting}Letters to {partner} wait: its node does not exchange letters yet."
            + "{#else}Letters and handlings: {sent} to {partner}, {received} from there"
            + "{#if apart != 0}; {apart} differ or were rejected{/if}.{/if}")
    String letters(String partner, boolean waiting, long sent, long received, long apart);

    @Message("{day}, {time}")
    String at(String day, String time);

    @Message("{#if proof.items == 0}{partner}’s copy was last proved on {at}, when we had no items yet"
            + "{#else}{partner} holds {proof.verified} of our {proof.items} items, proved on {at}{/if}"
            + "{#if changes == 1}; 1 change since then{#else if changes != 0}; {changes} changes since then{/if}.")
    String heldThere(String partner, LastProof proof, String at, long changes);

    @Message(" {#if proof.items == 0}Our copy of {partner} was last proved on {at}, when it had no items yet"
            + "{#else}We hold {proof.verified} of {partner}’s {proof.items} items, proved on {at}{/if}"
            + "{#if changes == 1}; 1 change since then{#else if changes != 0}; {changes} changes since then{/if}.")
    String heldHere(String partner, LastProof proof, String at, long changes);

    @Message("What {partner} holds of ours is not proved yet.")
    String unprovedThere(String partner);

    @Message(" What we hold of {partner} is not proved yet.")
    String unprovedHere(String partner);

    @Message("{#switch need}"
            + "{#case 'exchange-stuck'}Check the status, then the broker and the database."
            + "{#case 'foreign-records'}Have the broker’s administrator withdraw that permission, then settle the records."
            + "{#case 'owner-restored'}Choose which version of each item to keep."
            + "{#case 'letters-stuck'}Check the status, then the broker and the database."
            + "{#case 'letters-restored'}Choose which version of each letter to keep."
            + "{#case 'letters-damaged'}The proof lists them. Restore the database."
            + "{#case 'letters-differing-there'}The proof lists them. Contact the partner’s operators."
            + "{#case 'letters-differing-here'}The proof lists them. Contact the partner’s operators."
            + "{#case 'letters-rejected-there'}The proof lists them with the reasons. Contact the partner’s operators."
            + "{#case 'items-damaged'}Import the items again, or restore the database."
            + "{#case 'search-stuck'}The status shows why. If it happens again, check the disk."
            + "{#case 'night-missed'}Start a run now, or wait for tonight’s. Find out why the node was down."
            + "{#case 'night-failed'}The run shows why. Start another when the broker and the partner are back."
            + "{#case 'differing-there'}The proof lists them. Contact the partner’s operators."
            + "{#case 'differing-here'}The proof lists them. If repair does not help, rebuild the mirror."
            + "{#case 'mirror-paused'}It resumes by itself at that time. Resume it sooner if the reason is gone."
            + "{#case 'import-held'}See what it would withdraw, then approve or drop it."
            + "{#case 'rejected-there'}The proof lists them with the reasons. Correct the items."
            + "{#else}Read the reasons. Retry what is fixed, dismiss what is not needed.{/switch}")
    String next(String need);

    @Message("{city}, {day}: the library exchange")
    String subject(String city, String day);

    @Message("Night of {day}: {#if outcome == 'partial'}exchanged, but some items differ or were rejected"
            + "{#else if outcome == 'paused'}exchanged, except what is paused{#else}{#switch state}"
            + "{#case 'covered'}complete{#case 'late'}complete, but late{#case 'failed'}failed"
            + "{#case 'missed'}missed{#case 'running'}still running{#else}due{/switch}{/if}.")
    String night(String day, String state, String outcome);

    @Message("From {partner}")
    String fromPartner(String partner);

    @Message("{#switch what}{#case 'added'}new      {#case 'withdrawn'}withdrawn{#else}cancelled{/switch}")
    String what(String what);

    @Message("and {count} more")
    String andMore(long count);
}
