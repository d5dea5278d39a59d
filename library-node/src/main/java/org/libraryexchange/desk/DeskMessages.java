package org.libraryexchange.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the desk. The Chinese texts are in {@code messages/desk_zh.properties}. */
@MessageBundle(value = "desk", locale = "en")
interface DeskMessages {

    @Message("{city} desk")
    String desk(String city);

    @Message("{#switch name}{#case 'what'}What it is{#case 'when'}When{#case 'where'}Where"
            + "{#case 'pictures'}Pictures and recordings{#case 'details'}Details{#case 'sisters'}Sister items"
            + "{#case 'rights'}Rights{#else}Links and identifiers{/switch}")
    String section(String name);

    @Message("{#switch name}{#case 'overview'}Overview{#case 'items'}Items{#case 'letters'}Letters"
            + "{#case 'translations'}Translations{#else}Import{/switch}")
    String page(String name);

    @Message("{title} ({n})")
    String counted(String title, String n);

    @Message("{#switch key}{#case 'title'}Title{#case 'summary'}Summary{#case 'description'}Description"
            + "{#case 'originalLanguage'}Original language{#case 'subjects'}Subjects"
            + "{#case 'subjects/label'}Heading{#case 'subjects/uri'}Web address of the heading in an authority file"
            + "{#case 'occurrences'}Dates{#case 'occurrences/day'}Day{#case 'occurrences/from'}Starts at"
            + "{#case 'occurrences/to'}Ends at{#case 'occurrences/lastDay'}Last day"
            + "{#case 'occurrences/zone'}Time zone{#case 'occurrences/status'}Status"
            + "{#case 'event/datesToBeAnnounced'}Date to be announced"
            + "{#case 'festival/rule'}When it falls{#case 'festival/tradition'}Customs"
            + "{#case 'festival/recurrence'}Dates by a rule{#case 'festival/recurrence/form'}How its day is found"
            + "{#case 'festival/recurrence/lunar/month'}Lunar month{#case 'festival/recurrence/lunar/day'}Day of the month"
            + "{#case 'festival/recurrence/solar-term/term'}Solar term{#case 'festival/recurrence/date/month'}Month"
            + "{#case 'festival/recurrence/date/day'}Day{#case 'festival/recurrence/weekday/month'}Month"
            + "{#case 'festival/recurrence/weekday/nth'}Which one"
            + "{#case 'festival/recurrence/weekday/weekday'}Weekday{#case 'festival/recurrence/side'}The festival begins"
            + "{#case 'festival/recurrence/away'}How many days{#case 'festival/recurrence/lasts'}How many days it lasts"
            + "{#case 'festival/recurrence/from'}First year{#case 'festival/recurrence/to'}Last year"
            + "{#case 'place'}Place{#case 'place/name'}Place{#case 'place/address'}Address{#case 'place/latitude'}Latitude"
            + "{#case 'place/longitude'}Longitude{#case 'media'}Files"
            + "{#case 'media/url'}Web address of the file"
            + "{#case 'media/alt'}Description for people who cannot see it{#case 'media/credit'}Credit"
            + "{#case 'media/licence'}Licence of the file{#case 'media/mediaType'}Media type"
            + "{#case 'event/admission'}Admission{#case 'event/admission/free'}Admission is free{#case 'event/admission/prices'}Prices"
            + "{#case 'event/admission/prices/label'}For whom{#case 'event/admission/prices/amount'}Amount"
            + "{#case 'event/admission/prices/currency'}Currency{#case 'event/admission/note'}About admission"
            + "{#case 'event/audience'}For{#case 'history/form'}Form{#case 'history/creators'}Creators"
            + "{#case 'history/creators/name'}Name{#case 'history/creators/role'}Role"
            + "{#case 'history/period'}Date or period{#case 'history/period/edtf'}Date or period{#case 'history/period/label'}Period in words"
            + "{#case 'history/extent'}Extent{#case 'history/heldBy'}Held by"
            + "{#case 'history/shelfmark'}Shelfmark{#case 'licence'}Licence{#case 'attribution'}Attribution"
            + "{#case 'links'}Links{#case 'links/rel'}Type of link{#case 'links/url'}Web address"
            + "{#case 'links/title'}Title of the link{#case 'identifiers'}Identifiers"
            + "{#case 'identifiers/scheme'}Scheme{#case 'identifiers/value'}Key"
            + "{#case 'sisters'}Items that belong with this one{#case 'sisters/owner'}City{#case 'sisters/id'}Item"
            + "{#case 'sisters/relation'}How they belong together{#case 'sisters/note'}Note for readers"
            + "{#case 'reason'}Reason{#else}{key}{/switch}")
    String label(String key);

    @Message("{#switch key}{#case 'summary'}One or two sentences."
            + "{#case 'description'}Leave an empty line between paragraphs."
            + "{#case 'originalLanguage'}The language in which the text was written."
            + "{#case 'occurrences'}Leave the times empty for whole days."
            + "{#case 'place/name'}Places that the city has used are suggested, and fill in the rest."
            + "{#case 'place/latitude'}Degrees north, such as 53.7997"
            + "{#case 'place/longitude'}Degrees east, such as -1.5492"
            + "{#case 'media'}Files stay where they are published. Enter their web addresses."
            + "{#case 'media/alt'}What the picture shows, in a sentence. Screen readers read it aloud."
            + "{#case 'media/mediaType'}Such as image/jpeg. May stay empty if the address ends in .jpg, .png or the like."
            + "{#case 'festival/recurrence'}A rule adds the dates of the next three years by itself, and another each"
            + " year. To call one of them off, set its status to cancelled."
            + "{#case 'festival/rule'}In words, such as fifteenth day of the eighth lunar month. May stay empty if there is"
            + " a rule above."
            + "{#case 'history/period/edtf'}Such as 1890, 1890/1895, 18XX or 1770~"
            + "{#case 'history/creators/role'}Such as photographer"
            + "{#case 'licence'}What others may do with the text. Choose a licence or enter a web address."
            + "{#case 'event/admission/prices/amount'}Such as 12.50"
            + "{#case 'event/admission/prices/currency'}Such as GBP or CNY"
            + "{#case 'sisters'}Readers see them beside this item. Whether the other item names this one, too, is for its"
            + " city to say."
            + "{#case 'identifiers'}The keys of this item in your own systems."
            + "{#case 'identifiers/scheme'}Such as events-calendar{#else}{/switch}")
    String hint(String key);

    @Message("{#switch key}{#case 'subjects'}Subject {n}{#case 'occurrences'}Date {n}{#case 'media'}File {n}"
            + "{#case 'event/admission/prices'}Price {n}{#case 'history/creators'}Creator {n}"
            + "{#case 'links'}Link {n}{#case 'sisters'}Sister item {n}{#else}Identifier {n}{/switch}")
    String row(String key, String n);

    @Message("{#switch key}{#case 'subjects'}Add a subject{#case 'occurrences'}Add a date"
            + "{#case 'media'}Add a file{#case 'event/admission/prices'}Add a price"
            + "{#case 'history/creators'}Add a creator{#case 'links'}Add a link"
            + "{#else}Add an identifier{/switch}")
    String more(String key);

    @Message("{#switch term}{#case 'same'}Both describe the same thing{#case 'counterpart'}The other city’s counterpart"
            + "{#else}{term}{/switch}")
    String sisterRelation(String term);

    @Message("An item from {city}")
    String itemOf(String city);

    @Message(
            "{#switch state}{#case 'here'}Each names the other.{#case 'one-sided'}The item from {city} does not name this"
                    + " one.{#case 'withdrawn'}{city} has withdrawn it. Readers are told so."
                    + "{#case 'erased'}{city} has erased it. Readers do not see this link."
                    + "{#case 'names'}It names this item.{#else}It has not arrived here yet. Readers are told so.{/switch}")
    String sisterState(String state, String city);

    @Message("Find an item of another city")
    String findSister();

    @Message("Words of its title, in any language. Without words you get suggestions. What you tick is added whichever"
            + " button you choose.")
    String findSisterHint();

    @Message("Find")
    String find();

    @Message("Perhaps these belong with it")
    String suggested();

    @Message("Found")
    String found();

    @Message("No item was found.")
    String noneFound();

    @Message("Add the ticked")
    String addTicked();

    @Message("Offered by {city} and accepted.")
    String settledBy(String city);

    @Message("Set at the desk. It stays, whatever your systems send.")
    String settledHere();

    @Message("The original has changed since this was translated.")
    String originalChanged();

    @Message("Still right")
    String stillRight();

    @Message("Small change: the translations are still right")
    String smallChange();

    @Message("Remove {row}")
    String less(String row);

    @Message("Not stated")
    String notStated();

    @Message("Choose…")
    String pleaseChoose();

    @Message(
            "{#switch form}{#case 'lunar'}A day of the Chinese calendar{#case 'solar-term'}The first day of a solar term"
                    + "{#case 'date'}The same date each year{#case 'weekday'}A weekday of a month{#case 'easter'}Easter Sunday"
                    + "{#case 'announced'}Somebody announces it each year{#case ''}No rule: each date is entered below"
                    + "{#else}{form}{/switch}")
    String ruleForm(String form);

    @Message("{#switch side}{#case 'before'}days before{#case 'after'}days after{#case ''}on that day"
            + "{#else}{side}{/switch}")
    String ruleSide(String side);

    @Message("{#switch n}{#case '1'}first{#case '2'}second{#case '3'}third{#case '4'}fourth{#case '5'}fifth"
            + "{#case '-1'}last{#else}{n}{/switch}")
    String nth(String n);

    @Message("last (29th or 30th)")
    String lastLunarDay();

    @Message("This date comes from the rule.")
    String byRule();

    @Message("Show dates")
    String showDates();

    @Message("The next dates")
    String ruleDates();

    @Message("In words: {words}")
    String ruleInWords(String words);

    @Message(
            "{#switch note}{#case 'incomplete'}The rule is not complete yet."
                    + "{#case 'announced'}Enter each date below once it is announced.{#else}The rule gives no more dates.{/switch}")
    String ruleNote(String note);

    @Message("In these years the rule gives no date: {years}")
    String ruleWithout(String years);

    @Message("The item")
    String item();

    @Message("Yes")
    String yesFree();

    @Message("No")
    String noFree();

    @Message("{label} ({language})")
    String inLanguage(String label, String language);

    @Message("{label} {text}")
    String problem(String label, String text);

    /** What a rule says at a field, where its own words are for programs; empty if they are not. */
    @Message("{#switch rule}"
            + "{#case 'occurrences required'}are missing: add one, or tick “Date to be announced”"
            + "{#case 'event/datesToBeAnnounced not-allowed'}cannot be ticked while there are dates"
            + "{#case 'occurrences/day format'}must be a day such as 2027-05-08"
            + "{#case 'occurrences/lastDay format'}must be a day such as 2027-05-08"
            + "{#case 'occurrences/from format'}must be a time such as 18:30"
            + "{#case 'occurrences/to format'}must be a time such as 18:30"
            + "{#case 'occurrences/lastDay end-after-start'}must not be before the day"
            + "{#case 'occurrences/to end-after-start'}must be after the start"
            + "{#case 'festival/recurrence/away range'}must be from 1 to 366"
            + "{#case 'festival/recurrence/lasts type'}must be a whole number"
            + "{#case 'festival/recurrence/from type'}must be a year such as 2027"
            + "{#case 'festival/recurrence/to type'}must be a year such as 2027"
            + "{#case 'festival/recurrence/to in-order'}must not be before the first year"
            + "{#case 'days'}must be a number of days, such as 2"
            + "{#case 'title original-language'}must also be in the original language"
            + "{#case 'event/admission/free required'}must be stated if there are prices or a note"
            + "{#case 'event/admission/prices not-allowed'}are possible only if admission is not free"
            + "{#case 'licence required-to-publish'}is missing: a published item must state its licence"
            + "{#case 'place/latitude type'}must be a number{#case 'place/longitude type'}must be a number"
            + "{#case 'web-address'}must be a whole web address that begins with https:// or http://{#else}{/switch}")
    String broken(String rule);

    @Message("{row}: {label}")
    String inRow(String row, String label);

    @Message("{#if n == 1}There is a problem{#else}There are {n} problems{/if}")
    String problems(int n);

    @Message("Nothing you typed is lost.")
    String problemsLead();

    @Message("{city}: {time}")
    String elsewhere(String city, String time);

    @Message("Ops pages")
    String opsPages();

    @Message("Welcome, {name}")
    String welcome(String name);

    @Message("New item")
    String newItem();

    @Message("{#switch kind}{#case 'cultural-event'}New event{#case 'festival'}New festival"
            + "{#else}New local history item{/switch}")
    String newKind(String kind);

    @Message("Not saved yet")
    String unsaved();

    @Message("What you have typed but not yet saved or published. Only you see it.")
    String unsavedLead();

    @Message("You have no unsaved changes.")
    String nothingUnsaved();

    @Message("last typed {moment}")
    String typed(String moment);

    @Message("There are no items in this list.")
    String noItems();

    @Message("Next")
    String next();

    @Message("Back to the item")
    String backToItem();

    @Message("Version {n}")
    String version(String n);

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message(
            "{#switch note}{#case 'translated'}{label}: translation by {who}{#case 'confirmed'}{label}: found to be still"
                    + " right{#case 'accepted'}{label}: offered by {who} and accepted"
                    + "{#else}{label}: what your systems send counts again{/switch}")
    String noted(String note, String label, String who);

    @Message("Earlier versions")
    String earlier();

    @Message("Choose {title}")
    String choose(String title);

    @Message("Publish the chosen")
    String publishChosen();

    @Message("Withdraw the chosen")
    String withdrawChosen();

    @Message("{#if action == 'publish'}Publish {#else}Withdraw {/if}{#if n == 1}one item{#else}{n} items{/if}")
    String bulkTitle(String action, int n);

    @Message(
            "{#if n == 1}One item is {#else}{n} items are {/if}{#if action == 'publish'}published.{#else}withdrawn.{/if}")
    String bulkDone(String action, int n);

    @Message("No item was chosen for which this can be done.")
    String nothingChosen();

    @Message("Left out")
    String leftOut();

    @Message("is not published")
    String notPublished();

    @Message("has text that is not saved")
    String unsavedText();

    @Message("was changed by somebody else meanwhile")
    String changedMeanwhile();

    @Message("To withdraw so many items, type their number: {n}")
    String typeNumber(String n);

    @Message("That was another number. There are {n} items.")
    String typedOther(String n);

    @Message("Back to the lists")
    String backToLists();

    @Message("The large dot is this place, the small ones are others of the city. North is up; the bar is {km} km.")
    String sketch(String km);

    @Message("Identifier")
    String exportBy();

    @Message("Export this list as CSV")
    String export();

    @Message("The table can be edited in a spreadsheet and imported again. Items without this identifier are left out.")
    String exportText();

    @Message("Search the items of this city")
    String searchOwn();

    @Message("Search")
    String searchButton();

    @Message("Somebody has changed the item meanwhile. If it is still to be withdrawn, press the button again.")
    String withdrawStale();

    @Message("Import a spreadsheet")
    String importTitle();

    @Message("You see what each row would change before anything happens. Rows whose key no item has add items; other"
            + " rows replace what their items say.")
    String importLead();

    @Message("File")
    String tableFile();

    @Message("A CSV file. In Excel, choose “CSV UTF-8” as the file type. At most 2 MB; for more, use the API.")
    String tableFileHint();

    @Message("Scheme of the keys")
    String tableScheme();

    @Message(
            "The column “identifier” holds the keys of your items, such as numbers in your events calendar. The scheme is"
                    + " their name, such as events-calendar.")
    String tableSchemeHint();

    @Message("Publish rows that have no status. Otherwise new items become drafts.")
    String tablePublish();

    @Message("Show what would change")
    String showChanges();

    @Message("Templates")
    String templates();

    @Message("Each has the usual columns and one item as an example. Replace it with yours. An exported list can be"
            + " changed and imported, too.")
    String templatesLead();

    @Message("A scheme has lower-case letters, digits and hyphens, such as events-calendar.")
    String schemeInvalid();

    @Message("{#switch fault}{#case 'empty'}Choose a file that is not empty."
            + "{#case 'too-large'}The file is larger than 2 MB. Split it, or import it through the API."
            + "{#case 'workbook'}This is a workbook. Save the sheet as “CSV UTF-8” and choose that file."
            + "{#else}The file is not in UTF-8. In Excel, save it as “CSV UTF-8”.{/switch}")
    String tableFault(String fault);

    @Message("What would change")
    String previewTitle();

    @Message("Nothing has been changed yet.")
    String previewLead();

    @Message("Items have changed since you looked. This is what the import would do now.")
    String previewMoved();

    @Message("Row")
    String tableRow();

    @Message("{n} more rows are not shown.")
    String moreRows(String n);

    @Message("Import these rows")
    String importRows();

    @Message("Item")
    String tableItem();

    @Message("Rows that were left out")
    String refusedLeftOut();

    @Message("There is nothing to import.")
    String nothingToImport();

    @Message("Choose another file")
    String otherFile();

    @Message("{#switch effect}{#case 'created'}New{#case 'changed'}Changed{#case 'unchanged'}Unchanged"
            + "{#case 'withdrawn'}Withdrawn{#else}Refused{/switch}")
    String rowEffect(String effect);

    @Message("Values that people have settled")
    String settledValues();

    @Message("A value stays as somebody has settled it for as long as the file says what it has always said."
            + " What is new in the file counts.")
    String settledLead();

    @Message("{#switch fate}{#case 'stands'}Kept as settled{#case 'merged'}The same in the file"
            + "{#case 'overtaken'}Replaced by the file{#else}Set aside: its place is gone{/switch}")
    String settledFate(String fate);

    @Message("{label}: {fate}")
    String settledValue(String label, String fate);

    @Message("Row {row}: {text}")
    String rowProblem(String row, String text);

    @Message("Status")
    String statusLabel();

    @Message("{#switch state}{#case 'finished'}The import has finished."
            + "{#case 'held'}The import would withdraw unusually many items. An operator has to approve it."
            + "{#case 'dropped'}An operator has dropped the import. Nothing was changed."
            + "{#case 'superseded'}A newer file has replaced this import."
            + "{#case 'failed'}The import has failed. Rows that are counted below were imported."
            + "{#else}The import is running. This page reloads by itself.{/switch}")
    String importState(String state);

    @Message("Untitled")
    String untitled();

    @Message("Items of this city")
    String ofThisCity();

    @Message("{#switch term}{#case 'drafts'}Drafts{#case 'published'}Published{#case 'withdrawn'}Withdrawn"
            + "{#case 'without-chinese'}Without Chinese{#case 'without-english'}Without English"
            + "{#case 'past'}Past events{#else}Without a picture{/switch}")
    String state(String term);

    @Message("{#switch term}{#case 'new'}New{#case 'draft'}Draft{#case 'published'}Published{#else}Withdrawn{/switch}")
    String status(String term);

    @Message("Save draft")
    String saveDraft();

    @Message("Publish")
    String publish();

    @Message("Publish changes")
    String publishChanges();

    @Message("Publish again")
    String publishAgain();

    @Message("Keep for later")
    String keep();

    @Message("Preview")
    String preview();

    @Message("Discard my changes")
    String discard();

    @Message("Delete draft")
    String deleteDraft();

    @Message("Withdraw")
    String withdraw();

    @Message("Copy as new")
    String copy();

    @Message("History")
    String history();

    @Message("See the public page")
    String seePage();

    @Message("Only a cataloguer can publish this item.")
    String needsCataloguer();

    @Message("This item is published. Readers see changes once they are published.")
    String publishedLead();

    @Message("This item is withdrawn. It can be published again.")
    String withdrawnLead();

    @Message("Kept {moment}. Only you see it.")
    String kept(String moment);

    @Message("{#switch why}{#case 'offline'}Not kept: no connection.{#case 'unanswered'}Not kept: the desk does not"
            + " answer.{#case 'signed-out'}Not kept: you are signed out. Press any button to sign in again; what you"
            + " typed stays.{#case 'elsewhere'}Not kept: you have typed something else about this item in another"
            + " window.{#else}Not kept: the desk reports an error.{/switch}")
    String notKept(String why);

    @Message("Compare both texts")
    String compare();

    @Message("{#switch what}{#case 'saved'}The draft is saved.{#case 'published'}The item is published."
            + "{#case 'kept'}What you typed is kept. Only you see it.{#case 'withdrawn'}The item is withdrawn."
            + "{#case 'discarded'}Your changes are discarded.{#case 'deleted'}The draft is deleted."
            + "{#case 'confirmed'}The translation counts as right for the original as it is now."
            + "{#else}Both versions are combined. Check the item before you save or publish it.{/switch}")
    String done(String what);

    @Message("Somebody else has changed this item while you were writing")
    String stale();

    @Message("Both of you changed the fields below: choose which text to use. All other changes, yours and theirs, are"
            + " kept.")
    String staleLead();

    @Message("You have typed different texts about this item in two windows")
    String typedTwice();

    @Message("Both change the fields below: choose which text to use. All other changes, from either window, are kept.")
    String typedTwiceLead();

    @Message("Use the text of {moment}")
    String takeTyped(String moment);

    @Message("Yours")
    String mine();

    @Message("Saved meanwhile")
    String theirs();

    @Message("Use mine")
    String takeMine();

    @Message("Use theirs")
    String takeTheirs();

    @Message("Continue")
    String goOn();

    @Message("(empty)")
    String empty();

    @Message("{language}: {done} of {all} texts")
    String complete(String language, int done, int all);

    @Message("Add a language")
    String addLanguage();

    @Message("Language tag, such as fr or zh-Hant")
    String languageTag();

    @Message("That is no language tag.")
    String unknownLanguage();

    @Message("Add")
    String add();

    @Message("required")
    String needed();

    @Message("Withdraw “{title}”")
    String withdrawTitle(String title);

    @Message("Both cities will show that the item was withdrawn, and why. It can be published again.")
    String withdrawLead();

    @Message("Reason")
    String reason();

    @Message("Cancel")
    String cancel();

    @Message("On this page")
    String contents();

    @Message("The place, among the other places of the city")
    String position();
}
