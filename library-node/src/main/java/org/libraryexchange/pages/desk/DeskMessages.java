package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.pages.desk.DeskFilters.Order;
import org.libraryexchange.pages.desk.DeskLists.State;

/** The texts of the desk. They are in {@code messages/desk_*.properties}, by language. */
@MessageBundle(value = "desk", locale = "en")
interface DeskMessages {

    String desk(String city);

    String section(String name);

    String page(String name);

    String overnight();

    String overnightSince(String moment);

    String quietNight();

    String came(String what, String n, long count);

    String cameLetters(long count, String n);

    String cameOffers(long count, String n);

    String arrivals(String what);

    String nothingArrived();

    String translate();

    String answer();

    String addSister();

    String due();

    String dueLine(String what, long count, String n, String about);

    String exchangeLately();

    String morningNight(String day, String state);

    String operatorsKnow(int count);

    String noMorningYet();

    String counted(String title, String n);

    String label(String key);

    String hint(String key);

    String row(String key, int n);

    String more(String key);

    String sisterRelation(String term);

    String itemOf(String city);

    String sisterState(String state, String city);

    String findSister();

    String findSisterHint();

    String find();

    String suggested();

    String found();

    String noneFound();

    String addTicked();

    String settledBy(String city);

    String settledHere();

    String originalChanged();

    String stillRight();

    String smallChange();

    String less(String row);

    String moveUp(String row);

    String notStated();

    String pleaseChoose();

    String ruleForm(String form);

    String ruleSide(String side);

    String nth(String n);

    String lastLunarDay();

    String byRule();

    String readersSee(String text);

    String repeatDates();

    String every(String term);

    String untilDay();

    String cancelEvent();

    String cancelEventLead();

    String showDates();

    String ruleDates();

    String ruleInWords(String words);

    String ruleNote(String note);

    String ruleWithout(String years);

    String item();

    String yesFree();

    String noFree();

    String inLanguage(String label, String language);

    String problem(String label, String text);

    /** What a rule says at a field, where its own words are for programs; empty if they are not. */
    String broken(String rule);

    String inRow(String row, String label);

    String problems(int n);

    String problemsLead();

    String elsewhere(String city, String time);

    String opsPages();

    String welcome(String name);

    String newItem();

    String newKind(String kind);

    String unsaved();

    String unsavedLead();

    String typed(String moment);

    String noItems();

    String next();

    String backToItem();

    String version(String n);

    String before();

    String after();

    String noted(String note, String label, String who);

    String earlier();

    String choose(String title);

    String publishChosen();

    String withdrawChosen();

    String narrow();

    String showList();

    String any();

    String filter(String name);

    String filterIs(String filter, String value);

    String takeOff(String filter);

    String source(String term);

    String order(Order order);

    String itemsFound(int count, String n);

    String chooseAll(String n);

    String tooManyToChoose(String most);

    String editChosen();

    String bulkEditLead();

    String previewChanges();

    String changeItems(int n);

    String exportAll();

    String exportOf(String scheme);

    String schemeOfItems();

    String compareVersion();

    String compareVersions();

    String compareWith(String n);

    String sameText();

    String restore(String n);

    String restored(String n);

    String restoreLead();

    String restoreStale();

    String restoreStatus(String status);

    String restoreSisters();

    String restoreIdentifier(String scheme, String value);

    String backToLists();

    String sketch(String km);

    String exportBy();

    String export();

    String exportText();

    String searchOwn();

    String searchButton();

    String withdrawStale();

    String importTitle();

    String importLead();

    /** What is wrong with the choice of columns. */
    /** Columns of items of a kind; of all kinds if it is empty. */
    /** The heading of reasons in the table of refused rows. No column may be called so. */
    String untitled();

    String ofThisCity();

    String state(State term);

    String status(String term);

    String saveDraft();

    String publish();

    String publishChanges();

    String publishAgain();

    String keep();

    String preview();

    String discard();

    String deleteDraft();

    String withdraw();

    String copy();

    String history();

    String seePage();

    String publishedLead();

    String withdrawnLead();

    String kept(String moment);

    String notKept(String why);

    String compare();

    String address(String outcome, String size);

    String pastDay();

    String twins();

    String twinState(String state);

    String pastDays(String days);

    String aboutAddress(String address, String told);

    String doubtfulRows(long count, String n);

    String addressesUnasked(int count, String n);

    String sameRow(String row);

    String willBeHeld(long n, String all);

    String done(String what);

    String stale();

    String staleLead();

    String typedTwice();

    String typedTwiceLead();

    String takeTyped(String moment);

    String takeMine();

    String takeTheirs();

    String goOn();

    String empty();

    String complete(String language, int done, int all);

    String addLanguage();

    String languageTag();

    String unknownLanguage();

    String add();

    String needed();

    String withdrawTitle(String title);

    String withdrawLead();

    String reason();

    String cancel();

    String contents();

    String position();
}
