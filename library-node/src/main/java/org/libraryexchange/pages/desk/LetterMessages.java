package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages with letters. They are in {@code messages/letter_*.properties}, by language. */
@MessageBundle(value = "letter", locale = "en")
interface LetterMessages {

    String title();

    String newLetter();

    String newLetterTo(String city);

    String replyTo(String city);

    String draftTitle();

    String forUs();

    String nothingForUs();

    String forPartner();

    String nothingForPartner();

    String drafts();

    String noDrafts();

    String all();

    String noLetters();

    String onlyLatest(String n);

    String search();

    String found(String words);

    String notFound();

    String notFoundYet();

    String backToAll();

    String more();

    String first();

    String latest();

    String from(String city);

    String to(String city);

    String deskOf(String desk, String city);

    String person(String name, String desk);

    String toDesk(String desk);

    String about(String title);

    String andOthers(String title);

    String noSubject();

    String onlyIn(String language);

    String state(String state);

    String asks(String asks);

    String concerns(String concerns);

    String standard();

    String standardWords();

    String sentence(String sentence, String city);

    String theCity();

    String worksOn(String name);

    String asksUs(String asks);

    String weAsk(String asks);

    String origin(String origin);

    String labelled(String language, String origin);

    String missing(String language);

    String erased(String city);

    String crossed(String moment);

    String judgedByUs(String state, String n);

    String judgedByPartner(String city, String state, String n);

    String erasureAsked(String city);

    String erasureAskedByUs(String city);

    String needsOperator();

    String handlingErased();

    String reasonGiven();

    String links();

    String items();

    String noItems();

    String itemState(String state);

    String unknownItem(String city);

    String itemChanged(String then, String now);

    String goOn();

    String act(String act);

    String actOn(String action, String subject);

    String acts();

    String sure(String action);

    String yes(String action);

    String back();

    String reasonHint();

    String done(String what);

    String label(String label);

    String hint(String label);

    String usualDesk();

    String usualDeskOf(String city);

    String chooseAddressee();

    String byMachine(String language);

    String showName();

    String showNameHint();

    String link(String n);

    String linkHint();

    String moreLinks();

    String keptInBrowser();

    String forget();

    String addItem();

    String addItemHint();

    String remove(String title);

    String noSuchItem();

    String sectionWho();

    String sectionText();

    String sectionItems();

    String send();

    String noTextFor(String city, String language);

    String noDesks();

    String tooMany(String moment);

    String notice(String what);

    String stale();

    String staleLead();

    String answering();

    String broken(String rule);
}
