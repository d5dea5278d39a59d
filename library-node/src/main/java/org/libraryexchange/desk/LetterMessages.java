package org.libraryexchange.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages with letters. The Chinese texts are in {@code messages/letter_zh.properties}. */
@MessageBundle(value = "letter", locale = "en")
interface LetterMessages {

    @Message("Letters")
    String title();

    @Message("New letter")
    String newLetter();

    @Message("New letter to {city}")
    String newLetterTo(String city);

    @Message("Reply")
    String reply();

    @Message("Reply to {city}")
    String replyTo(String city);

    @Message("Draft of a letter")
    String draftTitle();

    @Message("{list} ({n})")
    String counted(String list, String n);

    @Message("Waiting for us")
    String forUs();

    @Message("Nothing is waiting for us.")
    String nothingForUs();

    @Message("Waiting for the partner")
    String forPartner();

    @Message("We are not waiting for anything.")
    String nothingForPartner();

    @Message("Drafts")
    String drafts();

    @Message("There are no drafts.")
    String noDrafts();

    @Message("All letters")
    String all();

    @Message("There are no letters yet.")
    String noLetters();

    @Message("The latest {n} are shown. The others are among all letters.")
    String onlyLatest(String n);

    @Message("Search letters")
    String search();

    @Message("Search")
    String searchButton();

    @Message("Letters with “{words}”")
    String found(String words);

    @Message("No letter contains all of these words.")
    String notFound();

    @Message("No letter on this page contains all of these words. There are more letters to look through.")
    String notFoundYet();

    @Message("Back to all letters")
    String backToAll();

    @Message("More letters")
    String more();

    @Message("First letters of this conversation")
    String first();

    @Message("Latest letter on this page")
    String latest();

    @Message("From {city}")
    String from(String city);

    @Message("To {city}")
    String to(String city);

    @Message("{desk}, {city}")
    String deskOf(String desk, String city);

    @Message("{name}, {desk}")
    String person(String name, String desk);

    @Message("To: {desk}")
    String toDesk(String desk);

    @Message("About: {title}")
    String about(String title);

    @Message("{title} and others")
    String andOthers(String title);

    @Message("No subject")
    String noSubject();

    @Message("Only in {language}")
    String onlyIn(String language);

    @Message("{#switch state}{#case 'draft'}Draft{#case 'waiting'}Waiting to be sent{#case 'sent'}Sent"
            + "{#case 'delivered'}Delivered{#case 'unread'}Not read yet{#case 'read'}Read{#case 'in-hand'}In hand"
            + "{#case 'answered'}Answered{#case 'accepted'}Accepted{#case 'partly-accepted'}Partly accepted"
            + "{#case 'declined'}Declined{#case 'recalled'}Recalled{#case 'erased'}Erased{#else}{state}{/switch}")
    String state(String state);

    @Message("{#switch asks}{#case 'none'}Nothing{#case 'reply'}A reply{#case 'translation'}A translation"
            + "{#case 'check'}To check a text{#else}{asks}{/switch}")
    String asks(String asks);

    @Message("{#switch asks}{#case 'reply'}Asks for a reply{#case 'translation'}Asks for a translation"
            + "{#case 'check'}Asks us to check a text{#else}Asks for “{asks}”{/switch}")
    String asksUs(String asks);

    @Message("{#switch asks}{#case 'reply'}We ask for a reply{#case 'translation'}We ask for a translation"
            + "{#case 'check'}We ask to check a text{#else}We ask for “{asks}”{/switch}")
    String weAsk(String asks);

    @Message("{#switch origin}{#case 'author'}as written{#case 'machine'}translated by a machine"
            + "{#else}translated by a person{/switch}")
    String origin(String origin);

    @Message("{language}, {origin}")
    String labelled(String language, String origin);

    @Message("There is no {language} text.")
    String missing(String language);

    @Message("{city} recalled this letter. What it said is gone.")
    String recalled(String city);

    @Message("{city} erased this letter. Only its place in the conversation remains.")
    String erased(String city);

    @Message("Crossed with the letter of {moment}: neither side knew the other’s letter when it wrote.")
    String crossed(String moment);

    @Message("Our answer “{state}” was about version {n}, before the letter changed.")
    String judgedByUs(String state, String n);

    @Message("{city} said “{state}” of version {n}, before the letter changed.")
    String judgedByPartner(String city, String state, String n);

    @Message("{city} asks us to erase this letter.")
    String erasureAsked(String city);

    @Message("We have asked {city} to erase this letter.")
    String erasureAskedByUs(String city);

    @Message("Only somebody who is also an exchange operator can erase letters.")
    String needsOperator();

    @Message("We have erased what we said about this letter.")
    String handlingErased();

    @Message("Reason:")
    String reasonGiven();

    @Message("Links")
    String links();

    @Message("Items")
    String items();

    @Message("This conversation is about no item.")
    String noItems();

    @Message("{#switch state}{#case 'absent'}Not here yet{#case 'withdrawn'}Withdrawn{#case 'erased'}Erased"
            + "{#case 'draft'}Draft{#else}{/switch}")
    String itemState(String state);

    @Message("An item of {city}")
    String unknownItem(String city);

    @Message("The item has changed since: version {then} then, version {now} now.")
    String itemChanged(String then, String now);

    @Message("Mark as read")
    String markRead();

    @Message("Take in hand")
    String takeInHand();

    @Message("Mark as answered")
    String markAnswered();

    @Message("Decline")
    String decline();

    @Message("Recall")
    String recall();

    @Message("Ask for erasure")
    String askErasure();

    @Message("Erase")
    String erase();

    @Message("Continue this conversation")
    String goOn();

    @Message("{action}: “{subject}”")
    String actOn(String action, String subject);

    @Message("What can be done with the letter")
    String acts();

    @Message("{#switch action}"
            + "{#case 'recall'}What the letter says will be gone in both cities. Both will see that it was recalled. This cannot be undone."
            + "{#case 'erase'}Only the letter’s place in the conversation remains, in both cities. This cannot be undone."
            + "{#else}The partner will see that we ask to erase its letter, and that we have read it. Its node then erases"
            + " the letter in both cities, unless the partner leaves that to a person. This cannot be undone.{/switch}")
    String sure(String action);

    @Message("{#switch action}{#case 'recall'}Yes, recall it{#case 'erase'}Yes, erase it{#else}Yes, ask{/switch}")
    String yes(String action);

    @Message("Back to the conversation")
    String back();

    @Message("The partner will see that we decline, and why. We can still change this later.")
    String declineLead();

    @Message("Reason")
    String reason();

    @Message("May stay empty. At most 1,000 characters.")
    String reasonHint();

    @Message(
            "{#switch what}{#case 'saved'}The draft is saved. Your colleagues can see it."
                    + "{#case 'sent'}The letter is on its way.{#case 'discarded'}The draft is deleted."
                    + "{#case 'read'}The letter is marked as read.{#case 'in-hand'}The letter is in hand."
                    + "{#case 'answered'}The letter is marked as answered.{#case 'declined'}The letter is declined."
                    + "{#case 'accepted'}All that the letter offers is in the item now."
                    + "{#case 'partly-accepted'}What you accepted is in the item now. The rest can still be accepted."
                    + "{#case 'recalled'}The letter is recalled.{#case 'erased'}The letter is erased."
                    + "{#case 'asked'}We have asked for the erasure."
                    + "{#else}Nothing was done: the letter or what became of it has changed meanwhile. Please look again.{/switch}")
    String done(String what);

    @Message(
            "{#switch label}{#case 'to'}Partner city{#case 'addressee'}Addressee{#case 'toDesk'}Their desk{#case 'from/desk'}Our desk"
                    + "{#case 'from/name'}Your name{#case 'asks'}What we ask for{#case 'originalLanguage'}Original language"
                    + "{#case 'subject'}Subject{#case 'text'}Text{#case 'machine'}Translated by a machine"
                    + "{#case 'about'}Items that the letter is about{#case 'links'}Link"
                    + "{#case 'inReplyTo'}The letter that this one replies to{#case 'thread'}Conversation"
                    + "{#else}The letter{/switch}")
    String label(String label);

    @Message("{#switch label}{#case 'originalLanguage'}The language in which you write. The other one may stay empty."
            + "{#case 'text'}Leave an empty line between paragraphs. At most 10,000 characters."
            + "{#case 'machine'}Tick a language if a machine made its text, so that the reader knows."
            + "{#else}{/switch}")
    String hint(String label);

    @Message("Their usual desk")
    String usualDesk();

    @Message("Usual desk, {city}")
    String usualDeskOf(String city);

    @Message("Please choose")
    String chooseAddressee();

    @Message("The {language} text is by a machine")
    String byMachine(String language);

    @Message("Show my name to the partner")
    String showName();

    @Message("Your name stays in this city unless you tick this.")
    String showNameHint();

    @Message("Link {n}")
    String link(String n);

    @Message("An address that begins with https://")
    String linkHint();

    @Message("Another link")
    String moreLinks();

    @Message("Add an item")
    String addItem();

    @Message("The address of its page, its id, or one of our identifiers such as events-calendar/4711")
    String addItemHint();

    @Message("Add")
    String add();

    @Message("Remove “{title}”")
    String remove(String title);

    @Message("There is no such item here.")
    String noSuchItem();

    @Message("Addressee and sender")
    String sectionWho();

    @Message("Subject and text")
    String sectionText();

    @Message("Items and links")
    String sectionItems();

    @Message("Save draft")
    String saveDraft();

    @Message("Send")
    String send();

    @Message("Delete draft")
    String deleteDraft();

    @Message("{city} reads {language}: there is no {language} text yet. You can send the letter without one.")
    String noTextFor(String city, String language);

    @Message("Nobody can write yet: this city has no desk for letters. The node’s configuration names them.")
    String noDesks();

    @Message("As many letters as allowed were sent. The draft is saved; it can be sent from {moment} on.")
    String tooMany(String moment);

    @Message(
            "{#switch what}{#case 'sent'}A colleague has sent this letter meanwhile. What you typed is below and would be a new letter."
                    + "{#case 'gone'}A colleague has deleted this draft meanwhile. What you typed is below and would be a new letter."
                    + "{#else}Both texts are put together. Please look at the letter, then save or send it.{/switch}")
    String notice(String what);

    @Message("A colleague has changed this draft while you were writing")
    String stale();

    @Message("Choose a text wherever the two differ. Nothing you typed is lost.")
    String staleLead();

    @Message("The letter that you answer")
    String answering();

    @Message("{#switch rule}{#case 'original-language'}is missing in the original language"
            + "{#case 'min-languages'}is missing{#case 'required'}is missing"
            + "{#case 'https'}must be a whole address that begins with https://"
            + "{#case 'web-address'}must be a whole address that begins with https://"
            + "{#case 'known-desk'}must be a desk of this city"
            + "{#case 'present-language'}is ticked for a language that has no text"
            + "{#case 'not-original'}cannot be ticked for the original language"
            + "{#case 'partner'}must be a partner city{#else}{/switch}")
    String broken(String rule);
}
