package org.libraryexchange.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of offers, of the work list of translations, and of what has been overtaken. The Chinese texts are in
 * {@code messages/offer_zh.properties}.
 */
@MessageBundle(value = "offer", locale = "en")
interface OfferMessages {

    @Message("Offer a translation or correction")
    String offer();

    @Message("“{title}”: a suggestion from {city}")
    String subject(String title, String city);

    @Message("We suggest the texts below for this item. Please accept those that you find right.")
    String text();

    @Message("Language of the translation")
    String language();

    @Message("To offer texts in several languages, choose one after the other.")
    String languageHint();

    @Message("Show this language")
    String showLanguage();

    @Message("Texts of the item")
    String texts();

    @Message("Change only what you want to offer. The partner decides about each change.")
    String textsHint();

    @Message("Original ({language})")
    String original(String language);

    @Message("The original language has no text here.")
    String noOriginal();

    @Message("Correct the original")
    String correct();

    @Message("Corrected original ({language})")
    String corrected(String language);

    @Message("A machine helped with this text")
    String machine();

    @Message("The original has changed since this was translated.")
    String stale();

    @Message("This text of the item has changed while you were writing. It is shown as it is now.")
    String movedText();

    @Message(
            "The item has changed since this offer was begun. The form now shows version {n}. Please look at your texts,"
                    + " then save or send them.")
    String moved(String n);

    @Message("The item is no longer here. Nothing can be accepted for it.")
    String itemGone();

    @Message("The item is not published at present. The partner can accept the offer only once it is.")
    String itemWithdrawn();

    @Message("Only published items of a partner can be given a translation or correction.")
    String notOffered();

    @Message("This letter also offers: {label}")
    String also(String label);

    @Message("Sister items")
    String sisters();

    @Message("Link one of our own items to this one. Readers can then go from one to the other.")
    String sistersHint();

    @Message("Our item")
    String sisterWords();

    @Message("Its title, its id or the address of its page")
    String sisterWordsHint();

    @Message("Find")
    String find();

    @Message("Relation")
    String relation();

    @Message(
            "{#switch term}{#case 'same'}Both describe the same thing{#case 'counterpart'}Counterpart in the other city{#else}{term}{/switch}")
    String relationOf(String term);

    @Message("Link")
    String link();

    @Message("No published item of ours was found.")
    String notFound();

    @Message("Sister item")
    String sister();

    @Message("{title} ({relation})")
    String sisterOf(String title, String relation);

    @Message("Credit")
    String credit();

    @Message("Whom the partner should credit for the texts. May stay empty.")
    String creditHint();

    @Message("Your letter")
    String letter();

    @Message("{#switch what}{#case 'nothing'}You have not changed anything yet."
            + "{#else}cannot be emptied: an offer cannot remove texts{/switch}")
    String refused(String what);

    @Message("What is offered")
    String proposal();

    @Message("{#switch sort}{#case 'translation'}Offers a translation{#case 'sister'}Offers a sister item"
            + "{#else}Offers a correction{/switch} ({#if n == 1}1 change{#else}{n} changes{/if})")
    String offered(String sort, int n);

    @Message("This letter offers something that our version of the software does not know. An operator can update the"
            + " node.")
    String unknown();

    @Message("Credit: {name}")
    String creditTo(String name);

    @Message(
            "{#if n == 1}1 change was{#else}{n} changes were{/if} accepted, out of {all}. The latest came into the item"
                    + " with version {version}.")
    String taken(int n, int all, String version);

    @Message("Only colleagues who are also cataloguers can accept changes. Please ask one of them.")
    String needsBoth();

    @Message("The item is not here. Nothing can be accepted.")
    String noItem();

    @Message("The item is not published at present. Publish it first, then decide.")
    String publishFirst();

    @Message("See the item")
    String seeItem();

    @Message("History of the item")
    String history();

    @Message(
            "{#switch state}{#case 'taken'}Accepted{#case 'there'}The item says this already"
                    + "{#case 'moved'}Changed meanwhile{#case 'gone'}Its place is gone{#case 'left'}Not accepted{#else}Open{/switch}")
    String state(String state);

    @Message("A machine helped with this text.")
    String byMachine();

    @Message("The text has changed since this was offered. If you accept, the offered text replaces what the item says"
            + " now.")
    String movedChange();

    @Message("The item no longer has this text, so the change cannot be accepted.")
    String goneChange();

    @Message("The original has changed since it was translated.")
    String sourceMoved();

    @Message("When it was offered")
    String then();

    @Message("Now")
    String now();

    @Message("Offered")
    String becomes();

    @Message("Accept this: {label}")
    String accept(String label);

    @Message("Edit the text before accepting it")
    String edit();

    @Message("Accept what is ticked")
    String acceptTicked();

    @Message("Accept all")
    String acceptAll();

    @Message("Accept all that have no conflict")
    String acceptOthers();

    @Message("Say something about the decision")
    String sayWhy();

    @Message(
            "{#switch why}{#case 'ticked'}Tick what you want to accept."
                    + "{#case 'changed'}The item has changed in the meantime. Nothing was accepted. Please look again."
                    + "{#case 'status'}Nothing was accepted: the item says all of this already, or it is not published."
                    + "{#case 'empty'}A text cannot be empty.{#else}Nothing was accepted. The problems are listed below.{/switch}")
    String notAccepted(String why);

    @Message("Back to the conversation")
    String back();

    @Message("Translations")
    String work();

    @Message("{#switch state}{#case 'missing'}Missing{#case 'stale'}Out of date{#else}Offered{/switch}")
    String workState(String state);

    @Message("{#switch state}{#case 'missing'}Items whose title is not in {language}"
            + "{#case 'stale'}Items whose original has changed since it was translated into {language}"
            + "{#else}Items for which a text in {language} is offered, and nobody has decided yet{/switch}")
    String workLead(String state, String language);

    @Message("Whose items")
    String whose();

    @Message("All cities")
    String allCities();

    @Message("Show")
    String show();

    @Message("There is nothing to do here.")
    String nothingToDo();

    @Message("Nothing on this page. There are more items to look through.")
    String nothingYet();

    @Message("Out of date: {labels}")
    String staleTexts(String labels);

    @Message("Offer a translation")
    String translate();

    @Message("Edit the item")
    String editItem();

    @Message("See the offer")
    String seeOffer();

    @Message("{#switch state}{#case 'overtaken'}Overtaken{#else}Set aside{/switch}")
    String settled(String state);

    @Message("Overtaken and set aside")
    String settledTitle();

    @Message("{#switch state}{#case 'overtaken'}Texts that people at the desk had accepted or written, until our own"
            + " systems sent a newer text, which counts. Look whether anything of the old text is still needed."
            + "{#else}Texts that people at the desk had accepted or written, and that have no place in the item any more"
            + " since our own systems changed it.{/switch}")
    String settledLead(String state);

    @Message("There are no such texts.")
    String nothingSettled();

    @Message("from {city}, {moment}")
    String settledBy(String city, String moment);

    @Message("(removed)")
    String removed();

    @Message("The text was")
    String was();

    @Message("Done")
    String done();

    @Message("Done with “{label}” of “{title}”")
    String doneWith(String label, String title);

    @Message("Only a cataloguer can take entries off this list.")
    String needsCataloguer();

    @Message("The entry is off the list.")
    String dismissed();

    @Message("Waiting for us")
    String waiting();

    @Message("All letters and offers")
    String waitingLetters();

    @Message("Nothing is waiting for us.")
    String nothingWaits();
}
