package org.libraryexchange.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the ops pages. The Chinese texts are in {@code messages/console_zh.properties}. */
@MessageBundle(value = "console", locale = "en")
interface ConsoleMessages {

    @Message("{#switch section}{#case 'overview'}Overview{#case 'nights'}Nights{#case 'mornings'}Digests"
            + "{#case 'mirror'}Mirror{#case 'rejected'}Rejected{#case 'imports'}Imports{#case 'staff'}Staff"
            + "{#else}Access{/switch}")
    String section(String section);

    @Message("These people may sign in to the desk and to the ops pages.")
    String staffLead();

    @Message("Desk")
    String desk();

    @Message("Roles")
    String roles();

    @Message("{#switch role}{#case 'librarian'}Librarian{#case 'cataloguer'}Cataloguer{#case 'ops'}Ops"
            + "{#else}Operator{/switch}")
    String role(String role);

    @Message("{#switch role}{#case 'librarian'}writes drafts at the desk"
            + "{#case 'cataloguer'}also publishes, changes and withdraws items there"
            + "{#case 'ops'}sees the ops pages{#else}also acts there, and keeps this list{/switch}")
    String roleMeaning(String role);

    @Message("Signed in, last used {moment}")
    String signedInSince(String moment);

    @Message("Not signed in")
    String notSignedIn();

    @Message("Save roles")
    String saveRoles();

    @Message("New password")
    String newPassword();

    @Message("Set password")
    String setPassword();

    @Message("Remove {name}")
    String removePerson(String name);

    @Message("{name} will be signed out and cannot sign in again. What they wrote stays, with their name.")
    String removePersonText(String name);

    @Message("Add a person")
    String addPerson();

    @Message("Letters, digits and . _ @ -")
    String nameHint();

    @Message("At least 12 characters. Tell only the person, in private.")
    String passwordHint();

    @Message("Leave it empty for a person who signs in through the identity provider.")
    String noPasswordHint();

    @Message("without a password")
    String noPassword();

    @Message("Add")
    String add();

    @Message("Change")
    String change();

    @Message("{#switch refusal}{#case 'name-invalid'}A name may have 1 to 64 characters: letters, digits, and . _ @ -"
            + "{#case 'name-taken'}Somebody already has this name."
            + "{#case 'password-too-short'}The password needs at least 12 characters."
            + "{#case 'password-too-long'}The password is too long: at most 72 bytes."
            + "{#case 'no-role'}Choose at least one role."
            + "{#case 'unknown'}There is no such person any more."
            + "{#else}You cannot remove yourself or give up your own operator role. Ask another operator.{/switch}")
    String staffRefusal(String refusal);

    @Message("{#switch change}{#case 'added'}The person can sign in now."
            + "{#case 'changed'}The roles are saved. If they have changed, the person has to sign in again."
            + "{#case 'reset'}The new password is set, and the person is signed out."
            + "{#else}The person is removed and can no longer sign in.{/switch}")
    String staffDone(String change);

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

    @Message("End session")
    String endSession();

    @Message("Actions and refusals")
    String auditTrail();

    @Message("Newest first. Repeats within a few seconds share one line. Names never leave this node.")
    String auditLead();

    @Message("Event")
    String event();

    @Message("All")
    String allEvents();

    @Message("{#switch event}{#case 'signed-in'}Signed in{#case 'signed-out'}Signed out"
            + "{#case 'sign-in-refused'}Wrong password{#case 'sign-in-put-off'}Too many attempts"
            + "{#case 'unauthenticated'}Not signed in{#case 'forbidden'}Not allowed"
            + "{#case 'acted'}Changes{#else}Rejected records read{/switch}")
    String auditEvent(String event);

    @Message("Request")
    String request();

    @Message("Times")
    String times();

    @Message("No such entries.")
    String noEntries();

    @Message("{city} node")
    String node(String city);

    @Message("Read-only: you need the role exchange-operator to make changes.")
    String mayLookOnly();

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

    @Message("Not authenticated: this node has no key for {city}, so anyone who can write"
            + " to the broker could have written this")
    String notAuthenticated(String city);

    @Message("Not sealed: this node has no key, so its partners cannot tell who wrote its records")
    String notSealed();

    @Message("The broker does not let this node change a topic: its administrator has to set {setting} for {topic}")
    String refusedSetting(String setting, String topic);

    @Message("{n} more were counted but not kept: there were too many")
    String rejectedUnkept(String n);

    @Message("The database does not answer")
    String databaseAway();

    @Message("Until it does, nothing can be read or written here. Check this city’s database first. "
            + "When it is back, the node carries on by itself; nothing is lost.")
    String databaseAwayText();

    @Message("The exchange is stuck")
    String stuck();

    @Message("Search does not work as it should")
    String searchAlone();

    @Message("All is well")
    String allWell();

    @Message("{#if n == 1}1 thing needs attention{#else}{n} things need attention{/if}")
    String needsYou(int n);

    @Message("Log of {city}, for {span}: {#switch cause}{#case 'no-progress'}work is waiting "
            + "but not moving{#case 'topic-missing'}its topic is missing from the broker{#case "
            + "'topic-replaced'}its topic was replaced{#case 'database-silent'}the database does not answer"
            + "{#case 'broker-silent'}the broker does not answer{#else}its state has not been checked yet"
            + "{/switch}")
    String trouble(String city, String cause, String span);

    @Message("Imports, for {span}: work is waiting but not moving")
    String importsStuck(String span);

    @Message("Search, for {span}: {#if cause == 'index-damaged'}its index was damaged and is being built again"
            + "{#else}its index cannot be kept up to date{/if}")
    String searchStuck(String cause, String span);

    @Message("{city} holds ours")
    String theyHold(String city);

    @Message("We hold {city}’s")
    String weHold(String city);

    @Message("Rejected letters")
    String rejectedLetters();

    @Message("Records in the partners’ logs of letters that could not be applied here. Their content is not shown.")
    String rejectedLettersLead();

    @Message("Letters with {city}")
    String lettersWith(String city);

    @Message("{city} holds our letters")
    String lettersTheyHold(String city);

    @Message("We hold letters from {city}")
    String lettersWeHold(String city);

    @Message("{what}: {n} of {all}, {note}")
    String lettersHeld(String what, String n, String all, String note);

    @Message("{what}: {note}")
    String lettersNotProved(String what, String note);

    @Message("to send")
    String lettersToSend();

    @Message("{n} rejected here and not dealt with")
    String lettersRejected(String n);

    @Message("Letters to {city} wait: its node does not exchange letters yet.")
    String lettersWait(String city);

    @Message("Desks without mail about letters")
    String desksWithoutMail();

    @Message("{desk}: last mail {at}")
    String deskMailed(String desk, String at);

    @Message("{desk}: no mail yet")
    String deskNotMailed(String desk);

    @Message("{desk}: the mail server has taken none since {at}")
    String deskMailFails(String desk, String at);

    @Message("Letters and handlings: {sent} to {city}, {received} from there"
            + "{#if apart != '0'}; {apart} differ or were rejected{/if}.")
    String lettersOfNight(String city, String sent, String received, String apart);

    @Message("Letters and handlings to {city}")
    String lettersSentTitle(String city);

    @Message("Letters and handlings from {city}")
    String lettersReceivedTitle(String city);

    @Message("sent")
    String lettersSent();

    @Message("received")
    String lettersReceived();

    @Message("letters at the sender")
    String lettersAtSender();

    @Message("Proofs of the letters from {from} to {to}")
    String proofsOfLetters(String from, String to);

    @Message("Proof of the letters from {from} to {to}, {at}")
    String proofOfLetters(String from, String to, String at);

    @Message("Prove our letters to {city} now")
    String proveLettersNow(String city);

    @Message("Letters with {city}, for {span}: {#switch cause}{#case 'no-progress'}work is waiting "
            + "but not moving{#case 'topic-missing'}a topic is missing from the broker{#case "
            + "'topic-replaced'}a topic was replaced{#case 'database-silent'}the database does not answer"
            + "{#case 'broker-silent'}the broker does not answer{#else}their state has not been checked yet"
            + "{/switch}")
    String lettersTrouble(String city, String cause, String span);

    @Message("of {n}")
    String ofItems(String n);

    @Message("proved {at}")
    String provedAt(String at);

    @Message("proved {at}, when there was nothing yet")
    String provedEmpty(String at);

    @Message("{#if changes == 1}1 change{#else}{n} changes{/if} since then, not proved yet")
    String changesSince(long changes, String n);

    @Message(", ")
    String comma();

    @Message("received up to change {n}, as of {at}")
    String receivedUpTo(String n, String at);

    @Message("{n} now: {published} published")
    String itemsNow(String n, String published);

    @Message("{n} withdrawn")
    String withdrawnNow(String n);

    @Message("{n} erased")
    String erasedNow(String n);

    @Message("What to do")
    String runbook();

    @Message("The guides are in English.")
    String guidesLanguage();

    @Message("not proved yet")
    String notProved();

    @Message("{#if rejected != 0}{rejected} rejected{/if}{#if rejected != 0 && differing != 0}, {/if}{#if "
            + "differing != 0}{differing} {#if differing == 1}differs{#else}differ{/if}{/if}")
    String apart(long rejected, long differing);

    @Message("up to date")
    String upToDate();

    @Message("{n} records behind for {span}")
    String behind(String n, String span);

    @Message("To send")
    String toSend();

    @Message("{n} more wait for the night")
    String held(String n);

    @Message("Rejected, open")
    String rejectedHere();

    @Message("{n} in all")
    String rejectedEver(String n);

    @Message("{city} rejected {#if rejected == 0}none{#else}{n}{/if} of ours, as of {at}")
    String rejectedThere(String city, long rejected, String n, String at);

    @Message("Repairs in the last 28 days")
    String repairs();

    @Message("None.")
    String noRepairs();

    @Message("{at}: {#switch what}{#case 'there'}{n} of our items differed at {city}"
            + "{#case 'here'}{n} items of {city} differed here"
            + "{#case 'letters-there'}{n} of our letters differed at {city}"
            + "{#else}{n} letters from {city} differed here{/switch}")
    String differed(String what, String city, String n, String at);

    @Message("identical again {at}")
    String identicalAgain(String at);

    @Message("not identical yet")
    String notIdenticalYet();

    @Message("{sign} {#if n == 0}all well{#else if n == 1}1 problem{#else}{n} problems{/if} · {city}")
    String tab(String sign, int n, String city);

    @Message("{sign} no database · {city}")
    String tabAway(String sign, String city);

    @Message("An exchange is running")
    String runAtWork();

    @Message("Watch progress")
    String watchIt();

    @Message("Recent nights")
    String lastNights();

    @Message("next window opens {at}")
    String nextNight(String at);

    @Message("{#switch state}{#case 'covered'}complete{#case 'late'}complete, but late{#case 'failed'}failed"
            + "{#case 'partial'}exchanged, but some items differ or were rejected"
            + "{#case 'paused'}exchanged, except what is paused"
            + "{#case 'missed'}missed{#case 'running'}running{#else}due{/switch}")
    String nightState(String state);

    @Message("{day}: {state}")
    String nightLabel(String day, String state);

    @Message("today")
    String today();

    @Message("{label} (today)")
    String todayIs(String label);

    @Message("None yet.")
    String noNights();

    @Message("Needs attention")
    String needs();

    @Message("Nothing needs attention.")
    String nothingNeedsYou();

    @Message("Open")
    String open();

    @Message("Use the API: ")
    String byTheApi();

    @Message("Last 24 hours")
    String lastDay();

    @Message("Solid: records per minute. Dashed: lag in seconds. Shaded: the night.")
    String lastDayText();

    @Message("Catalogues")
    String growth();

    @Message("Published items by kind.")
    String growthText();

    @Message("No data yet. The first values appear within a few minutes.")
    String nothingNoted();

    @Message("Show as a table")
    String asTable();

    @Message("Time")
    String time();

    @Message("Day")
    String day();

    @Message("{city}, records per minute")
    String recordsOf(String city);

    @Message("{city}, lag (s)")
    String lagOf(String city);

    @Message("{city}, {#switch kind}{#case 'cultural-event'}events{#case 'festival'}festivals{#case "
            + "'history-resource'}local history{#else}{kind}{/switch}")
    String kindOf(String city, String kind);

    @Message("Next window: {opens} to {closes} ({zone} time).")
    String windowRule(String opens, String closes, String zone);

    @Message("Exchange now")
    String startRun();

    @Message("Earlier")
    String earlier();

    @Message("Later")
    String later();

    @Message("Legend")
    String legend();

    @Message("Latest runs")
    String latestRuns();

    @Message("Started")
    String began();

    @Message("Ended")
    String ended();

    @Message("Took")
    String took();

    @Message("Started by")
    String begunBy();

    @Message("Outcome")
    String outcomeTitle();

    @Message("{#switch cause}{#case 'clock'}schedule{#case 'catch-up'}schedule, late"
            + "{#case 'operator'}{who}{#else}nobody{/switch}")
    String cause(String cause, String who);

    @Message("{#switch outcome}{#case 'complete'}complete{#case 'nothing-to-exchange'}complete, nothing "
            + "to exchange{#case 'partial'}partial{#case 'paused'}paused{#case 'failed'}failed{#case 'missed'}missed{#else}running"
            + "{/switch}")
    String outcome(String outcome);

    @Message("Night of {day}")
    String runOfNight(String day);

    @Message("Run of {at}")
    String runOfOperator(String at);

    @Message("Window")
    String window();

    @Message("Deadline")
    String givenUpAt();

    @Message("Steps")
    String steps();

    @Message("{#switch step}{#case 'publish'}Publish what is waiting{#case 'manifest'}Summarise our "
            + "catalogue{#case 'receipt'}Get the partner’s receipt{#case 'check'}Check our copy of the "
            + "partner’s catalogue{#case 'repair'}Repair differences{#else}Report{/switch}")
    String step(String step);

    @Message("{#switch state}{#case 'done'}done{#case 'running'}running{#case 'given-up'}given up"
            + "{#else}not started{/switch}")
    String stepState(String state);

    @Message("{n} of {all} steps done")
    String stepsDone(int n, int all);

    @Message("{#switch reason}{#case 'not-published'}Not everything could be sent to the log.{#case "
            + "'no-receipt'}{city} sent no receipt.{#case 'not-checked'}Our copy of the {city} "
            + "catalogue was not checked.{#case 'differing-there'}{n} of our items differ at {city}.{#case "
            + "'differing-here'}{n} items of {city} differ here.{#case 'rejected-there'}{city} rejected "
            + "{n} of our items.{#case 'rejected-here'}We rejected {n} items of {city}."
            + "{#case 'paused-there'}{city} has paused: it applies nothing of ours for now."
            + "{#case 'paused-here'}Nothing from {city} is applied here: it is paused."
            + "{#case 'letters-no-receipt'}{city} sent no receipt for our letters."
            + "{#case 'letters-not-checked'}Our copy of the letters from {city} was not checked."
            + "{#case 'letters-differing-there'}{n} of our letters differ at {city}."
            + "{#case 'letters-differing-here'}{n} letters from {city} differ here."
            + "{#case 'letters-rejected-there'}{city} rejected {n} of our letters."
            + "{#case 'letters-rejected-here'}We rejected {n} letters from {city}."
            + "{#else}{reason}{/switch}")
    String runReason(String reason, String city, String n);

    @Message("Nothing ran this night: the node was down, and came back only after the next window had opened.")
    String nothingRan();

    @Message("A later run caught up")
    String caughtUpBy();

    @Message("The proof it asked for")
    String proofAsked();

    @Message("Result")
    String counted();

    @Message("Total")
    String total();

    @Message("of which {what}")
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

    @Message("identical, byte for byte")
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

    @Message("Proofs of the {city} catalogue")
    String proofsOf(String city);

    @Message("None yet.")
    String noProofs();

    @Message("Started")
    String begun();

    @Message("Items")
    String itemsTitle();

    @Message("Result")
    String result();

    @Message("no answer yet")
    String noAnswer();

    @Message("interrupted")
    String interrupted();

    @Message("not compared, since the mirror is still catching up")
    String stillCatchingUp();

    @Message("parts differ, compared item by item next")
    String partsDiffer();

    @Message("all identical")
    String allVerified();

    @Message("{#switch origin}{#case 'operator'}operator{#case 'night'}nightly exchange{#case 'mirror'}mirror"
            + "{#case 'load'}new items{#case 'repair'}repair{#else}restart after an interruption{/switch}")
    String origin(String origin);

    @Message("Proof of the {city} catalogue, {at}")
    String proofOf(String city, String at);

    @Message("State")
    String state();

    @Message("{#switch state}{#case 'requested'}requested{#case 'marked'}marker sent{#case "
            + "'hashed'}summarised{#case 'sent'}waiting for the receipt{#case 'listing-requested'}comparing "
            + "item by item{#case 'listing'}comparing item by item{#case 'listed'}waiting for the receipt{#case "
            + "'comparing'}comparing{#case 'answered'}answered{#else}finished{/switch}")
    String proofState(String state);

    @Message("items at the owner")
    String itemsAtOwner();

    @Message("Position in the log")
    String placeInLog();

    @Message("Overall digest")
    String digestOfAll();

    @Message("Our items that no longer match what was written")
    String damaged();

    @Message("Receipt of {city}, {at}")
    String receiptOf(String city, String at);

    @Message("No receipt yet.")
    String noReceipts();

    @Message("{#switch state}{#case 'valid'}signed, and the signature is valid{#case 'wrong'}the "
            + "signature is wrong: anyone could have written this{#case 'missing'}not signed"
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

    @Message("Problem")
    String sort();

    @Message("Position at the owner")
    String atOwner();

    @Message("Position at the mirror")
    String atMirror();

    @Message("{n} (version {version})")
    String placeAndVersion(String n, String version);

    @Message("Repair")
    String becameOfIt();

    @Message("{#if sent}sent again as change {sent}; {/if}identical in the proof of {at}")
    String mended(String sent, String at);

    @Message("{#if sent}sent again as change {sent}, not proved yet{#else}not yet{/if}")
    String notMended(String sent);

    @Message("Reason")
    String reason();

    @Message("and {n} more; the API lists them all")
    String moreDifferences(String n);

    @Message("Records in a partner’s log that break the contract. Nothing is lost: their bytes are kept "
            + "as received.")
    String rejectedLead();

    @Message("All")
    String allStates();

    @Message("{#switch state}{#case 'open'}open{#case 'requested'}requested again{#case 'applied'}applied "
            + "since{#case 'superseded'}superseded{#else}dismissed{/switch}")
    String rejectedState(String state);

    /**
     * The reason for a rejected record. English shows the detail, which is in English; other languages use the reason's
     * code.
     */
    @Message("{detail}")
    String rejection(String reason, String detail);

    @Message("Technical detail: ")
    String technicalDetail();

    @Message("Retry all open records")
    String retryAll();

    @Message("Retried: {requested} requested again, {unfit} still rejected, {superseded} superseded.")
    String retriedAll(long requested, long unfit, long superseded);

    @Message("Download CSV")
    String csv();

    @Message("None. Every record received was accepted.")
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

    @Message("{at} ({who})")
    String atBy(String at, String who);

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

    @Message("None.")
    String noValue();

    @Message("Too large to show here.")
    String giant();

    @Message("Not text.")
    String notText();

    @Message("Hexadecimal")
    String asHex();

    @Message("Only the beginning is shown.")
    String cutAt();

    @Message("Download the original value")
    String download();

    @Message("Retry")
    String retry();

    @Message("Checks the stored bytes again. If they pass now, the owner is asked to resend the item.")
    String retryText();

    @Message("Dismiss")
    String dismiss();

    @Message("Closes the record for good. Its bytes are kept.")
    String dismissText();

    @Message("Reason, for later readers")
    String dismissReason();

    @Message("{#switch outcome}{#case 'requested'}It passes now: the owner has been asked to resend the "
            + "item.{#case 'still-unfit'}Retried: still rejected.{#case 'superseded'}The mirror already has "
            + "this version of the item, or a newer one.{#case 'kept'}The record stays open until the "
            + "permissions are corrected.{#else}Dismissed.{/switch}")
    String recordOutcome(String outcome);

    @Message("Files of items sent by this city’s systems.")
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

    @Message("Values that people have settled")
    String settledValues();

    @Message("{#switch fate}{#case 'stands'}Kept as settled{#case 'merged'}The same in the file"
            + "{#case 'overtaken'}Replaced by the file{#else}Set aside: its place is gone{/switch}")
    String settledFate(String fate);

    @Message("Dry run")
    String trial();

    @Message("nothing is written")
    String nothingWritten();

    @Message("{#switch state}{#case 'received'}waiting{#case 'checking'}checking{#case 'held'}held "
            + "for a decision{#case 'running'}writing{#case 'finished'}finished{#case 'failed'}failed"
            + "{#case 'superseded'}superseded by a newer file{#else}dropped{/switch}")
    String importState(String state);

    @Message("Import {id}: {scheme}")
    String importTitle(String id, String scheme);

    @Message("{n} of {all} bytes")
    String bytesOf(String n, String all);

    @Message("Decided by")
    String decidedBy();

    @Message("This file would withdraw {withdrawals} of {published} published items. Is that intended?")
    String heldQuestion(String withdrawals, String published);

    @Message("Approve and withdraw them")
    String approve();

    @Message("Drop the file, write nothing")
    String drop();

    @Message("The catalogue stays as it is. The file can be sent again.")
    String dropText();

    @Message("To withdraw these items, type their number: {n}")
    String typeNumber(String n);

    @Message("That was another number. The import would withdraw {n} items.")
    String typedOther(String n);

    @Message("Items that it would withdraw")
    String wouldBeWithdrawn();

    @Message("None at the moment.")
    String noneNow();

    @Message("There are more.")
    String moreWithdrawn();

    @Message("Title")
    String itemTitle();

    @Message("Kind")
    String itemKind();

    @Message("{#switch kind}{#case 'cultural-event'}Event{#case 'festival'}Festival{#else}Local history{/switch}")
    String itemKindOf(String kind);

    @Message("Identifier")
    String itemKey();

    @Message("Errors in refused rows")
    String wrongRows();

    @Message("Row")
    String row();

    @Message("Field")
    String field();

    @Message("Rule")
    String rule();

    @Message("Value")
    String given();

    @Message("Hint")
    String hint();

    /**
     * Why an import ended or is held. English shows the reason, which is in English; other languages build a sentence.
     *
     * @param row the row at which the import failed; empty if it did not fail at a row
     */
    @Message("{reason}")
    String importReason(String state, String reason, String row, String withdrawals, String published);

    @Message("There are more: the CSV lists them all.")
    String moreErrors();

    @Message("No digest yet. The first comes on the morning after the first night.")
    String nothingTold();

    @Message("Made {at}. Covers what came since {since}.")
    String madeAt(String at, String since);

    @Message("Sent by email {at}.")
    String mailedAt(String at);

    @Message("Not sent by email.")
    String notMailed();

    @Message("{#switch what}{#case 'added'}new{#case 'withdrawn'}withdrawn{#else}cancelled{/switch}")
    String what(String what);

    @Message("and {n} more")
    String andMore(String n);

    @Message("Other days")
    String otherMornings();

    @Message("The night")
    String lastNight();
}
