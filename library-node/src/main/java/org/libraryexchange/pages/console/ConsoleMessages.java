package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the ops pages. They are in {@code messages/console_*.properties}, by language. */
@MessageBundle(value = "console", locale = "en")
interface ConsoleMessages {

    String section(String section);

    String desk();

    String node(String city);

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

    String theyHold(String log, String city);

    String weHold(String log, String city);

    String exchangedWith(String log, String city);

    String exchangedHeld(String what, String n, String all, String note);

    String exchangedNotProved(String what, String note);

    String exchangedToSend();

    String exchangedRejected(String n);

    String exchangedWait(String log, String city);

    String desksWithoutMail();

    String deskMailed(String desk, String at);

    String deskNotMailed(String desk);

    String deskMailFails(String desk, String at);

    String lettersOfNight(String city, String sent, String received, String apart);

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

    String began();

    String ended();

    String took();

    String begunBy();

    String total();

    String amongThem(String what);

    String withdrawn();

    String cancelled();

    String erased();

    String unchanged();

    String verified();

    String rejectedItems();

    String differing();

    String added();

    String changed();

    String proved();

    String noneYet();

    String result();

    String state();

    String reason();

    String csv();

    String number();

    String next();

    String nothingTold();

    String madeAt(String at, String since);

    String mailedAt(String at);

    String notMailed();

    String what(String what);

    String andMore(String n);

    String otherMornings();

    String lastNight();
}
