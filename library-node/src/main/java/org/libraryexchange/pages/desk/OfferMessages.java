package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;
import org.libraryexchange.letters.proposals.TranslationWork.State;
import org.libraryexchange.letters.proposals.WorkSize;

/**
 * The texts of offers, of the work list of translations, and of what has been overtaken. The Chinese texts are in
 * {@code messages/offer_zh.properties}.
 */
@MessageBundle(value = "offer", locale = "en")
interface OfferMessages {

    String offer();

    String subject(String title, String city);

    String language();

    String languageHint();

    String showLanguage();

    String texts();

    String textsHint();

    String original(String language);

    String noOriginal();

    String correct();

    String corrected(String language);

    String machine();

    String movedText();

    String moved(String n);

    String itemGone();

    String itemWithdrawn();

    String notOffered();

    String also(String label);

    String sisters();

    String sistersHint();

    String sisterWords();

    String sisterWordsHint();

    String relation();

    String relationOf(String term);

    String link();

    String notFound();

    String sister();

    String sisterOf(String title, String relation);

    String credit();

    String creditHint();

    String letter();

    String nothingOffered();

    String proposal();

    String offered(String sort, int n);

    String unknown();

    String creditTo(String name);

    String taken(int n, int all, String version);

    String needsBoth();

    String noItem();

    String publishFirst();

    String seeItem();

    String history();

    String state(String state);

    String byMachine();

    String movedChange();

    String goneChange();

    String sourceMoved();

    String then();

    String now();

    String becomes();

    String accept(String label);

    String edit();

    String acceptTicked();

    String acceptAll();

    String acceptOthers();

    String sayWhy();

    String notAccepted(String why);

    String work();

    String workState(State state);

    String workSize(WorkSize size, String count);

    String workLead(State state, String language);

    String whose();

    String allCities();

    String show();

    String nothingToDo();

    String nothingYet();

    String staleTexts(String labels);

    String translate();

    String editItem();

    String seeOffer();

    String settled(String state);

    String settledTitle();

    String settledLead(String state);

    String nothingSettled();

    String settledBy(String city, String moment);

    String removed();

    String was();

    String ours();

    String theirs();

    String leftOut();

    String takeTheirs();

    String takeTheirsOf(String label, String title);

    String done();

    String doneWith(String label, String title);

    String needsCataloguer();

    String settledDone(String done);

    String waitingLetters();

    String nothingWaits();
}
