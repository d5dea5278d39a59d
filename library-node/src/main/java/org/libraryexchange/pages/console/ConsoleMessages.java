package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the ops pages. They are in {@code messages/console_*.properties}, by language. */
@MessageBundle(value = "console", locale = "en")
interface ConsoleMessages {

    String section(String section);

    String staffLead();

    String desk();

    String roles();

    String role(String role);

    String roleMeaning(String role);

    String notSignedIn();

    String saveRoles();

    String newPassword();

    String setPassword();

    String removePerson(String name);

    String removePersonText(String name);

    String addPerson();

    String nameHint();

    String passwordHint();

    String noPasswordHint();

    String noPassword();

    String add();

    String change();

    String staffRefusal(String refusal);

    String staffDone(String change);

    String signedIn();

    String person();

    String fromAddress();

    String since();

    String lastUsed();

    String endSession();

    String auditTrail();

    String auditLead();

    String event();

    String allEvents();

    String auditEvent(String event);

    String request();

    String times();

    String noEntries();

    String node(String city);

    String mayLookOnly();

    String dayAndTime(String day, String time);

    String fromTo(String from, String to);

    String seconds(long n);

    String minutes(long n);

    String hours(long n, long m);

    String days(long n, long h);

    String secondsExactly(String n);

    String minutesAndSeconds(long n, int s);

    String notAuthenticated(String city);

    String notSealed();

    String refusedSetting(String setting, String value, String topic);

    String rejectedUnkept(String n);

    String databaseAway();

    String databaseAwayText();

    String stuck();

    String searchAlone();

    String allWell();

    String needsYou(int n);

    String trouble(String sort, String city, String about, String span, String n);

    String theyHold(String city);

    String weHold(String city);

    String rejectedLetters();

    String rejectedLettersLead();

    String lettersWith(String city);

    String lettersTheyHold(String city);

    String lettersWeHold(String city);

    String lettersHeld(String what, String n, String all, String note);

    String lettersNotProved(String what, String note);

    String lettersToSend();

    String lettersRejected(String n);

    String lettersWait(String city);

    String desksWithoutMail();

    String deskMailed(String desk, String at);

    String deskNotMailed(String desk);

    String deskMailFails(String desk, String at);

    String lettersOfNight(String city, String sent, String received, String apart);

    String lettersSentTitle(String city);

    String lettersReceivedTitle(String city);

    String lettersSent();

    String lettersReceived();

    String lettersAtSender();

    String proofsOfLetters(String from, String to);

    String proofOfLetters(String from, String to, String at);

    String proveLettersNow(String city);

    String ofItems(String n);

    String provedAt(String at);

    String provedEmpty(String at);

    String changesSince(long changes, String n);

    String comma();

    String receivedUpTo(String n, String at);

    String itemsNow(String n, String published);

    String withdrawnNow(String n);

    String erasedNow(String n);

    String runbook();

    String guidesLanguage();

    String notProved();

    String apart(long rejected, long differing);

    String upToDate();

    String behind(String n, String span);

    String toSend();

    String held(String n);

    String rejectedHere();

    String rejectedEver(String n);

    String rejectedThere(String city, long rejected, String n, String at);

    String repairs();

    String noRepairs();

    String differed(String what, String city, String n, String at);

    String identicalAgain(String at);

    String notIdenticalYet();

    String tab(String sign, int n, String city);

    String tabAway(String sign, String city);

    String runAtWork();

    String watchIt();

    String lastNights();

    String nextNight(String at);

    String nightState(String state);

    String nightLabel(String day, String state);

    String today();

    String todayIs(String label);

    String noNights();

    String needs();

    String nothingNeedsYou();

    String open();

    String byTheApi();

    String lastDay();

    String lastDayText();

    String growth();

    String growthText();

    String nothingNoted();

    String asTable();

    String time();

    String day();

    String recordsOf(String city);

    String lagOf(String city);

    String kindOf(String city, String kind);

    String windowRule(String opens, String closes, String zone);

    String startRun();

    String earlier();

    String later();

    String legend();

    String latestRuns();

    String began();

    String ended();

    String took();

    String begunBy();

    String outcomeTitle();

    String cause(String cause, String who);

    String outcome(String outcome);

    String runOfNight(String day);

    String runOfOperator(String at);

    String window();

    String givenUpAt();

    String steps();

    String step(String step);

    String stepState(String state);

    String stepsDone(int n, int all);

    String runReason(String reason, String city, String n);

    String nothingRan();

    String caughtUpBy();

    String proofAsked();

    String counted();

    String total();

    String amongThem(String what);

    String sentTitle();

    String receivedTitle(String city);

    String published();

    String withdrawn();

    String cancelled();

    String erased();

    String repaired();

    String unchanged();

    String verified();

    String rejectedItems();

    String differing();

    String added();

    String changed();

    String proved();

    String proveNow();

    String proofsOf(String city);

    String noProofs();

    String begun();

    String itemsTitle();

    String result();

    String noAnswer();

    String interrupted();

    String stillCatchingUp();

    String partsDiffer();

    String allVerified();

    String origin(String origin);

    String proofOf(String city, String at);

    String state();

    String proofState(String state);

    String itemsAtOwner();

    String placeInLog();

    String digestOfAll();

    String damaged();

    String receiptOf(String city, String at);

    String noReceipts();

    String signature(String state);

    String differences();

    String item();

    String difference(String sort);

    String sort();

    String atOwner();

    String atMirror();

    String placeAndVersion(String n, long version);

    String becameOfIt();

    String mended(String sent, String at);

    String notMended(String sent);

    String reason();

    String moreDifferences(String n);

    String rejectedLead();

    String allStates();

    String rejectedState(String state);

    /**
     * The reason for a rejected record. English shows the detail, which is in English; other languages use the reason's
     * code.
     */
    String rejection(String reason, String detail);

    String technicalDetail();

    String retryAll();

    String retriedAll(int requested, int unfit, int superseded);

    String csv();

    String noneRejected();

    String noneOfState();

    String number();

    String from();

    String rejectedAt();

    String next();

    String recordTitle(long id, String city);

    String settled();

    String atBy(String at, String who);

    String note();

    String writtenAt();

    String topicAndOffset();

    String size();

    String bytes(String n);

    String key();

    String headers();

    String value();

    String noValue();

    String giant();

    String notText();

    String asHex();

    String cutAt();

    String download();

    String retry();

    String retryText();

    String dismiss();

    String dismissText();

    String dismissReason();

    String recordOutcome(String outcome);

    String importsLead();

    String noImports();

    String received();

    String sentBy();

    String scheme();

    String rows();

    String refused();

    String settledValues();

    String settledFate(String fate);

    String trial();

    String nothingWritten();

    String importState(String state);

    String importTitle(long id, String scheme);

    String bytesOf(String n, String all);

    String decidedBy();

    String heldQuestion(String withdrawals, String published);

    String approve();

    String drop();

    String dropText();

    String typeNumber(long n);

    String typedOther(long n);

    String wouldBeWithdrawn();

    String noneNow();

    String moreWithdrawn();

    String itemTitle();

    String itemKind();

    String itemKindOf(String kind);

    String itemKey();

    String wrongRows();

    String row();

    String field();

    String rule();

    String given();

    String hint();

    /**
     * Why an import ended or is held. English shows the reason, which is in English; other languages build a sentence.
     *
     * @param row the row at which the import failed; empty if it did not fail at a row
     */
    String importReason(String state, String reason, String row, String withdrawals, String published);

    String moreErrors();

    String nothingTold();

    String madeAt(String at, String since);

    String mailedAt(String at);

    String notMailed();

    String what(String what);

    String andMore(String n);

    String otherMornings();

    String lastNight();
}
