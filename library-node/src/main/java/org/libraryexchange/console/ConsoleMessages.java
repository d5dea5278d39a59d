package org.libraryexchange.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the ops pages say. The Chinese stands in {@code messages/console_zh.properties}. */
@MessageBundle(value = "console", locale = "en")
interface ConsoleMessages {

    @Message("{#switch section}{#case 'overview'}Overview{#case 'nights'}Nights{#case 'mornings'}Mornings"
            + "{#case 'mirror'}Mirror{#case 'rejected'}Rejected{#case 'imports'}Imports{#else}Access{/switch}")
    String section(String section);

    @Message("Signed in now")
    String signedIn();

    @Message("Name")
    String person();

    @Message("From")
    String fromAddress();

    @Message("Since")
    String since();

    @Message("Last used")
    String lastUsed();

    @Message("End")
    String endSession();

    @Message("What was done, and what was refused")
    String auditTrail();

    @Message(
            "The latest first. What happened several times within a few seconds is one line. Names never leave this node.")
    String auditLead();

    @Message("Event")
    String event();

    @Message("All")
    String allEvents();

    @Message(
            "{#switch event}{#case 'signed-in'}Signed in{#case 'signed-out'}Signed out{#case 'sign-in-refused'}Wrong password"
                    + "{#case 'sign-in-put-off'}Too many attempts{#case 'unauthenticated'}Not signed in"
                    + "{#case 'forbidden'}Not allowed{#case 'acted'}Changes{#else}Rejected records read{/switch}")
    String auditEvent(String event);

    @Message("Request")
    String request();

    @Message("Times")
    String times();

    @Message("Nothing of this kind has happened.")
    String noEntries();

    @Message("{city} node")
    String node(String city);

    @Message("Ops pages")
    String menu();

    @Message("Clocks")
    String clocks();

    @Message("Sign out")
    String signOut();

    @Message("You may look; to act takes the role exchange-operator.")
    String mayLookOnly();

    @Message("This page gets no answer from the node. What it shows may be old.")
    String silent();

    @Message("{day}, {time}")
    String dayAndTime(String day, String time);

    @Message("{from} – {to}")
    String fromTo(String from, String to);

    @Message("{n} s")
    String seconds(long n);

    @Message("{n} min")
    String minutes(long n);

    @Message("{n} h{#if m != 0} {m} min{/if}")
    String hours(long n, long m);

    @Message("{n} d{#if h != 0} {h} h{/if}")
    String days(long n, long h);

    @Message("{n} s")
    String secondsExactly(String n);

    @Message("{n} min {s} s")
    String minutesAndSeconds(long n, int s);

    @Message(
            "Not authenticated: this node does not have {city}'s key, so anyone who can write to the broker could have written this")
    String notAuthenticated(String city);

    @Message("Not sealed: this node has no key, so its partners cannot tell who has written its records")
    String notSealed();

    @Message("{n} more were only counted, since there were too many to keep")
    String rejectedUnkept(String n);

    @Message("The database does not answer")
    String databaseAway();

    @Message("Nothing can be read or written here until it does. Start with the database of this city; "
            + "the node goes on by itself when it is back, and loses nothing.")
    String databaseAwayText();

    @Message("Something does not get on")
    String stuck();

    @Message("All is well")
    String allWell();

    @Message("{#if n == 1}1 thing needs a person{#else}{n} things need a person{/if}")
    String needsYou(int n);

    @Message("Log of {city}, for {span}: {#switch cause}{#case 'no-progress'}there is something to do, "
            + "and it does not move{#case 'topic-missing'}its topic is missing at the broker{#case "
            + "'topic-replaced'}its topic is another one than before{#case 'database-silent'}the database "
            + "does not answer{#case 'broker-silent'}the broker does not answer{#else}nobody has looked "
            + "how it stands{/switch}")
    String trouble(String city, String cause, String span);

    @Message("Imports, for {span}: there is something to do, and it does not move")
    String importsStuck(String span);

    @Message("{city} holds ours")
    String theyHold(String city);

    @Message("We hold {city}’s")
    String weHold(String city);

    @Message("of {n}")
    String ofItems(String n);

    @Message("proved {at}")
    String provedAt(String at);

    @Message("{n} items by now")
    String itemsNow(String n);

    @Message("not proved yet")
    String notProved();

    @Message("{#if rejected != 0}{rejected} rejected{/if}{#if rejected != 0 && differing != 0}, {/if}{#if "
            + "differing != 0}{differing} differ{/if}")
    String apart(long rejected, long differing);

    @Message("up to date")
    String upToDate();

    @Message("{n} records behind, for {span}")
    String behind(String n, String span);

    @Message("To send")
    String toSend();

    @Message("{n} more wait for the night")
    String held(String n);

    @Message("{n} published here")
    String ownItems(String n);

    @Message("Rejected, open")
    String rejectedHere();

    @Message("{n} in all")
    String rejectedEver(String n);

    @Message("A run of the exchange is at work")
    String runAtWork();

    @Message("Watch it")
    String watchIt();

    @Message("Last nights")
    String lastNights();

    @Message("the next opens {at}")
    String nextNight(String at);

    @Message("{#switch state}{#case 'covered'}covered{#case 'late'}covered, but late{#case 'failed'}failed"
            + "{#case 'missed'}missed{#case 'running'}at work{#else}due{/switch}")
    String nightState(String state);

    @Message("{day}: {state}")
    String nightLabel(String day, String state);

    @Message("No night has come yet.")
    String noNights();

    @Message("Needs a person")
    String needs();

    @Message("Nothing needs you.")
    String nothingNeedsYou();

    @Message("Open")
    String open();

    @Message("By the API: ")
    String byTheApi();

    @Message("Last 24 hours")
    String lastDay();

    @Message("Records a minute as lines, lag in seconds dashed; the night is shaded.")
    String lastDayText();

    @Message("Catalogues")
    String growth();

    @Message("Published items by kind, over twelve months.")
    String growthText();

    @Message("Nothing has been noted yet; the first line comes within a few minutes.")
    String nothingNoted();

    @Message("The same as a table")
    String asTable();

    @Message("Time")
    String time();

    @Message("Day")
    String day();

    @Message("{city}, records a minute")
    String recordsOf(String city);

    @Message("{city}, lag in s")
    String lagOf(String city);

    @Message("{city}, {#switch kind}{#case 'cultural-event'}events{#case 'festival'}festivals{#case "
            + "'history-resource'}local history{#else}{kind}{/switch}")
    String kindOf(String city, String kind);

    @Message("Next window: {opens} to {closes} by the clocks of {zone}.")
    String windowRule(String opens, String closes, String zone);

    @Message("Exchange now")
    String startRun();

    @Message("Earlier")
    String earlier();

    @Message("Later")
    String later();

    @Message("What the marks mean")
    String legend();

    @Message("Latest runs")
    String latestRuns();

    @Message("Began")
    String began();

    @Message("Ended")
    String ended();

    @Message("Took")
    String took();

    @Message("Begun by")
    String begunBy();

    @Message("Outcome")
    String outcomeTitle();

    @Message("{#switch cause}{#case 'clock'}the city’s clock{#case 'catch-up'}the city’s clock, late"
            + "{#case 'operator'}{who}{#else}nobody{/switch}")
    String cause(String cause, String who);

    @Message("{#switch outcome}{#case 'complete'}complete{#case 'nothing-to-exchange'}complete, nothing "
            + "to exchange{#case 'partial'}partial{#case 'failed'}failed{#case 'missed'}missed{#else}at "
            + "work{/switch}")
    String outcome(String outcome);

    @Message("Night of {day}")
    String runOfNight(String day);

    @Message("Run of {at}")
    String runOfOperator(String at);

    @Message("Window")
    String window();

    @Message("Given up at")
    String givenUpAt();

    @Message("Steps")
    String steps();

    @Message("{#switch step}{#case 'publish'}Publish what is there{#case 'manifest'}Sum up the own "
            + "catalogue{#case 'receipt'}Hear what the partner holds{#case 'check'}Check the partner’s "
            + "catalogue here{#case 'repair'}Repair what differs{#else}Report{/switch}")
    String step(String step);

    @Message("{#switch state}{#case 'done'}done{#case 'running'}at work{#case 'given-up'}given up"
            + "{#else}to come{/switch}")
    String stepState(String state);

    @Message("{n} of {all} steps done")
    String stepsDone(int n, int all);

    @Message("{#switch reason}{#case 'not-published'}Not everything could be sent to the log.{#case "
            + "'no-receipt'}{city} has sent no receipt.{#case 'not-checked'}The mirror of {city} was not "
            + "compared here.{#case 'differing-there'}{n} of our items differ at {city}.{#case "
            + "'differing-here'}{n} items of {city} differ here.{#case 'rejected-there'}{city} has "
            + "rejected {n} of our items.{#case 'rejected-here'}{n} items of {city} are rejected here."
            + "{#else}{reason}{/switch}")
    String runReason(String reason, String city, String n);

    @Message("Nothing ran in this night: the node was not there, and came back after the next window had " + "opened.")
    String nothingRan();

    @Message("What it had not brought came with a later run")
    String caughtUpBy();

    @Message("The proof that it asked for")
    String proofAsked();

    @Message("What came of it")
    String counted();

    @Message("All")
    String total();

    @Message("of these {what}")
    String amongThem(String what);

    @Message("Our log")
    String sentTitle();

    @Message("From {city}")
    String receivedTitle(String city);

    @Message("published")
    String published();

    @Message("withdrawn")
    String withdrawn();

    @Message("cancelled")
    String cancelled();

    @Message("erased")
    String erased();

    @Message("sent again for repair")
    String repaired();

    @Message("unchanged")
    String unchanged();

    @Message("the same, byte for byte")
    String verified();

    @Message("rejected")
    String rejectedItems();

    @Message("differing")
    String differing();

    @Message("new")
    String added();

    @Message("changed")
    String changed();

    @Message("Proved")
    String proved();

    @Message("Prove ours now")
    String proveNow();

    @Message("Proofs of the catalogue of {city}")
    String proofsOf(String city);

    @Message("None yet.")
    String noProofs();

    @Message("Begun")
    String begun();

    @Message("Items")
    String itemsTitle();

    @Message("Result")
    String result();

    @Message("no answer yet")
    String noAnswer();

    @Message("interrupted")
    String interrupted();

    @Message("all the same")
    String allVerified();

    @Message("{#switch origin}{#case 'operator'}an operator{#case 'night'}the night{#case 'mirror'}the "
            + "mirror{#case 'repair'}a repair{#else}an interruption{/switch}")
    String origin(String origin);

    @Message("Proof of the catalogue of {city}, {at}")
    String proofOf(String city, String at);

    @Message("State")
    String state();

    @Message("{#switch state}{#case 'requested'}asked for{#case 'marked'}marker sent{#case "
            + "'hashed'}summed up{#case 'sent'}waiting for the receipt{#case 'listing-requested'}looking "
            + "closer{#case 'listing'}looking closer{#case 'listed'}waiting for the receipt{#case "
            + "'comparing'}comparing{#case 'answered'}answered{#else}finished{/switch}")
    String proofState(String state);

    @Message("items at the owner")
    String itemsAtOwner();

    @Message("Place in the log")
    String placeInLog();

    @Message("Digest of all")
    String digestOfAll();

    @Message("Own items whose bytes are not those that were written")
    String damaged();

    @Message("Receipt of {city}, {at}")
    String receiptOf(String city, String at);

    @Message("No receipt yet.")
    String noReceipts();

    @Message("{#switch state}{#case 'valid'}signed, and the signature is valid{#case 'wrong'}the "
            + "signature is wrong: anybody could have written this{#case 'missing'}not signed"
            + "{#case 'contradicted'}signed, but it confirms something other than what was proved"
            + "{#else}signed; no key to check it with{/switch}")
    String signature(String state);

    @Message("Differences")
    String differences();

    @Message("Item")
    String item();

    @Message("{#switch sort}{#case 'missing'}missing at the mirror{#case 'extra'}only at the mirror{#case "
            + "'stale'}older at the mirror{#case 'ahead'}newer at the mirror{#case 'altered'}altered at "
            + "the mirror{#case 'damaged-at-owner'}damaged at the owner{#else}rejected by the mirror"
            + "{/switch}")
    String difference(String sort);

    @Message("What is wrong")
    String sort();

    @Message("Place at the owner")
    String atOwner();

    @Message("Place at the mirror")
    String atMirror();

    @Message("Reason")
    String reason();

    @Message("and {n} more; the API gives all of them")
    String moreDifferences(String n);

    @Message("Records of the partner’s log that break the contract. Nothing is lost: the bytes are kept "
            + "as they came.")
    String rejectedLead();

    @Message("All")
    String allStates();

    @Message("{#switch state}{#case 'open'}open{#case 'requested'}asked for again{#case 'applied'}applied "
            + "since{#case 'superseded'}superseded{#else}dismissed{/switch}")
    String rejectedState(String state);

    @Message("Try all open ones again")
    String retryAll();

    @Message("Tried again: {requested} asked for again, {unfit} still unfit, {superseded} superseded.")
    String retriedAll(long requested, long unfit, long superseded);

    @Message("As a table (CSV)")
    String csv();

    @Message("None. Everything that came could be mirrored.")
    String noneRejected();

    @Message("None in this state.")
    String noneOfState();

    @Message("No.")
    String number();

    @Message("From")
    String from();

    @Message("Rejected")
    String rejectedAt();

    @Message("Next")
    String next();

    @Message("Rejected record {id} of {city}")
    String recordTitle(String id, String city);

    @Message("Settled")
    String settled();

    @Message("Note")
    String note();

    @Message("Written")
    String writtenAt();

    @Message("Topic and offset")
    String topicAndOffset();

    @Message("Size")
    String size();

    @Message("{n} bytes")
    String bytes(String n);

    @Message("Key")
    String key();

    @Message("Headers")
    String headers();

    @Message("Value")
    String value();

    @Message("It has none.")
    String noValue();

    @Message("Too large to be shown here.")
    String giant();

    @Message("This is no text.")
    String notText();

    @Message("As hexadecimal digits")
    String asHex();

    @Message("Only the beginning is shown.")
    String cutAt();

    @Message("Download the value as it came")
    String download();

    @Message("Try again")
    String retry();

    @Message("Its bytes are judged again; if they pass now, the owner is asked to send the item anew.")
    String retryText();

    @Message("Dismiss")
    String dismiss();

    @Message("Puts it aside for good; the bytes stay.")
    String dismissText();

    @Message("Reason, for those who look at it later")
    String dismissReason();

    @Message("{#switch outcome}{#case 'requested'}It would pass now: its owner has been asked to send the "
            + "item again.{#case 'still-unfit'}Tried again, and it is still unfit.{#case 'superseded'}The "
            + "mirror has this state of the item already, or a newer one.{#else}Dismissed.{/switch}")
    String recordOutcome(String outcome);

    @Message("Files of items that this city’s systems sent.")
    String importsLead();

    @Message("None yet.")
    String noImports();

    @Message("Received")
    String received();

    @Message("Sent by")
    String sentBy();

    @Message("Scheme")
    String scheme();

    @Message("Rows")
    String rows();

    @Message("Refused")
    String refused();

    @Message("Trial run")
    String trial();

    @Message("nothing is written")
    String nothingWritten();

    @Message("{#switch state}{#case 'received'}waiting{#case 'checking'}being checked{#case 'held'}held "
            + "for a decision{#case 'running'}being written{#case 'finished'}finished{#case 'failed'}failed"
            + "{#case 'superseded'}superseded by a newer file{#else}dropped{/switch}")
    String importState(String state);

    @Message("Import {id}: {scheme}")
    String importTitle(String id, String scheme);

    @Message("{n} of {all} bytes")
    String bytesOf(String n, String all);

    @Message("Decided by")
    String decidedBy();

    @Message("This file would withdraw {withdrawals} of {published} published items. Is that meant?")
    String heldQuestion(String withdrawals, String published);

    @Message("Approve: withdraw them")
    String approve();

    @Message("Drop the file: nothing is written")
    String drop();

    @Message("What is wrong with refused rows")
    String wrongRows();

    @Message("Row")
    String row();

    @Message("Field")
    String field();

    @Message("Rule")
    String rule();

    @Message("Given")
    String given();

    @Message("Hint")
    String hint();

    @Message("There are more; the table has all of them.")
    String moreErrors();

    @Message("No morning has been told yet. The first digest comes on the morning after the first night.")
    String nothingTold();

    @Message("Made {at}; tells of what came since {since}.")
    String madeAt(String at, String since);

    @Message("Sent as a message {at}.")
    String mailedAt(String at);

    @Message("Not sent as a message.")
    String notMailed();

    @Message("{#switch what}{#case 'added'}new{#case 'withdrawn'}withdrawn{#else}cancelled{/switch}")
    String what(String what);

    @Message("and {n} more")
    String andMore(String n);

    @Message("Other mornings")
    String otherMornings();

    @Message("The night")
    String lastNight();
}
